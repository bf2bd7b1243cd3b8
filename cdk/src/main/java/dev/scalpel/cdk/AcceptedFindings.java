package dev.scalpel.cdk;

import io.github.cdklabs.cdknag.NagPackSuppression;
import io.github.cdklabs.cdknag.NagSuppressions;
import java.util.List;
import software.amazon.awscdk.Stack;

/** What the security rules find and we accept, one by one, each with its reason. */
final class AcceptedFindings {

    private AcceptedFindings() {}

    static void declare(Stack stack) {
        accept(
                stack,
                "/Store/Bucket/Resource",
                "AwsSolutions-S1",
                "Access logs would cost more than the bot itself;"
                        + " only its own four roles may read or write here, and the bucket is versioned.");
        accept(stack, "/Functions/FailedCalls/Resource", "AwsSolutions-SQS3", "This is the dead letter queue.");
        for (String function : List.of("data-retrieval", "training", "execution", "monitoring")) {
            accept(
                    stack,
                    "/Functions/" + function + "-role/Resource",
                    "AwsSolutions-IAM5",
                    "The wildcards stand after a key prefix of the one bucket, after this function's own log group,"
                            + " or for the six characters that Secrets Manager appends: dev.scalpel.cdk.Rights.");
        }
    }

    private static void accept(Stack stack, String path, String rule, String reason) {
        NagSuppressions.addResourceSuppressionsByPath(
                stack,
                "/" + stack.getStackName() + path,
                List.of(NagPackSuppression.builder().id(rule).reason(reason).build()),
                false);
    }
}
