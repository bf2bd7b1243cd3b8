package dev.scalpel.invocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.shards.ShardMessage;
import dev.scalpel.testkit.sqs.SqsMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The event of a queue: which messages run, and which Lambda keeps. */
class QueueRecordsTest {

    private static final Instant NOW = Instant.parse("2026-06-01T12:05:03Z");

    private final List<String> reported = new ArrayList<>();
    private final List<String> ran = new ArrayList<>();
    private final Dispatcher dispatcher = new Dispatcher(
                    "execution",
                    "scheduled_trading",
                    Map.of("scheduled_trading", this::trade),
                    (function, action, failure) -> reported.add(function + " " + action + " " + failure.getMessage()))
            .takingMessages();
    private int messages;

    @Test
    void eachMessageIsCarriedOutAndNoneIsReportedAsFailed() throws IOException {
        assertThat(failed(message("0", "12:05"), message("1", "12:05"))).isEmpty();
        assertThat(ran).containsExactly("0", "1");
    }

    /** Its minute is over, and the next minute has a message of its own. */
    @ParameterizedTest
    @CsvSource({"12:05, 1", "12:04, 0", "11:59, 0", "12:06, 1"})
    void aMessageIsDroppedAfterItsMinute(String minute, int times) throws IOException {
        assertThat(failed(message("0", minute))).isEmpty();
        assertThat(ran).hasSize(times);
        assertThat(reported).isEmpty();
    }

    @Test
    void aFailureIsReturnedAndTheOtherShardsRun() throws IOException {
        SqsMessage failing = message("fail", "12:05");
        assertThat(failed(message("0", "12:05"), failing, message("1", "12:05")))
                .containsExactly(failing.id());
        assertThat(ran).containsExactly("0", "1");
        assertThat(reported).containsExactly("execution scheduled_trading no shard works today");
    }

    @Test
    void afterAFailureTheLaterMessagesOfItsGroupAreReturnedUnread() throws IOException {
        SqsMessage failing = message("fail", "12:05");
        SqsMessage later = new SqsMessage(
                "shards.fifo", 9, "fail", "later", message("2", "12:05").body(), NOW.toEpochMilli());
        assertThat(failed(failing, later, message("1", "12:05"))).containsExactly(failing.id(), later.id());
        assertThat(ran).containsExactly("1");
    }

    /** Lambda takes an error for the failure of the whole batch, and counts it. */
    @Test
    void aCallWhoseMessagesAllFailedIsAnError() {
        assertThatThrownBy(() -> failed(message("fail", "12:05")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no shard works today");
        assertThat(reported).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{torn",
                "[]",
                "{\"shard\": \"0\"}",
                "{\"shard\": \"0\", \"minute\": \"soon\"}",
                "{\"action\": \"no-such-thing\", \"minute\": \"2026-06-01T12:05:00Z\"}",
                "{\"upto\": 1, \"minute\": \"2026-06-01T12:05:00Z\"}"
            })
    void aMessageOfAnotherShapeFailsAndIsReported(String body) throws IOException {
        SqsMessage other = new SqsMessage("shards.fifo", 7, "0", "x", body, NOW.toEpochMilli());
        assertThat(failed(other, message("1", "12:05"))).containsExactly(other.id());
        assertThat(ran).containsExactly("1");
        assertThat(reported).hasSize(1);
    }

    @Test
    void aFunctionWithoutAQueueRefusesMessages() {
        Dispatcher without = new Dispatcher("training", "train", Map.of("train", this::trade), (f, a, e) -> {});
        assertThat(without.answer(message("0", "12:05").event(), deadline())
                        .path("error")
                        .asText())
                .startsWith("a record of 'aws:sqs' with the event name ''");
    }

    @Test
    void aFunctionWithAQueueStillTakesWhatItTookBefore() {
        assertThat(dispatcher
                        .triggeredByShardObject()
                        .takingMessages()
                        .answer("""
                                {"Records": [{"eventSource": "aws:s3", "eventName": "ObjectCreated:Put",
                                 "s3": {"bucket": {"name": "b"}, "object": {"key": "chain/3.json"}}}]}""", deadline())
                        .path("ran")
                        .asText())
                .isEqualTo("3");
        assertThat(dispatcher
                        .answer("{\"shard\": \"4\"}", deadline())
                        .path("ran")
                        .asText())
                .isEqualTo("4");
        assertThat(dispatcher
                        .answer("{\"Records\": []}", deadline())
                        .path("error")
                        .asText())
                .contains("messages of SQS");
    }

    private Object trade(RequestFields fields, Deadline deadline) {
        String shard = fields.text("shard").orElse("all");
        fields.requireNoProblems();
        if (shard.equals("fail")) {
            throw new IllegalStateException("no shard works today");
        }
        ran.add(shard);
        return Map.of("ran", shard);
    }

    /** As Lambda calls it: the identifiers in the answer. */
    private List<String> failed(SqsMessage... records) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        dispatcher.handle(
                new ByteArrayInputStream(SqsMessage.event(List.of(records)).getBytes(StandardCharsets.UTF_8)),
                answer,
                deadline());
        JsonNode items = ResponseJson.mapper().readTree(answer.toByteArray()).path("batchItemFailures");
        assertThat(items.isArray()).isTrue();
        return items.findValuesAsText("itemIdentifier");
    }

    private SqsMessage message(String shard, String minute) {
        messages++;
        ShardMessage message = new ShardMessage(
                "scheduled_trading", shard, Instant.parse("2026-06-01T" + minute + ":00Z"), "schedule");
        return new SqsMessage(
                "shards.fifo", messages, shard, message.deduplication(), message.body(), NOW.toEpochMilli());
    }

    private static Deadline deadline() {
        return Deadline.in(Duration.ofMinutes(1), Clock.fixed(NOW, ZoneOffset.UTC));
    }
}
