package dev.scalpel.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.cdk.deployment.Deployment;
import dev.scalpel.cdk.deployment.Stage;
import dev.scalpel.testkit.RequiresNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The state machine of the daily pipeline, what it may do, and the lake's function and table where the settings ask for them. */
@ExtendWith(RequiresNode.class)
class DailyPipelineTest {

    @TempDir
    private static Path folder;

    private static SynthesizedStack with;
    private static SynthesizedStack without;

    @BeforeAll
    static void synthesise() throws IOException {
        Path zip = Files.createDirectories(folder.resolve("lake"));
        Files.writeString(zip.resolve("handler.txt"), "stands for the function");
        Deployment deployment = SynthesizedStack.deployment(
                        Stage.TESTNET, SynthesizedStack.MAILED + "pipeline: {lake: true}\n", folder)
                .withLake(zip);
        with = SynthesizedStack.of(deployment, folder.resolve("with"));
        without = SynthesizedStack.of(
                SynthesizedStack.deployment(Stage.TESTNET, SynthesizedStack.MAILED, folder), folder.resolve("without"));
    }

    @Test
    void withoutTheSettingThereIsNoLake() {
        assertThat(without.resources("AWS::DynamoDB::Table")).isEmpty();
        assertThat(without.resources("AWS::Lambda::Function")).hasSize(4);
        assertThat(definition(without)).doesNotContain("convert", "rank").contains("train", "review");
    }

    @Test
    void theTableExpiresItsItemsAndCostsNothingAtRest() {
        assertThat(with.resources("AWS::DynamoDB::Table")).singleElement().satisfies(table -> {
            assertThat(table.get("TableName")).isEqualTo("scalpel-testnet-analysis");
            assertThat(table.get("BillingMode")).isEqualTo("PAY_PER_REQUEST");
            assertThat(table.get("TimeToLiveSpecification"))
                    .isEqualTo(Map.of("AttributeName", "expires", "Enabled", true));
            assertThat(table.get("KeySchema"))
                    .isEqualTo(List.of(
                            Map.of("AttributeName", "symbol", "KeyType", "HASH"),
                            Map.of("AttributeName", "analysis", "KeyType", "RANGE")));
        });
    }

    @Test
    void theLakesFunctionReadsBarsAndWritesOnlyItsOwn() {
        String bucket = "arn:AWS::Partition:s3:::scalpel-testnet-AWS::AccountId-AWS::StackId/";
        List<TemplatePolicies.Right> rights = TemplatePolicies.of(with.json(), "scalpel-testnet-lake");
        assertThat(rights)
                .filteredOn(right -> right.action().equals("s3:PutObject"))
                .extracting(TemplatePolicies.Right::resource)
                .containsExactlyInAnyOrder(
                        bucket + "lake/*", bucket + "analysis/*", bucket + "pipeline/*", bucket + "notices/*");
        assertThat(rights)
                .filteredOn(right -> right.action().startsWith("dynamodb:"))
                .extracting(TemplatePolicies.Right::action)
                .containsExactly("dynamodb:PutItem");
        assertThat(rights).noneMatch(right -> right.action().startsWith("secretsmanager:"));
    }

    @Test
    void theStateMachineCallsTheFunctionsOfItsStepsAndOnlyReadsPlans() {
        List<TemplatePolicies.Right> rights = rights(with, "states.amazonaws.com");
        assertThat(rights)
                .filteredOn(right -> right.action().equals("lambda:InvokeFunction"))
                .hasSize(4)
                .noneMatch(right -> right.resource().contains("execution")
                        || right.resource().contains("*"));
        assertThat(rights)
                .filteredOn(right -> right.action().startsWith("s3:"))
                .singleElement()
                .satisfies(right -> {
                    assertThat(right.action()).isEqualTo("s3:GetObject");
                    assertThat(right.resource()).endsWith("/pipeline/*");
                });
        assertThat(rights)
                .filteredOn(right -> right.action().startsWith("states:"))
                .extracting(TemplatePolicies.Right::action)
                .containsOnly("states:StartExecution", "states:DescribeExecution", "states:StopExecution");
        assertThat(rights)
                .filteredOn(right -> right.resource().equals("*"))
                .allMatch(right -> right.action().startsWith("logs:"));
    }

    @Test
    void oneScheduleStartsItAndNothingElse() {
        assertThat(with.resources("AWS::Scheduler::Schedule"))
                .filteredOn(schedule -> "scalpel-testnet-pipeline".equals(schedule.get("Name")))
                .singleElement()
                .satisfies(schedule ->
                        assertThat(schedule.get("ScheduleExpression")).isEqualTo("cron(20 0 ? * * *)"));
        assertThat(TemplatePolicies.map(with.json().get("Resources")).values().stream()
                        .map(TemplatePolicies::map)
                        .filter(resource -> "AWS::IAM::Role".equals(resource.get("Type")))
                        .map(resource -> TemplatePolicies.map(resource.get("Properties")))
                        .filter(role -> String.valueOf(role.get("Policies")).contains("states:StartExecution"))
                        .filter(role -> String.valueOf(role.get("AssumeRolePolicyDocument"))
                                .contains("scheduler.amazonaws.com")))
                .hasSize(1);
    }

    @Test
    void anExecutionThatFailsReachesTheQueueOfFailedCalls() {
        assertThat(with.resources("AWS::Events::Rule")).singleElement().satisfies(rule -> {
            assertThat(String.valueOf(rule.get("EventPattern"))).contains("FAILED", "TIMED_OUT", "ABORTED");
            assertThat(String.valueOf(rule.get("Targets"))).contains("FailedCalls");
        });
    }

    @Test
    void theSecurityRulesFindNothing() {
        with.requireNoFindings();
        without.requireNoFindings();
    }

    private static String definition(SynthesizedStack stack) {
        return String.valueOf(
                stack.resources("AWS::StepFunctions::StateMachine").get(0).get("DefinitionString"));
    }

    private static List<TemplatePolicies.Right> rights(SynthesizedStack stack, String service) {
        return stack.resources("AWS::IAM::Role").stream()
                .filter(role ->
                        String.valueOf(role.get("AssumeRolePolicyDocument")).contains(service))
                .flatMap(role -> TemplatePolicies.list(role.get("Policies")).stream())
                .flatMap(policy ->
                        TemplatePolicies.rights(TemplatePolicies.map(policy).get("PolicyDocument")).stream())
                .toList();
    }
}
