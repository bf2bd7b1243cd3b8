package dev.scalpel.cdk;

import io.github.cdklabs.cdknag.NagPackSuppression;
import io.github.cdklabs.cdknag.NagSuppressions;
import io.github.cdklabs.cdknag.RegexAppliesTo;
import java.util.List;
import java.util.regex.Pattern;
import software.amazon.awscdk.Stack;

/** What the security rules find and we accept, one by one, each with its reason and with what it holds for. */
final class AcceptedFindings {

    private AcceptedFindings() {}

    static void declare(Stack stack, Rights rights) {
        accept(
                stack,
                "/Store/Bucket/Resource",
                "AwsSolutions-S1",
                "Access logs would have to lie in a second bucket that is kept as well, and would show the requests of"
                        + " this stack's own four roles, whose calls the functions' logs show already.",
                List.of());
        accept(
                stack,
                "/Functions/FailedCalls/Resource",
                "AwsSolutions-SQS3",
                "This is the queue of the calls that failed for good: nothing reads it by itself, so nothing can fail.",
                List.of());
        rights.wildcards()
                .forEach((function, patterns) -> accept(
                        stack,
                        "/Functions/" + function + "-role/Resource",
                        "AwsSolutions-IAM5",
                        "Objects are made below these key prefixes all the time, and a secret's ARN ends with six"
                                + " characters that nobody knows before it is made.",
                        patterns));
    }

    private static void accept(Stack stack, String path, String rule, String reason, List<String> endings) {
        NagPackSuppression.Builder suppression =
                NagPackSuppression.builder().id(rule).reason(reason);
        if (!endings.isEmpty()) {
            suppression.appliesTo(endings.stream()
                    .map(ending -> RegexAppliesTo.builder()
                            .regex("/^Resource::.*" + escaped(ending) + "$/")
                            .build())
                    .toList());
        }
        NagSuppressions.addResourceSuppressionsByPath(
                stack, "/" + stack.getStackName() + path, List.of(suppression.build()), false);
    }

    /** For JavaScript, which reads the expression. */
    private static String escaped(String text) {
        return Pattern.compile("[*?/.]").matcher(text).replaceAll("\\\\$0");
    }
}
