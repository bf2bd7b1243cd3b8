package dev.scalpel.retrieval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.invocation.Deadline;
import dev.scalpel.invocation.Dispatcher;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.SettingsReader;
import dev.scalpel.store.local.MemoryStore;
import dev.scalpel.testkit.sqs.SqsMessage;
import dev.scalpel.testkit.sqs.SqsServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Retrieval of more than one shard: with its queues as in AWS, and without any as on one machine. */
class QueuedShardsTest {

    private static final String OWN = "retrieval-shards.fifo";
    private static final String OF_EXECUTION = "execution-shards.fifo";

    private final TestMarket market = new TestMarket();
    private final SqsServer queues = new SqsServer(market.clock);
    private final MemoryStore store = new MemoryStore();
    private final List<String> failures = new ArrayList<>();

    @BeforeEach
    void credentials() {
        System.setProperty("aws.accessKeyId", "id");
        System.setProperty("aws.secretAccessKey", "word");
    }

    @AfterEach
    void close() {
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
        queues.close();
        market.close();
    }

    @Test
    void theSchedulesCallSharesOutTheShardsAndFetchesNothing() {
        JsonNode answer = call(deployed(), "{\"action\": \"retrieve\"}");

        assertThat(answer.path("started").toString()).isEqualTo("[\"0\",\"1\"]");
        assertThat(queues.messages(OWN)).extracting(SqsMessage::group).containsExactly("0", "1");
        assertThat(store.list("bars/")).isEmpty();
    }

    @Test
    void eachMessageFetchesItsShardAndStartsItsExecution() {
        Dispatcher function = deployed();
        call(function, "{\"action\": \"retrieve\"}");

        for (SqsMessage message : queues.receive(OWN)) {
            assertThat(call(function, message.event()).toString()).isEqualTo("{\"batchItemFailures\":[]}");
        }

        assertThat(store.list("bars/binance/BTC-USDT/")).isNotEmpty();
        assertThat(store.list("bars/binance/ETH-USDT/")).isNotEmpty();
        assertThat(queues.messages(OF_EXECUTION))
                .extracting(SqsMessage::group, SqsMessage::body)
                .containsExactly(tuple("0", body("0")), tuple("1", body("1")));
        assertThat(store.list("chain/")).as("the queue takes their place").isEmpty();
    }

    @Test
    void aShardThatIsFetchedTwiceInAMinuteStartsItsExecutionOnce() {
        Dispatcher function = deployed();
        call(function, "{\"shard\": \"1\"}");
        call(function, "{\"shard\": \"1\"}");

        assertThat(queues.messages(OF_EXECUTION)).hasSize(1);
    }

    @Test
    void aQueueOfExecutionThatDoesNotAnswerFailsTheMessage() {
        Dispatcher function = deployed();
        call(function, "{\"action\": \"retrieve\"}");
        List<SqsMessage> received = queues.receive(OWN);
        queues.refuse(2);

        JsonNode answer = call(function, SqsMessage.event(received));

        assertThat(answer.at("/batchItemFailures/0/itemIdentifier").asText())
                .isEqualTo(received.get(0).id());
        assertThat(answer.path("batchItemFailures")).hasSize(1);
        assertThat(failures).hasSize(1).first().asString().contains("shards were not started");
        assertThat(queues.messages(OF_EXECUTION)).extracting(SqsMessage::group).containsExactly("1");
    }

    @Test
    void withoutAQueueOneCallFetchesAllShardsAndAnnouncesEach() {
        Dispatcher function = function(Map.of());

        JsonNode answer = call(function, "{}");

        assertThat(answer.path("symbols").findValuesAsText("symbol")).containsExactly("BTC/USDT", "ETH/USDT");
        assertThat(answer.path("chained").asBoolean()).isTrue();
        assertThat(store.list("chain/")).containsExactly("chain/0.json", "chain/1.json");
    }

    private static String body(String shard) {
        return "{\"action\":\"scheduled_trading\",\"shard\":\"" + shard + "\",\"minute\":\"" + TestMarket.OPENING
                + "\"}";
    }

    private Dispatcher deployed() {
        return function(Map.of(
                "SHARD_QUEUE", queues.queue(OWN).toString(),
                "EXECUTION_SHARD_QUEUE", queues.queue(OF_EXECUTION).toString(),
                "AWS_REGION", "eu-central-1"));
    }

    private Dispatcher function(Map<String, String> environment) {
        Settings settings = SettingsReader.fromText("test", market.yaml() + "shardSize: 1\n", Map.of())
                .settings();
        return RetrievalFunction.create(
                settings,
                store,
                market.clock,
                (name, action, failure) -> failures.add(String.valueOf(failure.getMessage())),
                environment);
    }

    private JsonNode call(Dispatcher function, String event) {
        return function.answer(event, Deadline.in(Duration.ofMinutes(1), market.clock));
    }
}
