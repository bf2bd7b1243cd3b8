package dev.scalpel.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.cdk.deployment.Stage;
import dev.scalpel.testkit.RequiresNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

@ExtendWith(RequiresNode.class)
class ScalpelStackTest {

    @TempDir
    private static Path folder;

    private static SynthesizedStack testnet;
    private static Template template;

    @BeforeAll
    static void synthesise() {
        testnet = SynthesizedStack.of(
                SynthesizedStack.deployment(
                        Stage.TESTNET,
                        SynthesizedStack.MAILED + "symbols: [BTC/USDT, ETH/USDT, SOL/USDT]\n",
                        Optional.empty(),
                        folder),
                folder);
        template = testnet.template();
    }

    @Test
    void theSecurityRulesFindNothingThatWasNotAccepted() {
        testnet.requireNoFindings();
    }

    @Test
    void theBucketIsPrivateVersionedEncryptedAndKept() {
        template.hasResource(
                "AWS::S3::Bucket",
                Map.of(
                        "DeletionPolicy",
                        "RetainExceptOnCreate",
                        "UpdateReplacePolicy",
                        "Retain",
                        "Properties",
                        Match.objectLike(Map.of(
                                "VersioningConfiguration",
                                Map.of("Status", "Enabled"),
                                "PublicAccessBlockConfiguration",
                                Map.of(
                                        "BlockPublicAcls", true,
                                        "BlockPublicPolicy", true,
                                        "IgnorePublicAcls", true,
                                        "RestrictPublicBuckets", true),
                                "BucketEncryption",
                                Match.objectLike(Map.of(
                                        "ServerSideEncryptionConfiguration",
                                        List.of(Map.of(
                                                "ServerSideEncryptionByDefault",
                                                Map.of("SSEAlgorithm", "AES256")))))))));
        template.hasResourceProperties(
                "AWS::S3::BucketPolicy",
                Match.objectLike(Map.of(
                        "PolicyDocument",
                        Match.objectLike(Map.of(
                                "Statement",
                                Match.arrayWith(List.of(Match.objectLike(Map.of(
                                        "Effect",
                                        "Deny",
                                        "Condition",
                                        Map.of("Bool", Map.of("aws:SecureTransport", "false")))))))))));
    }

    @Test
    void oldVersionsOfModelsAndReportsAreKeptAndOfTheRestOneDay() {
        Map<String, Object> bucket = properties("AWS::S3::Bucket").get(0);
        List<Map<String, Object>> rules =
                TemplatePolicies.list(TemplatePolicies.map(bucket.get("LifecycleConfiguration"))
                                .get("Rules"))
                        .stream()
                        .map(TemplatePolicies::map)
                        .toList();
        assertThat(rules)
                .filteredOn(rule -> rule.containsKey("NoncurrentVersionExpiration"))
                .allSatisfy(rule -> assertThat(TemplatePolicies.map(rule.get("NoncurrentVersionExpiration")))
                        .containsEntry("NoncurrentDays", 1))
                .extracting(rule -> rule.get("Prefix"))
                .containsExactlyInAnyOrder(
                        "bars/",
                        "funding/",
                        "instruments/",
                        "chain/",
                        "tuning/",
                        "statistics/",
                        "state/",
                        "decisions/",
                        "trades/",
                        "orders/",
                        "shadow/",
                        "pipeline/",
                        "lake/",
                        "analysis/",
                        "notices/");
        assertThat(rules)
                .anySatisfy(rule ->
                        assertThat(rule).containsEntry("Prefix", "decisions/").containsKey("ExpirationInDays"));
    }

    @Test
    void theChainObjectStartsExecutionAndOnlyThisBucketMay() {
        template.hasResourceProperties(
                "AWS::S3::Bucket",
                Match.objectLike(Map.of(
                        "NotificationConfiguration",
                        Map.of(
                                "LambdaConfigurations",
                                List.of(Match.objectLike(Map.of(
                                        "Event",
                                        "s3:ObjectCreated:*",
                                        "Filter",
                                        Map.of(
                                                "S3Key",
                                                Map.of(
                                                        "Rules",
                                                        List.of(Map.of("Name", "prefix", "Value", "chain/")))))))))));
        template.hasResourceProperties(
                "AWS::Lambda::Permission",
                Match.objectLike(Map.of(
                        "Principal",
                        "s3.amazonaws.com",
                        "SourceAccount",
                        Map.of("Ref", "AWS::AccountId"),
                        "SourceArn",
                        Match.anyValue())));
        assertThat(TemplatePolicies.text(
                        properties("AWS::Lambda::Permission").get(0).get("SourceArn")))
                .isEqualTo("arn:AWS::Partition:s3:::scalpel-testnet-AWS::AccountId-AWS::StackId");
    }

