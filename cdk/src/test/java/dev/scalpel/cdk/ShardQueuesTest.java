package dev.scalpel.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.cdk.deployment.Stage;
import dev.scalpel.testkit.RequiresNode;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A deployment of more than one shard, and how the number of its resources grows with its symbols: not at all. */
@ExtendWith(RequiresNode.class)
class ShardQueuesTest {

    private static final String RETRIEVAL = "scalpel-testnet-data-retrieval";
    private static final String EXECUTION = "scalpel-testnet-execution";
    private static final String RETRIEVAL_QUEUE = "scalpel-testnet-retrieval-shards.fifo";
    private static final String EXECUTION_QUEUE = "scalpel-testnet-execution-shards.fifo";

    @TempDir
    private static Path folder;

    private static final Map<Integer, SynthesizedStack> STACKS = new HashMap<>();

    @BeforeAll
    static void synthesise() {
        for (int symbols : List.of(1, 10, 100, 1_000)) {
            STACKS.put(symbols, stack(symbols, folder.resolve(Integer.toString(symbols))));
        }
    }

    @Test
    void aThousandSymbolsNeedLessThanTwoHundredResources() {
        STACKS.forEach((symbols, stack) ->
                assertThat(resources(stack)).as(symbols + " symbols").hasSizeLessThan(200));
    }

    @Test
    void noResourceBelongsToASymbolOrAShard() {
        assertThat(types(stack(100))).isEqualTo(types(stack(1_000)));
        assertThat(types(stack(1))).isEqualTo(types(stack(10)));
        assertThat(stack(1_000).json().toString()).doesNotContain("S999");
    }

    @Test
    void oneShardNeedsNoQueueAndItsChainObjectStartsExecution() {
        assertThat(stack(10).resources("AWS::Lambda::EventSourceMapping")).isEmpty();
        assertThat(stack(10).resources("AWS::SQS::Queue")).hasSize(1);
        assertThat(stack(10).resources("AWS::S3::Bucket").get(0)).containsKey("NotificationConfiguration");
    }

    @Test
    void whereThereAreQueuesTheBucketStartsNothing() {
        assertThat(stack(100).resources("AWS::S3::Bucket").get(0)).doesNotContainKey("NotificationConfiguration");
        assertThat(stack(100).resources("AWS::Lambda::Permission"))
                .noneMatch(permission -> "s3.amazonaws.com".equals(permission.get("Principal")));
    }

    @Test
    void aMessageLivesAMinuteAndItsGroupWaitsNoLonger() {
        for (String name : List.of(RETRIEVAL_QUEUE, EXECUTION_QUEUE)) {
            Map<String, Object> queue = queue(stack(100), name);
            assertThat(queue)
                    .containsEntry("FifoQueue", true)
                    .containsEntry("MessageRetentionPeriod", 60)
                    .containsEntry("SqsManagedSseEnabled", true)
                    .doesNotContainKeys("RedrivePolicy", "ContentBasedDeduplication");
            int timeout = (Integer) function(stack(100), name.equals(EXECUTION_QUEUE) ? EXECUTION : RETRIEVAL)
                    .get("Timeout");
            assertThat(queue).containsEntry("VisibilityTimeout", 6 * timeout);
        }
    }

    @Test
    void eachFunctionReadsItsQueueOneMessageACall() {
        List<Map<String, Object>> mappings = stack(1_000).resources("AWS::Lambda::EventSourceMapping");
        assertThat(mappings)
                .hasSize(2)
                .allSatisfy(mapping -> assertThat(mapping)
                        .containsEntry("BatchSize", 1)
                        .containsEntry("FunctionResponseTypes", List.of("ReportBatchItemFailures"))
                        .containsEntry("ScalingConfig", Map.of("MaximumConcurrency", 50)));
    }

    @Test
    void theQueuesAreNamedToThoseThatSendAndToNobodyElse() {
        assertThat(variables(RETRIEVAL)).containsKeys("SHARD_QUEUE", "EXECUTION_SHARD_QUEUE");
        assertThat(variables(EXECUTION)).containsKey("SHARD_QUEUE").doesNotContainKey("EXECUTION_SHARD_QUEUE");
        assertThat(variables("scalpel-testnet-training")).doesNotContainKey("SHARD_QUEUE");
        assertThat(variables(EXECUTION).get("SHARD_QUEUE"))
                .isEqualTo(variables(RETRIEVAL).get("EXECUTION_SHARD_QUEUE"));
    }

