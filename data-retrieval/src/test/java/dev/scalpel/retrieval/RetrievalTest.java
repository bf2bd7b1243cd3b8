package dev.scalpel.retrieval;

import static dev.scalpel.retrieval.TestMarket.BTC;
import static dev.scalpel.retrieval.TestMarket.ETH;
import static dev.scalpel.retrieval.TestMarket.OPENING;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.invocation.Deadline;
import dev.scalpel.invocation.Dispatcher;
import dev.scalpel.localexchange.faults.Fault;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Minutes;
import dev.scalpel.market.Symbol;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.SettingsReader;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.StoreKeys;
import dev.scalpel.store.bars.StoredBars;
import dev.scalpel.store.local.MemoryStore;
import dev.scalpel.venue.VenueRateLimit;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The function against a real exchange's protocol, with a store in memory. */
class RetrievalTest {

    private static final InstrumentId ETH_ID = new InstrumentId("binance", ETH);

    private static final InstrumentId BTC_ID = new InstrumentId("binance", BTC);

    private static final long OPENED = OPENING.toEpochMilli();

    private final TestMarket market = new TestMarket();
    private final ObjectStore store = new MemoryStore();
    private final StoredBars archive = new StoredBars(store);
    private Dispatcher function;

    @BeforeEach
    void start() {
        Settings settings =
                SettingsReader.fromText("test", market.yaml(), Map.of()).settings();
        function = RetrievalFunction.create(settings, store, market.clock, (name, action, failure) -> {});
    }

    @AfterEach
    void stop() {
        market.close();
    }

    @Test
    void theFirstCallFetchesTheWholeHistoryAndStartsExecution() {
        JsonNode answer = call("{}");
        assertStoredUntil(OPENED);
        assertThat(answer.path("failures")).isEmpty();
        assertThat(answer.path("chained").asBoolean()).isTrue();
        assertThat(chainMinute()).isEqualTo(Instant.ofEpochMilli(Minutes.plus(OPENED, -1)));
    }

    @Test
    void theFormingMinuteIsNeverStored() {
        market.clock.setTo(OPENING.plusSeconds(59));
        call("{}");
        assertThat(archive.lastOpenTime(BTC_ID)).hasValue(Minutes.plus(OPENED, -1));
    }

    @Test
    void eachMinuteAddsOneBarAndStartsExecutionOnce() {
        call("{}");
        market.clock.advance(Duration.ofMinutes(1));
        JsonNode first = call("{}");
        JsonNode second = call("{}");
        assertStoredUntil(Minutes.plus(OPENED, 1));
        assertThat(first.path("symbols").path(0).path("stored").asInt()).isEqualTo(1);
        assertThat(first.path("chained").asBoolean()).isTrue();
        assertThat(second.path("symbols").path(0).path("stored").asInt()).isZero();
        assertThat(second.path("chained").asBoolean()).isFalse();
    }

    @Test
    void aMissedHourIsFetchedByTheNextCall() {
        call("{}");
        market.clock.advance(Duration.ofMinutes(60));
        call("{}");
        assertStoredUntil(Minutes.plus(OPENED, 60));
    }

    @Test
    void aGapInTheLastDayIsFilledByTheNextCall() {
        long from = Minutes.plus(OPENED, -300);
        archive.append(BTC_ID, market.expected(BTC, from));
        archive.append(BTC_ID, market.expected(BTC, OPENED).between(Minutes.plus(from, 7), OPENED));
        call("{}");
        assertStoredUntil(OPENED);
    }

    @Test
    void aDeadlineEndsTheWorkAndTheNextCallContinues() {
        TickingClock hurried = new TickingClock(market.clock.instant());
        Settings settings =
                SettingsReader.fromText("test", market.yaml(), Map.of()).settings();
        Dispatcher slow = RetrievalFunction.create(settings, store, hurried, (name, action, failure) -> {});
        slow.answer("{}", Deadline.in(Duration.ofMillis(100), hurried));
        assertThat(archive.readAll(BTC_ID).size())
                .isLessThan(market.expected(BTC, OPENED).size());
        call("{}");
        assertStoredUntil(OPENED);
    }

    @Test
    void aRateLimitHoldsForEveryLaterCallUntilItEnds() {
        call("{}");
        market.clock.advance(Duration.ofMinutes(1));
        market.exchange.faults().failNext(Fault.tooManyRequests(Duration.ofSeconds(150)), "/api/v3/klines", 1);
        JsonNode refused = call("{}");
        assertThat(refused.path("pausedUntil").asText())
                .isEqualTo(OPENING.plusSeconds(2 + 60 + 150).toString());
        assertThat(refused.path("failures").path(0).asText()).contains("rate-limited by the venue");

        // A request would meet this fault.
        market.exchange.faults().failNext(Fault.banned(Duration.ofSeconds(9_999)));
        market.clock.advance(Duration.ofMinutes(2));
        assertThat(call("{}").path("failures").path(0).asText()).contains("rate-limited by the venue");
        assertThat(market.exchange.faults().pending()).isEqualTo(1);

        market.exchange.faults().clear();
        market.clock.advance(Duration.ofMinutes(1));
        assertThat(call("{}").path("failures")).isEmpty();
        assertStoredUntil(Minutes.plus(OPENED, 4));
    }

