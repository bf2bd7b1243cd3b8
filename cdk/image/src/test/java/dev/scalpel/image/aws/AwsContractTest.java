package dev.scalpel.image.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scalpel.cdk.deployment.Stage;
import dev.scalpel.invocation.BadRequestException;
import dev.scalpel.localexchange.LocalExchange;
import dev.scalpel.localexchange.market.Listing;
import dev.scalpel.localexchange.time.SettableClock;
import dev.scalpel.market.Minutes;
import dev.scalpel.market.Symbol;
import dev.scalpel.research.synthetic.MarketSpec;
import dev.scalpel.research.synthetic.SyntheticMarket;
import dev.scalpel.settings.SettingsReader;
import dev.scalpel.testkit.RequiresNode;
import dev.scalpel.testkit.S3Server;
import dev.scalpel.testkit.SnsEndpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What AWS sends reaches what it is meant for: each event source and each printed command of the synthesised template
 * is turned into the payload that AWS sends ({@link AwsEvents}) and goes through the very class that the function's
 * handler setting names, in the environment that the template gives it. An event of no known shape fails the call.
 */
@ExtendWith(RequiresNode.class)
class AwsContractTest {

    private static final Symbol BTC = Symbol.parse("BTC/USDT");
    private static final Symbol ETH = Symbol.parse("ETH/USDT");
    private static final Instant NOW = Instant.parse("2026-05-31T21:00:02Z");
    /** The only one; those of more than one are started by queues, ShardContractTest. */
    private static final List<String> SHARDS = List.of("0");

    private static final Pattern DOCUMENTED = Pattern.compile("\\{\\s*\"action\"[^{}]*\\}");
    private static final String TOPIC = "arn:aws:sns:eu-central-1:123456789012:scalpel-testnet";
    private static final ObjectMapper JSON = new ObjectMapper();

    @RegisterExtension
    static final S3Server S3 = new S3Server();

    @TempDir
    private static Path folder;

    private static final SettableClock CLOCK = new SettableClock(NOW);
    private static final SnsEndpoint SNS = new SnsEndpoint(TOPIC);
    private static final Map<String, RequestStreamHandler> STARTED = new HashMap<>();
    private static String bucket;
    private static ResolvedTemplate template;
    private static LocalExchange exchange;

    @BeforeAll
    static void deploy() throws IOException {
        System.setProperty("aws.accessKeyId", "test");
        System.setProperty("aws.secretAccessKey", "test");
        System.setProperty("aws.endpointUrlSns", SNS.endpoint().toString());
        bucket = S3.newBucket();
        String settings = """
                symbols: [BTC/USDT, ETH/USDT]
                notification: {email: someone@example.org}
                store: {bucket: %s}
                """.formatted(bucket);
        // As in a deployment: the settings file travels at the root of each package.
        Files.writeString(folder.resolve(SettingsReader.FILE_NAME), settings);
        template = ResolvedTemplate.of(Stage.TESTNET, settings, folder);
        long begin = Minutes.plus(Minutes.floor(NOW), -2 * Minutes.PER_DAY);
        exchange = LocalExchange.start(
                CLOCK,
                SyntheticMarket.generate(MarketSpec.of(List.of(BTC, ETH), begin, 3, 5)).entrySet().stream()
                        .map(pair -> Listing.of(pair.getKey(), pair.getValue()))
                        .toList());
    }

    @AfterAll
    static void close() {
        exchange.close();
        SNS.close();
        for (String property : List.of("aws.accessKeyId", "aws.secretAccessKey", "aws.endpointUrlSns")) {
            System.clearProperty(property);
        }
    }

