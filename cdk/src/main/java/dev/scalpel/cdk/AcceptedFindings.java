package dev.scalpel.cdk;

import dev.scalpel.cdk.api.HttpApi;
import dev.scalpel.cdk.deployment.Deployment;
import dev.scalpel.cdk.deployment.Stage;
import dev.scalpel.settings.deployment.Pipeline;
import io.github.cdklabs.cdknag.NagPackSuppression;
import io.github.cdklabs.cdknag.NagSuppressions;
import io.github.cdklabs.cdknag.RegexAppliesTo;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import software.amazon.awscdk.Stack;

/** Findings of the security rules that we accept, each with its reason and its scope. */
final class AcceptedFindings {

    private static final String NO_NARROWER_RESOURCE =
            "Lambda makes a network interface in the function's name: EC2 has no narrower resource for one that is not there"
                    + " yet.";
    /** Of functions that are not among the four. */
    private static final Map<String, String> OWN_ROLES = new TreeMap<>(Map.of(
            TradeLog.NAME,
            TradeLog.ROLE_PATH,
            AuroraTradeLog.NAME,
            AuroraTradeLog.ROLE_PATH,
            Pipeline.LAKE,
            LakeResources.ROLE_PATH));

    private AcceptedFindings() {}

    static void declare(Stack stack, FunctionPermissions rights, boolean fixedAddress) {
        if (fixedAddress) {
            acceptFixedAddress(stack);
        }
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
                .forEach((function, patterns) -> acceptWildcards(
                        stack,
                        OWN_ROLES.getOrDefault(function, "/Functions/" + function + "-role/Resource"),
                        patterns));
    }

    private static void acceptWildcards(Stack stack, String path, List<String> patterns) {
        accept(
                stack,
                path,
                "AwsSolutions-IAM5",
                "Objects are made below these key prefixes all the time, and a secret's ARN ends with six"
                        + " characters that are unknown before it is created. A venue's keys lie below its path.",
                patterns.stream().map(AcceptedFindings::ending).toList());
    }

    static void acceptTradeLogSql(Stack stack, Deployment deployment) {
        accept(stack, AuroraTradeLog.ROLE_PATH, "AwsSolutions-IAM5", NO_NARROWER_RESOURCE, List.of("Resource::*"));
        accept(
                stack,
                AuroraTradeLog.VPC_PATH,
                "AwsSolutions-VPC7",
                "Nothing leads into this network or out of it but the way to the bucket, whose requests the function logs.",
                List.of());
        if (deployment.stage() == Stage.TESTNET) {
            accept(
                    stack,
                    AuroraTradeLog.CLUSTER_PATH,
                    "AwsSolutions-RDS10",
                    "A testnet's stack must be destroyed by one command; what the database holds follows from the ledger, and a"
                            + " snapshot is taken. Production's is protected.",
                    List.of());
        }
    }

    static void acceptPipeline(Stack stack) {
        accept(
                stack,
                DailyPipeline.ROLE_PATH,
                "AwsSolutions-IAM5",
                "The state machine describes and stops its own executions, whose names are made by AWS, reads the plans of"
                        + " all days, and delivers its log, for which AWS knows no resource.",
                List.of(ending(":*"), ending("/*:*"), ending("/pipeline/*"), "Resource::*"));
        accept(
                stack,
                DailyPipeline.MACHINE_PATH,
                "AwsSolutions-SF1",
                "Errors are logged. What became of each item is in the bucket; the events of a thousand calls a day would say"
                        + " it again, for more money.",
                List.of());
        accept(
                stack,
                DailyPipeline.MACHINE_PATH,
                "AwsSolutions-SF2",
                "The records in the bucket have the duration of each item; a trace of functions without X-Ray adds nothing.",
                List.of());
    }

    static void acceptLake(Stack stack) {
        accept(
                stack,
                LakeResources.TABLE_PATH,
                "AwsSolutions-DDB3",
                "Its items follow from the bars in the bucket, and expire: a deleted table is made again by the next"
                        + " deployment and the next day.",
                List.of());
    }

    static void acceptTradeLog(Stack stack) {
        TradeLog.tablePaths()
                .forEach(path -> accept(
                        stack,
                        path,
                        "AwsSolutions-DDB3",
                        "Its items follow from the ledger in the bucket, and expire: a deleted table is made again by the next"
                                + " deployment and the next hour.",
                        List.of()));
    }

    static void acceptShardQueues(Stack stack) {
        ShardQueues.PATHS.forEach(path -> accept(
                stack,
                path,
                "AwsSolutions-SQS3",
                "A message is worthless after its minute, and the next minute has one of its own: what failed is in the log, and an"
                        + " alarm counts it.",
                List.of()));
    }

    /** The rules find them at the gateway's methods and stage as well. */
    static void acceptApi(Stack stack) {
        HttpApi.acceptedFindings()
                .forEach(finding -> NagSuppressions.addResourceSuppressionsByPath(
                        stack,
                        "/" + stack.getStackName() + finding.getKey(),
                        List.of(NagPackSuppression.builder()
                                .id(finding.getValue().getKey())
                                .reason(finding.getValue().getValue())
                                .build()),
                        true));
    }

    private static void acceptFixedAddress(Stack stack) {
        for (String function : List.of("data-retrieval", "execution")) {
            accept(
                    stack,
                    "/Functions/" + function + "-role/Resource",
                    "AwsSolutions-IAM5",
                    NO_NARROWER_RESOURCE,
                    List.of("Resource::*"));
        }
        accept(
                stack,
                FixedAddress.VPC_PATH,
                "AwsSolutions-VPC7",
                "Flow logs of two functions that call one exchange contain less than the functions' own logs, for more money.",
                List.of());
        accept(
                stack,
                FixedAddress.INSTANCE_PATH,
                "AwsSolutions-EC28",
                "The shards' heartbeats watch the way through it each minute: the instance's own metrics add nothing.",
                List.of());
        accept(
                stack,
                FixedAddress.INSTANCE_PATH,
                "AwsSolutions-EC29",
                "It holds no state, and a deployment must be able to replace it; production's stack is protected as a"
                        + " whole.",
                List.of());
    }

    /** @param appliesTo empty for a rule that finds one thing only */
    private static void accept(Stack stack, String path, String rule, String reason, List<? extends Object> appliesTo) {
        NagPackSuppression.Builder suppression =
                NagPackSuppression.builder().id(rule).reason(reason);
        if (!appliesTo.isEmpty()) {
            suppression.appliesTo(appliesTo);
        }
        NagSuppressions.addResourceSuppressionsByPath(
                stack, "/" + stack.getStackName() + path, List.of(suppression.build()), false);
    }

    private static RegexAppliesTo ending(String pattern) {
        return RegexAppliesTo.builder()
                .regex("/^Resource::.*" + escaped(pattern) + "$/")
                .build();
    }

    /** For JavaScript, which reads the expression. */
    private static String escaped(String text) {
        return Pattern.compile("[*?/.]").matcher(text).replaceAll("\\\\$0");
    }
}
