package dev.scalpel.invocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.market.Symbol;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DispatcherTest {

    private static final Deadline DEADLINE =
            Deadline.in(Duration.ofMinutes(1), Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));

    private final List<String> reported = new ArrayList<>();
    private final List<Object> ran = new ArrayList<>();

    private final Dispatcher dispatcher = new Dispatcher(
            "data-retrieval",
            "retrieve",
            Map.of("retrieve", this::retrieve, "backfill", this::backfill, "fail", this::fail),
            (function, action, failure) -> reported.add(function + " " + action + " " + failure.getMessage()));

    @Test
    void anEmptyEventMeansTheDefaultAction() {
        assertThat(answer("{}").path("ran").asText()).isEqualTo("retrieve");
    }

    @Test
    void aScheduledEventMeansTheDefaultActionAndItsFieldsAreIgnored() {
        JsonNode answer = answer("""
                {"version": "0", "id": "x", "detail-type": "Scheduled Event", "source": "aws.events", "detail": {}}""");
        assertThat(answer.path("ran").asText()).isEqualTo("retrieve");
    }

    @Test
    void theCreationOfAShardObjectNamesItsShard() {
        String event = """
                {"detail-type": "Object Created", "source": "aws.s3",
                 "detail": {"bucket": {"name": "b"}, "object": {"key": "chain/3.json"}}}""";
        assertThat(dispatcher
                        .triggeredByShardObject()
                        .answer(event, DEADLINE)
                        .path("shard")
                        .asText())
                .isEqualTo("3");
        assertThat(answer(event).path("error").asText())
                .startsWith(
                        "the creation of the object 'chain/3.json' is not a supported event; allowed for data-retrieval:");
    }

    @Test
    void anS3NotificationNamesItsShardByAnEncodedKey() {
        String event = """
                {"Records": [{"eventSource": "aws:s3", "eventName": "ObjectCreated:Put",
                 "s3": {"bucket": {"name": "b"}, "object": {"key": "chain/3%2Bx.json"}}}]}""";
        assertThat(dispatcher
                        .triggeredByShardObject()
                        .answer(event, DEADLINE)
                        .path("shard")
                        .asText())
                .isEqualTo("3+x");
    }

    @Test
    void inLambdaAnInvalidEventFailsTheInvocation() {
        for (String event : List.of("{torn", "[]", "{\"action\": \"trade\"}", "{\"Records\": []}", "{\"upto\": 1}")) {
            assertThatThrownBy(() -> dispatcher.handle(
                            new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)),
                            new ByteArrayOutputStream(),
                            DEADLINE))
                    .as(event)
                    .isInstanceOf(BadRequestException.class)
                    .hasMessageContaining("allowed");
        }
        assertThat(ran).isEmpty();
        assertThat(reported).isEmpty();
    }

    @Test
    void fieldsReachTheirAction() {
        answer("{\"action\": \"backfill\", \"symbols\": [\"BTC/USDT\", \"ETH/USDT\"], \"from\": \"2026-11-20\"}");
        assertThat(ran)
                .containsExactly(
                        List.of(Symbol.parse("BTC/USDT"), Symbol.parse("ETH/USDT")),
                        Instant.parse("2026-11-20T00:00:00Z"));
    }

    @Test
    void anUnknownActionIsAnsweredWithTheAllowedOnes() {
        assertThat(answer("{\"action\": \"trade\"}").path("error").asText())
                .isEqualTo("data-retrieval has no action 'trade'; allowed: backfill, fail, retrieve");
        assertThat(reported).isEmpty();
    }

    @Test
    void allInvalidFieldsAreReportedAtOnceAndNothingRuns() {
        String error = answer("{\"action\": \"backfill\", \"symbols\": [\"btc\"], \"from\": \"soon\", \"upto\": 1}")
                .path("error")
                .asText();
        assertThat(error)
                .contains("field 'symbols' must be a list of symbols")
                .contains("field 'from' must be a time")
                .contains("has no field 'upto'; allowed: from, symbols");
        assertThat(ran).isEmpty();
    }

    @Test
    void textThatIsNotAJsonObjectIsAnsweredWithAnError() {
        assertThat(answer("[1]").path("error").asText()).contains("is not a JSON object");
        assertThat(answer("{torn").path("error").asText()).contains("is not JSON");
    }

    @Test
    void aFailureIsReportedAndRethrown() {
        assertThatThrownBy(() -> answer("{\"action\": \"fail\"}")).hasMessage("the venue is gone");
        assertThat(reported).containsExactly("data-retrieval fail the venue is gone");
    }

    @Test
    void theLambdaHandlerReadsAndWritesOneDocument() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        dispatcher.handle(new ByteArrayInputStream(new byte[0]), out, DEADLINE);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("{\"ran\":\"retrieve\",\"shard\":\"none\"}");
    }

    private JsonNode answer(String event) {
        return dispatcher.answer(event, DEADLINE);
    }

    private record Ran(String ran, String shard) {}

    private Object retrieve(RequestFields fields, Deadline deadline) {
        String shard = fields.text("shard").orElse("none");
        fields.requireNoProblems();
        return new Ran("retrieve", shard);
    }

    private Object backfill(RequestFields fields, Deadline deadline) {
        List<Symbol> symbols = fields.symbols("symbols").orElse(List.of());
        Instant from = fields.instant("from").orElse(Instant.EPOCH);
        fields.requireNoProblems();
        ran.add(symbols);
        ran.add(from);
        return new Ran("backfill", "none");
    }

    private Object fail(RequestFields fields, Deadline deadline) {
        throw new IllegalStateException("the venue is gone");
    }
}