    @Test
    void aFirewallRejectionStopsAllSymbolsAndRateLimitsEveryFunction() {
        market.exchange.faults().failNext(Fault.refusal("403", 403, 0, "Forbidden"), "/api/v3/klines", 1);
        JsonNode refused = call("{}");
        assertThat(refused.path("failures")).hasSize(2);
        assertThat(new VenueRateLimit(store, "binance").until(market.clock.instant()))
                .contains(OPENING.plusSeconds(2 + 60));
    }

    @Test
    void aRateLimitOfExecutionHoldsForRetrievalToo() {
        new VenueRateLimit(store, "binance").rateLimited(market.clock.instant(), Optional.of(Duration.ofSeconds(90)));
        market.exchange.faults().failNext(Fault.banned(Duration.ofSeconds(9_999)));
        assertThat(call("{}").path("failures").path(0).asText()).contains("rate-limited by the venue");
        assertThat(market.exchange.faults().pending()).isEqualTo(1);
    }

    @Test
    void aRejectedRegionIsReportedWithTheRemedy() {
        market.exchange.faults().failNext(Fault.regionRefused(), "/api/v3/klines", 100);
        JsonNode answer = call("{}");
        assertThat(answer.path("failures"))
                .hasSize(2)
                .allSatisfy(failure -> assertThat(failure.asText())
                        .contains("HTTP 451", "deploy to another region", "eu-central-1", "another venue"));
        assertThat(answer.path("chained").asBoolean()).isFalse();
    }

    @Test
    void oneFailingSymbolDoesNotStopTheOthersAndIsReported() {
        call("{}");
        market.clock.advance(Duration.ofMinutes(1));
        market.exchange.faults().failNext(Fault.unavailableHtml(), "/api/v3/klines", 1);
        JsonNode answer = call("{}");
        assertThat(answer.path("failures")).hasSize(1);
        assertThat(answer.path("failures").path(0).asText())
                .startsWith("BTC/USDT: ")
                .contains("HTTP 503");
        assertThat(archive.lastOpenTime(ETH_ID)).hasValue(OPENED);
        assertThat(answer.path("chained").asBoolean()).isTrue();
        call("{}");
        assertStoredUntil(Minutes.plus(OPENED, 1));
    }

    @Test
    void aTruncatedResponseIsNotStored() {
        market.exchange.faults().failNext(Fault.truncatedBody(), "/api/v3/klines", 4);
        JsonNode answer = call("{}");
        assertThat(answer.path("failures")).isNotEmpty();
        market.exchange.faults().clear();
        call("{}");
        assertStoredUntil(OPENED);
    }

    @Test
    void backfillFetchesTheGivenPeriodAndTriggersNothing() {
        JsonNode answer = call("{\"action\": \"backfill\", \"symbols\": [\"ETH/USDT\"],"
                + " \"from\": \"2026-05-30\", \"to\": \"2026-05-31\"}");
        assertThat(archive.readAll(ETH_ID))
                .isEqualTo(market.expected(ETH, OPENED)
                        .between(millis("2026-05-30T00:00:00Z"), millis("2026-05-31T00:00:00Z")));
        assertThat(archive.readAll(BTC_ID).isEmpty()).isTrue();
        assertThat(answer.path("chained").asBoolean()).isFalse();
    }

    @Test
    void aBackfillOfAnEmptyPeriodIsRejected() {
        JsonNode answer = call("{\"action\": \"backfill\", \"from\": \"2026-05-31\", \"to\": \"2026-05-31\"}");
        assertThat(answer.path("error").asText()).contains("'from' must be before 'to'");
    }

    @Test
    void anUnknownShardIsRejectedWithTheKnownOnes() {
        assertThat(call("{\"action\": \"retrieve\", \"shard\": \"4\"}")
                        .path("error")
                        .asText())
                .contains("'shard' must name one of [0]: 4");
    }

    @Test
    void aMinuteClosesByTheClockOfTheVenue() {
        // Our clock is forty seconds ahead: by it the minute of the opening is over, by the venue's it is not.
        Settings settings =
                SettingsReader.fromText("test", market.yaml(), Map.of()).settings();
        market.clock.setTo(OPENING.plusSeconds(30));
        Clock ahead = Clock.offset(Clock.fixed(market.clock.instant(), market.clock.getZone()), Duration.ofSeconds(40));
        Dispatcher early = RetrievalFunction.create(settings, store, ahead, (name, action, failure) -> {});
        early.answer("{}", Deadline.in(Duration.ofMinutes(5), ahead));
        assertThat(archive.lastOpenTime(BTC_ID)).hasValue(Minutes.plus(OPENED, -1));
    }

    private JsonNode call(String event) {
        return function.answer(event, Deadline.in(Duration.ofMinutes(5), market.clock));
    }

    private void assertStoredUntil(long end) {
        for (Symbol symbol : new Symbol[] {BTC, ETH}) {
            TestMarket.assertSame(archive.readAll(new InstrumentId("binance", symbol)), market.expected(symbol, end));
        }
    }

    private Instant chainMinute() {
        String document =
                new String(store.get(StoreKeys.shardTrigger("0")).orElseThrow().bytes(), StandardCharsets.UTF_8);
        return Instant.parse(document.replaceAll(".*\"minute\":\"([^\"]+)\".*", "$1"));
    }

    private static long millis(String instant) {
        return Instant.parse(instant).toEpochMilli();
    }
}