    @Test
    void eachFunctionMaySendAndReceiveWhatItsPartIsAndNoMore() {
        String own = arn(RETRIEVAL_QUEUE);
        String ofExecution = arn(EXECUTION_QUEUE);
        assertThat(may(RETRIEVAL, "sqs:SendMessage", own)).isTrue();
        assertThat(may(RETRIEVAL, "sqs:SendMessage", ofExecution)).isTrue();
        assertThat(may(RETRIEVAL, "sqs:ReceiveMessage", ofExecution)).isFalse();
        assertThat(may(EXECUTION, "sqs:SendMessage", ofExecution)).isTrue();
        assertThat(may(EXECUTION, "sqs:SendMessage", own)).isFalse();
        assertThat(may("scalpel-testnet-training", "sqs:SendMessage", own)).isFalse();
        for (String action : List.of("sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes")) {
            assertThat(may(RETRIEVAL, action, own)).as(action).isTrue();
            assertThat(may(EXECUTION, action, ofExecution)).as(action).isTrue();
        }
    }

    @Test
    void failuresAndSilenceOfAnyShardHaveAnAlarmEach() {
        assertThat(stack(1_000).resources("AWS::CloudWatch::Alarm"))
                .extracting(alarm -> alarm.get("AlarmName"))
                .contains("scalpel-testnet-failed-shards", "scalpel-testnet-silent-shards", "scalpel-testnet-silence");
        assertThat(stack(10).resources("AWS::CloudWatch::Alarm"))
                .extracting(alarm -> alarm.get("AlarmName"))
                .doesNotContain("scalpel-testnet-failed-shards", "scalpel-testnet-silent-shards");
    }

    @Test
    void theSecurityRulesFindNothingThatWasNotAccepted() {
        stack(100).requireNoFindings();
    }

    private static SynthesizedStack stack(int symbols) {
        return Objects.requireNonNull(STACKS.get(symbols));
    }

    private static SynthesizedStack stack(int symbols, Path output) {
        String share = String.format("%.6f", 0.9 / symbols);
        String yaml = IntStream.range(0, symbols)
                .mapToObj(number -> "S" + number + "/USDT: " + share)
                .collect(Collectors.joining(", ", "symbols: {", "}\n"));
        return SynthesizedStack.of(
                SynthesizedStack.deployment(Stage.TESTNET, SynthesizedStack.MAILED + yaml, output), output);
    }

    /** Without the trainings' schedules and alarms. */
    private static Map<String, Object> resources(SynthesizedStack stack) {
        Map<String, Object> all =
                new HashMap<>(TemplatePolicies.map(stack.json().get("Resources")));
        return all;
    }

    private static Map<Object, Long> types(SynthesizedStack stack) {
        return resources(stack).values().stream()
                .map(resource -> TemplatePolicies.map(resource).get("Type"))
                .collect(Collectors.groupingBy(type -> type, Collectors.counting()));
    }

    private static Map<String, Object> queue(SynthesizedStack stack, String name) {
        return stack.resources("AWS::SQS::Queue").stream()
                .filter(queue -> name.equals(queue.get("QueueName")))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, Object> function(SynthesizedStack stack, String name) {
        return stack.resources("AWS::Lambda::Function").stream()
                .filter(function -> name.equals(function.get("FunctionName")))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, Object> variables(String function) {
        return TemplatePolicies.map(
                TemplatePolicies.map(function(stack(1_000), function).get("Environment"))
                        .get("Variables"));
    }

    private static boolean may(String function, String action, String resource) {
        return TemplatePolicies.of(stack(1_000).json(), function).stream()
                .anyMatch(right -> right.covers(action, resource));
    }

    private static String arn(String queue) {
        return resources(stack(1_000)).entrySet().stream()
                .filter(resource -> queue.equals(TemplatePolicies.map(
                                TemplatePolicies.map(resource.getValue()).get("Properties"))
                        .get("QueueName")))
                .map(resource -> resource.getKey() + ".Arn")
                .findFirst()
                .orElseThrow();
    }
}