    @Test
    void whatFailsForGoodOfEachFunctionGoesToTheQueueThatTheAlarmWatches() {
        template.resourceCountIs("AWS::SQS::Queue", 1);
        String queue =
                template.findResources("AWS::SQS::Queue").keySet().iterator().next();
        assertThat(properties("AWS::Lambda::Function"))
                .extracting(function -> TemplatePolicies.text(
                        TemplatePolicies.map(function.get("DeadLetterConfig")).get("TargetArn")))
                .containsOnly(queue + ".Arn");
        Map<String, Object> alarm = properties("AWS::CloudWatch::Alarm").stream()
                .filter(each -> each.get("AlarmName").equals("scalpel-testnet-failed-calls"))
                .findFirst()
                .orElseThrow();
        assertThat(alarm)
                .containsEntry("Namespace", "AWS/SQS")
                .containsEntry("MetricName", "NumberOfMessagesSent")
                .containsEntry("Threshold", 1);
        assertThat(String.valueOf(alarm.get("Dimensions"))).contains(queue);
    }

    @Test
    void retrievalIsAZipExecutionASlimImageAndTheOthersShareOne() {
        template.hasResourceProperties(
                "AWS::Lambda::Function",
                Match.objectLike(Map.of(
                        "FunctionName", "scalpel-testnet-data-retrieval",
                        "Runtime", "java25",
                        "Architectures", List.of("arm64"),
                        "Handler", "dev.scalpel.retrieval.RetrievalHandler::handleRequest")));
        List<Map<String, Object>> images = properties("AWS::Lambda::Function").stream()
                .filter(function -> "Image".equals(function.get("PackageType")))
                .toList();
        assertThat(images).hasSize(3);
        assertThat(imageOf("training")).isEqualTo(imageOf("monitoring")).isNotEqualTo(imageOf("execution"));
        assertThat(images)
                .extracting(function ->
                        TemplatePolicies.map(function.get("ImageConfig")).get("Command"))
                .containsExactlyInAnyOrder(
                        List.of("dev.scalpel.training.TrainingHandler::handleRequest"),
                        List.of("dev.scalpel.execution.ExecutionHandler::handleRequest"),
                        List.of("dev.scalpel.monitoring.MonitoringHandler::handleRequest"));
    }

