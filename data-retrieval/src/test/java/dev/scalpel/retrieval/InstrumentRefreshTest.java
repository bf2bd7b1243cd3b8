package dev.scalpel.retrieval;

import static dev.scalpel.retrieval.TestMarket.BTC;
import static dev.scalpel.retrieval.TestMarket.ETH;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.instruments.InstrumentHistory;
import dev.scalpel.instruments.InstrumentRules;
import dev.scalpel.instruments.InstrumentStore;
import dev.scalpel.invocation.Deadline;
import dev.scalpel.invocation.Dispatcher;
import dev.scalpel.localexchange.faults.Fault;
import dev.scalpel.localexchange.market.Filters;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.SettingsReader;
import dev.scalpel.store.StoreKeys;
import dev.scalpel.store.local.MemoryStore;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Instrument rules are refreshed with the bars, once per UTC day. */
class InstrumentRefreshTest {

    private static final String ROUTE = "/api/v3/exchangeInfo";

    private final TestMarket market = new TestMarket();
    private final MemoryStore store = new MemoryStore();
    private Dispatcher function = function(market.yaml());

    @AfterEach
    void stop() {
        market.close();
    }

    @Test
    void theFirstCallStoresTheRulesOfTheVenue() {
        assertThat(call().path("failures")).isEmpty();

        Filters required = Filters.forBars(market.listed(BTC));
        InstrumentRules rules = rules();
        assertThat(rules.filters().tickSize()).isEqualByComparingTo(required.tick());
        assertThat(rules.filters().stepSize()).isEqualByComparingTo(required.step());
        assertThat(rules.filters().minNotional()).isEqualByComparingTo(required.minNotional());
        assertThat(rules.status()).isEqualTo("OPEN");
        assertThat(rules.orderTypes()).contains("LIMIT", "MARKET", "OCO");
        assertThat(history().versions().get(0).asOf()).isEqualTo(market.clock.instant());
        assertThat(instruments().read().of(ETH)).isPresent();
    }

    @Test
    void rulesAreRequestedOncePerDayByAnyNumberOfProcesses() {
        call();
        market.exchange.faults().failNext(Fault.unavailableHtml(), ROUTE, 2);
        market.clock.advance(Duration.ofHours(11));
        assertThat(call().path("failures")).isEmpty();
        function = function(market.yaml());
        assertThat(call().path("failures")).isEmpty();
        assertThat(market.exchange.faults().pending()).isEqualTo(2);
        market.exchange.faults().clear();

        market.clock.advance(Duration.ofHours(1));
        call();
        assertThat(history().checkedAt()).isEqualTo(market.clock.instant());
        assertThat(history().versions()).hasSize(1);
    }

    @Test
    void aFailureBreaksNoMinuteIsReportedAndTriedAgain() {
        market.exchange.faults().failNext(Fault.unavailableHtml(), ROUTE, 1);
        JsonNode answer = call();
        assertThat(answer.path("chained").asBoolean()).isTrue();
        assertThat(answer.path("symbols").path(0).path("failure").isNull()).isTrue();
        assertThat(answer.path("failures").path(0).asText()).startsWith("instruments: ");
        assertThat(instruments().read().instruments()).isEmpty();

        market.clock.advance(Duration.ofMinutes(1));
        assertThat(call().path("failures")).isEmpty();
        assertThat(instruments().read().instruments()).containsOnlyKeys(BTC, ETH);
    }

    @Test
    void whatWasReadBeforeAFailureIsKept() {
        market.exchange.faults().failNext(Fault.slow(Duration.ZERO), ROUTE, 1);
        market.exchange.faults().failNext(Fault.unavailableHtml(), ROUTE, 1);
        call();
        assertThat(instruments().read().instruments()).containsOnlyKeys(BTC);
    }

    @Test
    void aRateLimitHereAppliesToEveryRequest() {
        market.exchange.faults().failNext(Fault.tooManyRequests(Duration.ofSeconds(150)), ROUTE, 1);
        JsonNode answer = call();
        assertThat(answer.path("pausedUntil").isNull()).isFalse();
        assertThat(answer.path("chained").asBoolean()).isTrue();
    }

    @Test
    void whatTheVenueDoesNotListIsRequestedOncePerDayToo() {
        function = function("symbols: {BTC/USDT: 0.4, NOPE/USDT: 0.4}\nreferenceSymbol: none\n"
                + "retrieval: {historyDays: 60}\nvenueConnection: {address: \"" + market.exchange.uri() + "\"}\n");
        call();
        assertThat(instruments().read().instruments().values())
                .extracting(one -> one.versions().size())
                .containsExactly(1, 0);
    }

    @Test
    void damagedRulesAreReportedAndLeftAlone() {
        byte[] damaged = "damaged".getBytes(StandardCharsets.UTF_8);
        store.putIfAbsent(StoreKeys.instruments("binance"), damaged);
        JsonNode answer = call();
        assertThat(answer.path("chained").asBoolean()).isTrue();
        assertThat(answer.path("failures").path(0).asText()).contains("instruments/binance.json");
        assertThat(store.get(StoreKeys.instruments("binance")).orElseThrow().bytes())
                .isEqualTo(damaged);
    }

    private Dispatcher function(String yaml) {
        Settings settings = SettingsReader.fromText("test", yaml, Map.of()).settings();
        return RetrievalFunction.create(settings, store, market.clock, (name, action, failure) -> {});
    }

    private JsonNode call() {
        return function.answer("{}", Deadline.in(Duration.ofMinutes(1), market.clock));
    }

    private InstrumentStore instruments() {
        return new InstrumentStore(store, "binance");
    }

    private InstrumentHistory history() {
        return instruments().read().of(BTC).orElseThrow();
    }

    private InstrumentRules rules() {
        return history().newest().orElseThrow().rules();
    }
}