    @TestFactory
    Stream<DynamicTest> eachEventSourceOfTheTemplateReachesItsWork() {
        List<EventSource> sources = EventSource.of(template, SHARDS);
        assertThat(sources)
                .extracting(EventSource::name)
                .containsExactlyInAnyOrder(
                        "bucket notification for chain/",
                        "schedule scalpel-testnet-retrieve",
                        "schedule scalpel-testnet-trade");
        return sources.stream()
                .flatMap(source -> source.events().stream()
                        .map(event -> DynamicTest.dynamicTest(
                                source.name() + ": " + event.strip(), () -> reachesItsWork(source.function(), event))));
    }

    @TestFactory
    Stream<DynamicTest> thePayloadOfEachPrintedCommandReachesItsWork() {
        return template.outputs().entrySet().stream()
                .filter(output -> output.getValue().contains("lambda invoke"))
                .flatMap(output -> payloads(output.getValue())
                        .map(payload -> DynamicTest.dynamicTest(
                                output.getKey() + ": " + payload,
                                () -> reachesItsWork(functionOf(output.getValue()), payload))));
    }

    @Test
    void theShardsChainObjectStartsExecutionOfItsSymbols() throws Exception {
        JsonNode answer = invoke("execution", AwsEvents.objectCreated(bucket, "chain/0.json"));

        assertThat(answer.path("symbols").findValuesAsText("symbol")).containsExactly(BTC.toString(), ETH.toString());
    }

    @Test
    void theSameObjectReportedByEventBridgeStartsTheSame() throws Exception {
        JsonNode answer = invoke("execution", AwsEvents.objectCreatedByEventBridge(bucket, "chain/0.json"));

        assertThat(answer.path("symbols")).hasSize(2);
    }

    @Test
    void aKeyIsDecodedBeforeItIsRead() throws Exception {
        String event = AwsEvents.objectCreated(bucket, "chain/0.json").replace("chain/0.json", "chain%2F0.jso%6E");

        assertThat(invoke("execution", event).path("symbols")).hasSize(2);
    }

    @Test
    void aScheduleWithoutInputMeansTheDefaultWork() throws Exception {
        assertThat(invoke("execution", AwsEvents.scheduledWithoutInput()).path("symbols"))
                .hasSize(2);
    }

    @Test
    void theTestEventOfANotificationIsTakenAndNothingIsDone() throws Exception {
        JsonNode answer = invoke("execution", AwsEvents.testEvent(bucket));

        assertThat(answer.path("ignored").asText()).contains("s3:TestEvent");
        assertThat(answer.has("symbols")).isFalse();
    }

    /** Nothing in the template sends these: if anything ever does, the alarm on failed calls must fire. */
    @ParameterizedTest
    @ValueSource(strings = {"data-retrieval", "training", "execution", "monitoring"})
    void whatHasNoKnownShapeFailsTheCallAndSaysWhatIsAllowed(String function) {
        failsWith(function, AwsEvents.notification(TOPIC, "hello"), "a notification of SNS");
        failsWith(function, "{\"Records\": [{\"eventSource\": \"aws:sqs\", \"body\": \"{}\"}]}", "aws:sqs");
        failsWith(function, "{\"Records\": []}", "Records");
        failsWith(function, "{\"alarmArn\": \"arn:aws:cloudwatch:…\", \"alarmData\": {}}", "alarmArn");
        failsWith(
                function,
                "{\"detail-type\": \"EC2 Instance State-change Notification\", \"source\": \"aws.ec2\", \"detail\": {}}",
                "aws.ec2");
        failsWith(function, AwsEvents.objectCreated(bucket, "bars/binance/BTC-USDT/2026-05-31.csv"), "bars/binance");
        failsWith(function, "{\"action\": \"no-such-thing\"}", "no-such-thing");
        failsWith(function, "[]", "JSON object");
        failsWith(function, "{torn", "JSON");
    }

