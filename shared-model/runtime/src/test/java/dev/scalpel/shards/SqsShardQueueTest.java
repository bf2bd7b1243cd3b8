package dev.scalpel.shards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.scalpel.settings.Settings;
import dev.scalpel.settings.SettingsReader;
import dev.scalpel.testkit.sqs.SqsMessage;
import dev.scalpel.testkit.sqs.SqsServer;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SqsShardQueueTest {

    private static final Instant NOW = Instant.parse("2026-06-01T12:05:03Z");
    private static final Settings SETTINGS = SettingsReader.fromText(
                    "test", "symbols: [BTC/USDT, ETH/USDT, SOL/USDT]\nshardSize: 1\n", Map.of())
            .settings();

    private final SqsServer server = new SqsServer(Clock.fixed(NOW, ZoneOffset.UTC));

    @BeforeEach
    void credentials() {
        System.setProperty("aws.accessKeyId", "id");
        System.setProperty("aws.secretAccessKey", "word");
    }

    @AfterEach
    void close() {
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
        server.close();
    }

    @Test
    void eachShardHasAMessageInAGroupOfItsOwn() {
        StartedShards answer = StartedShards.by(queue(), "retrieve", SETTINGS, NOW);

        assertThat(answer.started()).containsExactly("0", "1", "2");
        assertThat(answer.minute()).isEqualTo("2026-06-01T12:05:00Z");
        assertThat(server.messages("shards.fifo"))
                .extracting(SqsMessage::group, SqsMessage::body)
                .startsWith(tuple("0", "{\"action\":\"retrieve\",\"shard\":\"0\",\"minute\":\"2026-06-01T12:05:00Z\"}"))
                .hasSize(3);
    }

    /** EventBridge Scheduler may fire a schedule twice. */
    @Test
    void aScheduleThatFiresTwiceInAMinuteStartsEachShardOnce() {
        StartedShards.by(queue(), "retrieve", SETTINGS, NOW);
        StartedShards.by(queue(), "retrieve", SETTINGS, NOW.plusSeconds(50));
        assertThat(server.messages("shards.fifo")).hasSize(3);

        StartedShards.by(queue(), "retrieve", SETTINGS, NOW.plusSeconds(60));
        assertThat(server.messages("shards.fifo")).hasSize(6);
    }

    @Test
    void newBarsStartAShardThatTheScheduleHasStartedAlready() {
        queue().send(List.of(
                ShardMessage.at(NOW, "scheduled_trading", "0", "schedule"),
                ShardMessage.at(NOW, "scheduled_trading", "0", "bars")));
        assertThat(server.messages("shards.fifo")).hasSize(2);
        assertThat(server.receive("shards.fifo")).as("one after the other").hasSize(1);
    }

    @Test
    void aQueueThatDoesNotAnswerIsAnError() {
        server.refuse(2);
        assertThatThrownBy(() -> StartedShards.by(queue(), "retrieve", SETTINGS, NOW))
                .isInstanceOf(ShardQueueException.class)
                .hasMessageStartingWith("shards were not started: SQS did not take 3 of 3 messages");
    }

    @Test
    void withoutTheVariableThereIsNoQueue() {
        assertThat(SqsShardQueue.named(SqsShardQueue.OWN, Map.of())).isEmpty();
        assertThatThrownBy(() -> SqsShardQueue.named(SqsShardQueue.OWN, Map.of("SHARD_QUEUE", "https://x/1/q.fifo")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("AWS_REGION is missing");
    }

    @Test
    void aMessageNamesAFullMinute() {
        assertThatThrownBy(() -> new ShardMessage("retrieve", "0", NOW, "schedule"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a message must name a full minute: 2026-06-01T12:05:03Z");
    }

    private ShardQueue queue() {
        return SqsShardQueue.named(
                        SqsShardQueue.OWN,
                        Map.of("SHARD_QUEUE", server.queue("shards.fifo").toString(), "AWS_REGION", "eu-central-1"))
                .orElseThrow();
    }
}
