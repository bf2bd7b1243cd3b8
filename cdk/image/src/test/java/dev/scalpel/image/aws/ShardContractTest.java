package dev.scalpel.image.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scalpel.cdk.deployment.Stage;
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
import dev.scalpel.testkit.sqs.SqsMessage;
import dev.scalpel.testkit.sqs.SqsServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * A minute of two shards as the template has it: a schedule calls the handler with its input, the handler sends to the queue that its
 * environment names, and each mapping of the template takes what is in a queue to the handler of its function.
 */
@ExtendWith(RequiresNode.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ShardContractTest {

    private static final List<Symbol> SYMBOLS = List.of(Symbol.parse("BTC/USDT"), Symbol.parse("ETH/USDT"));
    private static final Instant NOW = Instant.parse("2026-05-31T21:00:02Z");
    private static final String TOPIC = "arn:aws:sns:eu-central-1:123456789012:scalpel-testnet";
    private static final ObjectMapper JSON = new ObjectMapper();

    @RegisterExtension
    static final S3Server S3 = new S3Server();

    @TempDir
    private static Path folder;

    private static final SettableClock CLOCK = new SettableClock(NOW);
    private static final SnsEndpoint SNS = new SnsEndpoint(TOPIC);
    private static final SqsServer SQS = new SqsServer(CLOCK);
    private static final Map<String, RequestStreamHandler> STARTED = new HashMap<>();
    private static ResolvedTemplate template;
    private static LocalExchange exchange;

    @BeforeAll
    static void deploy() throws IOException {
        System.setProperty("aws.accessKeyId", "test");
        System.setProperty("aws.secretAccessKey", "test");
        System.setProperty("aws.endpointUrlSns", SNS.endpoint().toString());
        String settings = """
                symbols: [BTC/USDT, ETH/USDT]
                shardSize: 1
                notification: {email: someone@example.org}
                store: {bucket: %s}
                """.formatted(S3.newBucket());
        Files.writeString(folder.resolve(SettingsReader.FILE_NAME), settings);
        template = ResolvedTemplate.of(Stage.TESTNET, settings, folder);
        long begin = Minutes.plus(Minutes.floor(NOW), -2 * Minutes.PER_DAY);
        exchange = LocalExchange.start(
                CLOCK,
                SyntheticMarket.generate(MarketSpec.of(SYMBOLS, begin, 3, 5)).entrySet().stream()
                        .map(pair -> Listing.of(pair.getKey(), pair.getValue()))
                        .toList());
    }

    @AfterAll
    static void close() {
        exchange.close();
        SNS.close();
        SQS.close();
        for (String property : List.of("aws.accessKeyId", "aws.secretAccessKey", "aws.endpointUrlSns")) {
            System.clearProperty(property);
        }
    }

    @Test
    @Order(1)
    void theSchedulesOfAMinuteReachEveryShardOfBothFunctions() throws Exception {
        for (JsonNode schedule : schedules("retrieve", "trade")) {
            JsonNode answer = invoke(
                    template.function(schedule.path("Target").path("Arn")),
                    AwsEvents.scheduled(schedule.path("Target").path("Input")));
            assertThat(answer.path("started").toString()).isEqualTo("[\"0\",\"1\"]");
        }

        List<String> carriedOut = deliver();

        assertThat(carriedOut)
                .containsExactlyInAnyOrder(
                        "retrieve 0",
                        "retrieve 1",
                        "scheduled_trading 0",
                        "scheduled_trading 0",
                        "scheduled_trading 1",
                        "scheduled_trading 1");
        JsonNode account = invoke(
                template.function(JSON.getNodeFactory().textNode("scalpel-testnet-execution")),
                "{\"action\": \"get_account_info\"}");
        assertThat(account.path("symbols").findValuesAsText("lastBar"))
                .containsExactly("2026-05-31T20:59:00Z", "2026-05-31T20:59:00Z");
        assertThat(SNS.messages()).as("notices of failures").isEmpty();
    }

    @Test
    @Order(2)
    void whatComesAfterItsMinuteIsDropped() throws Exception {
        for (EventSource source : EventSource.of(template, List.of("0", "1"))) {
            if (source.name().startsWith("queue ")) {
                CLOCK.setTo(NOW.plus(Duration.ofMinutes(1)));
                for (String event : source.events()) {
                    assertThat(invoke(source.function(), event).toString()).isEqualTo("{\"batchItemFailures\":[]}");
                }
            }
        }
        assertThat(SNS.messages()).isEmpty();
        assertThat(SQS.messages("scalpel-testnet-execution-shards.fifo"))
                .as("no bars were announced")
                .isEmpty();
    }

    /** Until the queues are empty. */
    private static List<String> deliver() throws Exception {
        List<String> carriedOut = new ArrayList<>();
        boolean any = true;
        while (any) {
            any = false;
            for (JsonNode mapping :
                    template.resources("AWS::Lambda::EventSourceMapping").values()) {
                String queue = template.text(mapping.path("EventSourceArn"));
                for (SqsMessage message : SQS.receive(queue.substring(queue.lastIndexOf(':') + 1))) {
                    JsonNode answer = invoke(template.function(mapping.path("FunctionName")), message.event());
                    assertThat(answer.toString()).isEqualTo("{\"batchItemFailures\":[]}");
                    SQS.delete(message);
                    JsonNode body = JSON.readTree(message.body());
                    carriedOut.add(body.path("action").asText() + " "
                            + body.path("shard").asText());
                    any = true;
                }
            }
        }
        return carriedOut;
    }

    private static List<JsonNode> schedules(String... names) {
        List<JsonNode> found = new ArrayList<>();
        for (String name : names) {
            template.resources("AWS::Scheduler::Schedule").values().stream()
                    .filter(schedule -> template.text(schedule.path("Name")).equals("scalpel-testnet-" + name))
                    .forEach(found::add);
        }
        assertThat(found).hasSize(names.length);
        return found;
    }

    private static JsonNode invoke(DeployedFunction function, String event) throws Exception {
        if (!STARTED.containsKey(function.name())) {
            Map<String, String> machine = new HashMap<>(Map.of(
                    "LAMBDA_TASK_ROOT", folder.toString(),
                    "AWS_REGION", ResolvedTemplate.REGION,
                    "SCALPEL_VENUE_CONNECTION_ADDRESS", exchange.uri().toString(),
                    "SCALPEL_STORE_REGION", ResolvedTemplate.REGION,
                    "SCALPEL_STORE_ENDPOINT", S3.endpoint().toString()));
            // The same queues, at the stand-in's address.
            function.environment().forEach((name, value) -> {
                if (value.startsWith("https://sqs." + ResolvedTemplate.REGION + ".amazonaws.com/")) {
                    machine.put(
                            name,
                            SQS.queue(value.substring(value.lastIndexOf('/') + 1))
                                    .toString());
                }
            });
            STARTED.put(function.name(), function.start(machine, CLOCK));
        }
        return JSON.readTree(InvocationLambdaContext.invoke(STARTED.get(function.name()), function, event));
    }
}