    /** What a person may paste from a page. Those with an ellipsis in them are no documents. */
    @Test
    void everyPayloadInTheDocumentsIsOneThatAFunctionTakes() throws Exception {
        Path root = Path.of(System.getProperty("scalpel.root"));
        List<Path> pages = new ArrayList<>(List.of(root.resolve("README.md"), root.resolve("cdk/README.md")));
        try (Stream<Path> docs = Files.list(root.resolve("docs"))) {
            docs.filter(page -> page.toString().endsWith(".md")).forEach(pages::add);
        }
        int checked = 0;
        for (Path page : pages) {
            for (MatchResult found :
                    DOCUMENTED.matcher(Files.readString(page)).results().toList()) {
                if (!found.group().contains("…")) {
                    assertThat(refusals(found.group()))
                            .as(page + ": " + found.group())
                            .anyMatch(
                                    refusal -> !refusal.contains("has no action") && !refusal.contains("has no field"));
                    checked++;
                }
            }
        }
        assertThat(checked).isGreaterThan(5);
    }

    private static List<String> refusals(String event) throws Exception {
        List<String> refusals = new ArrayList<>();
        for (String function : List.of("data-retrieval", "training", "execution", "monitoring")) {
            try {
                invoke(function, event);
                refusals.add("");
            } catch (BadRequestException refused) {
                refusals.add(refused.getMessage());
            }
        }
        return refusals;
    }

    @Test
    void onlyExecutionIsStartedByAChainObject() {
        for (String function : List.of("data-retrieval", "training", "monitoring")) {
            failsWith(function, AwsEvents.objectCreated(bucket, "chain/0.json"), "chain/0.json");
        }
    }

    private static void failsWith(String function, String event, String named) {
        assertThatThrownBy(() -> invoke(function, event))
                .as(function + " " + event)
                .hasMessageContaining(named)
                .hasMessageContaining("allowed");
    }

    private static void reachesItsWork(DeployedFunction function, String event) throws Exception {
        JsonNode answer = invoke(function, event);

        assertThat(answer.has("error")).as(answer.toString()).isFalse();
        assertThat(answer.isObject() && !answer.isEmpty()).as(answer.toString()).isTrue();
        assertThat(answer.path("failures")).as(answer.toString()).isEmpty();
    }

    /** What the command sends, as a shell gives it to a stand-in for AWS's command line. */
    private static Stream<String> payloads(String command) {
        try {
            Path sent = Files.createDirectories(folder.resolve("sent"));
            Path aws = Files.writeString(folder.resolve("aws"), "#!/bin/sh\ncat; echo\n");
            assertThat(aws.toFile().setExecutable(true)).isTrue();
            ProcessBuilder shell = new ProcessBuilder("sh", "-c", command).directory(sent.toFile());
            shell.environment().put("PATH", folder + ":" + System.getenv("PATH"));
            Process process = shell.start();
            List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            assertThat(lines).as(command).isNotEmpty();
            return lines.stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DeployedFunction functionOf(String command) {
        Matcher name = Pattern.compile("--function-name (\\S+)").matcher(command);
        assertThat(name.find()).as(command).isTrue();
        return template.function(JSON.getNodeFactory().textNode(name.group(1)));
    }

    private static JsonNode invoke(String function, String event) throws Exception {
        return invoke(template.function(JSON.getNodeFactory().textNode("scalpel-testnet-" + function)), event);
    }

    private static JsonNode invoke(DeployedFunction function, String event) throws Exception {
        if (!STARTED.containsKey(function.name())) {
            STARTED.put(
                    function.name(),
                    function.start(
                            Map.of(
                                    "LAMBDA_TASK_ROOT", folder.toString(),
                                    "SCALPEL_VENUE_CONNECTION_ADDRESS",
                                            exchange.uri().toString(),
                                    "SCALPEL_STORE_REGION", ResolvedTemplate.REGION,
                                    "SCALPEL_STORE_ENDPOINT", S3.endpoint().toString()),
                            CLOCK));
        }
        return JSON.readTree(InvocationLambdaContext.invoke(STARTED.get(function.name()), function, event));
    }
}
