package dev.scalpel.retrieval;

import static dev.scalpel.retrieval.TestMarket.BTC;
import static dev.scalpel.retrieval.TestMarket.ETH;
import static dev.scalpel.retrieval.TestMarket.OPENING;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.costs.StoredCosts;
import dev.scalpel.costs.StoredSpreads;
import dev.scalpel.invocation.Deadline;
import dev.scalpel.invocation.Dispatcher;
import dev.scalpel.localexchange.faults.Fault;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.settings.SettingsReader;
import dev.scalpel.store.StoreKeys;
import dev.scalpel.store.bars.StoredBars;
import dev.scalpel.store.local.MemoryStore;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The function against the local exchange: whatever fails in measuring costs, the bars of the minute are stored. */
class RetrievalCostsTest {

    private static final InstrumentId BTC_ID = new InstrumentId("binance", BTC);
    private static final InstrumentId ETH_ID = new InstrumentId("binance", ETH);
    private static final LocalDate DAY = LocalDate.parse("2026-06-01");

    private final TestMarket market = new TestMarket();
    private final MemoryStore store = new MemoryStore();
    private Dispatcher function;

    @BeforeEach
    void start() {
        function = RetrievalFunction.create(
                SettingsReader.fromText("test", market.yaml(), Map.of()).settings(),
                store,
                market.clock,
                (name, action, failure) -> {});
    }

    @AfterEach
    void stop() {
        market.close();
    }

    @Test
    void eachMinuteAddsASampleOfEachTradedSymbol() {
        call();
        market.clock.advance(Duration.ofMinutes(1));
        JsonNode answer = call();

        assertThat(answer.path("costsNotMeasured")).isEmpty();
        assertThat(new StoredSpreads(store).read(BTC_ID, DAY)).hasSize(2);
        assertThat(new StoredSpreads(store).read(ETH_ID, DAY)).hasSize(2);
        assertThat(new StoredCosts(store).read(BTC_ID).orElseThrow().probes()).hasSize(1);
        assertThat(new StoredCosts(store).read(ETH_ID).orElseThrow().probes()).hasSize(1);
    }

    @Test
    void aBookTickerThatDoesNotAnswerFailsNothingElse() {
        market.exchange.faults().failNext(Fault.unavailableHtml(), "/api/v3/ticker/bookTicker", 1);

        JsonNode answer = call();

        assertThat(answer.path("failures")).isEmpty();
        assertThat(answer.path("chained").asBoolean()).isTrue();
        assertThat(answer.path("costsNotMeasured").path(0).asText())
                .contains("the best prices of 2 symbols")
                .contains("HTTP 503");
        assertThat(new StoredBars(store).lastOpenTime(BTC_ID)).hasValue(OPENING.toEpochMilli() - 60_000);
        assertThat(new StoredSpreads(store).days(BTC_ID)).isEmpty();
    }

    @Test
    void aRateLimitMetByTheBookTickerHoldsForEveryRequest() {
        market.exchange
                .faults()
                .failNext(Fault.tooManyRequests(Duration.ofSeconds(150)), "/api/v3/ticker/bookTicker", 1);

        JsonNode answer = call();

        assertThat(answer.path("failures")).isEmpty();
        assertThat(answer.path("chained").asBoolean()).isTrue();
        assertThat(answer.path("pausedUntil").asText())
                .isEqualTo(OPENING.plusSeconds(2 + 150).toString());
        market.clock.advance(Duration.ofMinutes(1));
        assertThat(call().path("failures").path(0).asText()).contains("rate-limited by the venue");
    }

    @Test
    void aSymbolThatIsNoLongerListedDoesNotHideTheOthers() {
        call();
        market.exchange.delist(ETH);
        market.clock.advance(Duration.ofMinutes(1));

        JsonNode answer = call();

        assertThat(answer.path("costsNotMeasured").toString()).contains("ETH/USDT: the venue lists no order book");
        assertThat(new StoredSpreads(store).read(BTC_ID, DAY)).hasSize(2);
    }

    @Test
    void aDamagedDocumentIsReportedAndTheBarsAreStored() {
        store.putIfAbsent(StoreKeys.costs(BTC_ID), "{".getBytes(StandardCharsets.UTF_8));

        JsonNode answer = call();

        assertThat(answer.path("failures")).isEmpty();
        assertThat(answer.path("costsNotMeasured").path(0).asText())
                .contains("BTC/USDT: the store failed: costs/binance/BTC-USDT.json is not JSON");
        assertThat(new StoredSpreads(store).read(BTC_ID, DAY)).hasSize(1);
    }

    private JsonNode call() {
        return function.answer("{}", Deadline.in(Duration.ofMinutes(5), market.clock));
    }
}