    /** CloudFormation replaces a function whose logical id, name or kind of package changes. */
    @Test
    void anEarlierDeploymentIsUpdatedInPlace() {
        assertThat(template.findResources("AWS::Lambda::Function").entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey,
                                function -> TemplatePolicies.map(
                                                function.getValue().get("Properties"))
                                        .getOrDefault("PackageType", "Zip"))))
                .isEqualTo(Map.of(
                        "Functionsdataretrieval593149FF", "Zip",
                        "Functionsexecution4487DD39", "Image",
                        "Functionsmonitoring44C3CA82", "Image",
                        "Functionstraining0F21F653", "Image"));
    }

    @Test
    void whatTradesIsNeverRepeatedByThePlatform() {
        for (Map<String, Object> invocation : properties("AWS::Lambda::EventInvokeConfig")) {
            String function = String.valueOf(invocation.get("FunctionName"));
            boolean eachMinute = function.contains("retrieval") || function.contains("execution");
            assertThat(invocation)
                    .as(function)
                    .containsEntry("MaximumRetryAttempts", eachMinute ? 0 : 1)
                    .containsEntry("MaximumEventAgeInSeconds", eachMinute ? 60 : 7_200);
        }
        template.resourceCountIs("AWS::Lambda::EventInvokeConfig", 4);
        assertThat(properties("AWS::Lambda::Function"))
                .allSatisfy(function -> assertThat(function).containsKey("DeadLetterConfig"))
                .allSatisfy(function -> assertThat(function).doesNotContainKey("ReservedConcurrentExecutions"));
    }

    @Test
    void eachCadenceHasOneScheduleWithItsPayload() {
        List<Map<String, Object>> schedules = properties("AWS::Scheduler::Schedule");
        assertThat(schedules)
                .extracting(
                        schedule -> TemplatePolicies.map(schedule.get("Target")).get("Input"))
                .containsExactlyInAnyOrder(
                        "{\"action\":\"retrieve\"}",
                        "{\"action\":\"scheduled_trading\"}",
                        "{\"day\":\"<aws.scheduler.scheduled-time>\"}");
        assertThat(schedules)
                .extracting(schedule -> schedule.get("ScheduleExpression"))
                .contains("cron(* * * * ? *)", "cron(20 0 ? * * *)");
        assertThat(schedules)
                .filteredOn(schedule -> schedule.get("ScheduleExpression").equals("cron(* * * * ? *)"))
                .hasSize(2)
                .allSatisfy(schedule -> assertThat(TemplatePolicies.map(
                                TemplatePolicies.map(schedule.get("Target")).get("RetryPolicy")))
                        .containsEntry("MaximumRetryAttempts", 0)
                        .containsEntry("MaximumEventAgeInSeconds", 60));
    }

    /** A rate begins at the second of the deployment and keeps it: late in the minute every bar would be too old. */
    @Test
    void everySchedulesSecondIsTheClocksAndNotTheDeployments() {
        assertThat(properties("AWS::Scheduler::Schedule"))
                .allSatisfy(schedule -> assertThat(String.valueOf(schedule.get("ScheduleExpression")))
                        .startsWith("cron("));
    }

    /** What a new account may give a function. */
    @Test
    void noFunctionNeedsMoreMemoryThanANewAccountHas() {
        assertThat(properties("AWS::Lambda::Function"))
                .allSatisfy(function ->
                        assertThat((Integer) function.get("MemorySize")).isLessThanOrEqualTo(3_008));
    }

    @Test
    void theMinutesAndThePipelineHaveAHeartbeat() {
        assertThat(properties("AWS::CloudWatch::Alarm"))
                .extracting(alarm -> alarm.get("AlarmName"))
                .containsExactlyInAnyOrder(
                        "scalpel-testnet-failed-calls",
                        "scalpel-testnet-drawdown",
                        "scalpel-testnet-silence",
                        "scalpel-testnet-untrained");
        Map<String, Object> silence = alarm("silence");
        assertThat(silence).containsEntry("TreatMissingData", "breaching").containsEntry("MetricName", "Drawdown");
        assertThat(dimensions(silence)).containsExactlyEntriesOf(Map.of("FunctionName", "scalpel-testnet-execution"));
        Map<String, Object> untrained = alarm("untrained");
        assertThat(untrained)
                .containsEntry("TreatMissingData", "breaching")
                .containsEntry("MetricName", "ExecutionsSucceeded");
        assertThat(untrained).containsEntry("Namespace", "AWS/States");
        assertThat(dimensions(untrained)).containsOnlyKeys("StateMachineArn");
        // A day and what two trainings may lie further apart than one; an hour's period may be watched for a week.
        assertThat((Integer) untrained.get("Period") * (Integer) untrained.get("EvaluationPeriods"))
                .isBetween(86_400 + 2 * 900, 604_800);
        assertThat((Integer) untrained.get("Period")).isGreaterThanOrEqualTo(3_600);
    }

    @Test
    void eachAlarmMailsWhenItBeginsAndWhenItEndsAndHasAnEntryInTheManual() throws IOException {
        String manual = Files.readString(Path.of(System.getProperty("scalpel.root"), "docs/operations.md"));
        for (Map<String, Object> alarm : properties("AWS::CloudWatch::Alarm")) {
            assertThat(TemplatePolicies.list(alarm.get("AlarmActions"))).hasSize(1);
            assertThat(TemplatePolicies.list(alarm.get("OKActions")))
                    .isEqualTo(TemplatePolicies.list(alarm.get("AlarmActions")));
            String kind = String.valueOf(alarm.get("AlarmName"))
                    .replace("scalpel-testnet-", "")
                    .replaceFirst("-[0-9]+$", "");
            assertThat(manual).contains("### Alarm `" + kind);
            assertThat(String.valueOf(alarm.get("AlarmDescription"))).contains("docs/operations.md");
        }
        template.resourceCountIs("AWS::CloudWatch::Dashboard", 0);
    }

    @Test
    void theBudgetCountsThisDeploymentAndNothingElseOfTheAccount() {
        Map<String, Object> budget =
                TemplatePolicies.map(properties("AWS::Budgets::Budget").get(0).get("Budget"));
        assertThat(TemplatePolicies.map(budget.get("CostFilters")))
                .containsExactlyEntriesOf(Map.of("TagKeyValue", List.of("user:deployment$scalpel-testnet")));
        assertThat(TemplatePolicies.list(properties("AWS::S3::Bucket").get(0).get("Tags")))
                .contains(Map.of("Key", "deployment", "Value", "scalpel-testnet"));
    }

    @Test
    void eachAcceptedFindingNamesWhatItIsAcceptedFor() {
        List<Map<String, Object>> accepted = TemplatePolicies.map(testnet.json().get("Resources")).values().stream()
                .map(resource ->
                        TemplatePolicies.map(TemplatePolicies.map(resource).get("Metadata")))
                .flatMap(metadata ->
                        TemplatePolicies.list(
                                TemplatePolicies.map(metadata.get("cdk_nag")).get("rules_to_suppress"))
                                .stream())
                .map(TemplatePolicies::map)
                .toList();
        assertThat(accepted)
                .filteredOn(rule -> rule.get("id").equals("AwsSolutions-IAM5"))
                .hasSize(5)
                .allSatisfy(rule -> assertThat(TemplatePolicies.list(rule.get("applies_to")))
                        .isNotEmpty());
        // They cost cents: that is no reason.
        assertThat(accepted)
                .noneMatch(rule -> String.valueOf(rule.get("reason")).contains("cost more than the bot"));
    }

    @Test
    void onlyProductionIsProtectedFromBeingDestroyedInOneStep(@TempDir Path other) {
        assertThat(testnet.isProtected()).isFalse();
        assertThat(SynthesizedStack.of(
                                SynthesizedStack.deployment(Stage.PRODUCTION, SynthesizedStack.MAILED, other), other)
                        .isProtected())
                .isTrue();
    }

    private static Map<String, Object> alarm(String name) {
        return properties("AWS::CloudWatch::Alarm").stream()
                .filter(each -> each.get("AlarmName").equals("scalpel-testnet-" + name))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, String> dimensions(Map<String, Object> alarm) {
        return TemplatePolicies.list(alarm.get("Dimensions")).stream()
                .map(TemplatePolicies::map)
                .collect(Collectors.toMap(
                        dimension -> String.valueOf(dimension.get("Name")),
                        dimension -> String.valueOf(dimension.get("Value"))));
    }

    @Test
    void mailGoesToThePersonInTheSettingsAndTheBudgetToo() {
        template.hasResourceProperties(
                "AWS::SNS::Subscription",
                Match.objectLike(Map.of("Protocol", "email", "Endpoint", "someone@example.org")));
        template.hasResourceProperties(
                "AWS::Budgets::Budget",
                Match.objectLike(Map.of(
                        "Budget", Match.objectLike(Map.of("BudgetLimit", Map.of("Amount", 10, "Unit", "USD"))))));
    }

    @Test
    void theEnvironmentFitsAndHoldsNoSecret() {
        for (Map<String, Object> function : properties("AWS::Lambda::Function")) {
            Map<String, Object> variables = TemplatePolicies.map(
                    TemplatePolicies.map(function.get("Environment")).get("Variables"));
            assertThat(variables)
                    .containsEntry("SCALPEL_STORE_KIND", "s3")
                    .containsEntry("SCALPEL_MODE", "paper")
                    .containsEntry("SCALPEL_VENUE_CONNECTION_SECRET_NAME", "scalpel/exchange-testnet");
            assertThat(String.valueOf(variables)).hasSizeLessThan(2_000);
        }
        template.resourceCountIs("AWS::SecretsManager::Secret", 0);
    }

    @Test
    void logsAreKeptAsLongAsTheSettingsSay() {
        template.allResourcesProperties("AWS::Logs::LogGroup", Match.objectLike(Map.of("RetentionInDays", 14)));
        template.resourceCountIs("AWS::Logs::LogGroup", 5);
    }

    @Test
    void theOutputsCanBePasted() {
        Map<String, Object> outputs = TemplatePolicies.map(testnet.json().get("Outputs"));
        assertThat(outputs).containsKeys("EmergencyStop", "Resume", "Retrain", "Report", "Logs", "Bucket");
        assertThat(TemplatePolicies.text(
                        TemplatePolicies.map(outputs.get("EmergencyStop")).get("Value")))
                .startsWith("printf '{\"action\":\"emergency_stop\"}' | aws lambda invoke")
                .endsWith(" --payload fileb:///dev/stdin /dev/stdout");
    }

    @Test
    void whereTheRegionIsNotKnownYetCloudFormationRefusesTheWrongOne() {
        Map<String, Object> rules = TemplatePolicies.map(testnet.json().get("Rules"));
        assertThat(rules).containsKey("VenueServesThisRegion");
        assertThat(rules.get("VenueServesThisRegion").toString())
                .contains("us-east-1", "us-east-2", "us-west-1", "us-west-2", "Binance refuses addresses")
                .doesNotContain("eu-central-1", "ap-northeast-1");
    }

    @Test
    void noFunctionOfAnyoneElseIsDeployedWithIt() {
        template.resourceCountIs("AWS::Lambda::Function", 4);
        template.resourceCountIs("AWS::EC2::VPC", 0);
        template.resourceCountIs("AWS::KMS::Key", 0);
    }

    private static Object imageOf(String function) {
        return properties("AWS::Lambda::Function").stream()
                .filter(each -> ("scalpel-testnet-" + function).equals(each.get("FunctionName")))
                .map(each -> TemplatePolicies.map(each.get("Code")).get("ImageUri"))
                .findFirst()
                .orElseThrow();
    }

    private static List<Map<String, Object>> properties(String type) {
        return template.findResources(type).values().stream()
                .map(resource ->
                        TemplatePolicies.map(TemplatePolicies.map(resource).get("Properties")))
                .toList();
    }
}
