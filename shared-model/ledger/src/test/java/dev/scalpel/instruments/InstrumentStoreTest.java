package dev.scalpel.instruments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Symbol;
import dev.scalpel.store.StoreException;
import dev.scalpel.store.StoreKeys;
import dev.scalpel.store.local.MemoryStore;
import dev.scalpel.trading.VenueFilters;
import dev.scalpel.trading.instrument.Instrument;
import dev.scalpel.trading.instrument.InstrumentKind;
import dev.scalpel.trading.instrument.TradingSession;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InstrumentStoreTest {

    private static final Symbol BTC = Symbol.parse("BTC/USDT");
    private static final Symbol ETH = Symbol.parse("ETH/USDT");
    private static final Instant MONDAY = Instant.parse("2026-06-01T00:00:02Z");
    private static final Instant TUESDAY = Instant.parse("2026-06-02T00:00:02Z");

    private final MemoryStore memory = new MemoryStore();
    private final InstrumentStore store = new InstrumentStore(memory, "binance");

    @Test
    void rulesAreReadAsTheyWereWritten() {
        store.merge(MONDAY, List.of(BTC), Map.of(BTC, step("0.00001")));

        SimulationRules rules = new InstrumentStore(memory, "binance").rules(BTC, TUESDAY);
        assertThat(rules.filters()).isEqualTo(step("0.00001").filters());
        assertThat(rules.asOf()).contains(MONDAY);
        assertThat(rules.isKnown()).isTrue();
    }

    @Test
    void unchangedRulesAddNoVersionDespiteTrailingZeros() {
        store.merge(MONDAY, List.of(BTC), Map.of(BTC, step("0.00001")));
        store.merge(TUESDAY, List.of(BTC), Map.of(BTC, step("0.00001000")));

        InstrumentHistory history = store.read().of(BTC).orElseThrow();
        assertThat(history.versions()).hasSize(1);
        assertThat(history.checkedAt()).isEqualTo(TUESDAY);
    }

    @Test
    void keepsTheHistoryOfRules() {
        store.merge(MONDAY, List.of(BTC), Map.of(BTC, step("0.00001")));
        store.merge(TUESDAY, List.of(BTC), Map.of(BTC, step("0.0001")));

        assertThat(stepAt(MONDAY)).isEqualByComparingTo("0.00001");
        assertThat(stepAt(TUESDAY.minusSeconds(1))).isEqualByComparingTo("0.00001");
        assertThat(stepAt(TUESDAY)).isEqualByComparingTo("0.0001");
    }

    @Test
    void earlierBarsGetTheFirstRulesAndTheDescriptionSaysSo() {
        store.merge(MONDAY, List.of(BTC), Map.of(BTC, step("0.00001")));
        Instant before = Instant.parse("2024-01-01T00:00:00Z");

        SimulationRules rules = store.rules(BTC, before);
        assertThat(rules.describe(before))
                .isEqualTo("tick 0.01, step 0.00001, minimum order 5: the venue's rules as of 2026-06-01T00:00:02Z,"
                        + " applied to earlier bars");
        assertThat(rules.describe(TUESDAY)).endsWith("the venue's rules as of 2026-06-01T00:00:02Z");
    }

    @Test
    void withoutRulesTheDescriptionSaysSo() {
        assertThat(store.rules(BTC, MONDAY)).isEqualTo(SimulationRules.UNKNOWN);
        assertThat(store.rules(BTC, MONDAY).filters()).isEqualTo(VenueFilters.UNKNOWN);
        assertThat(store.rules(BTC, MONDAY).describe(MONDAY)).startsWith("the venue's tick, step and minimum are not");
    }

    @Test
    void mergesOfDifferentInstrumentsKeepEachOther() {
        store.merge(MONDAY, List.of(BTC), Map.of(BTC, step("0.00001")));
        new InstrumentStore(memory, "binance").merge(MONDAY, List.of(ETH), Map.of(ETH, step(ETH, "0.0001")));

        assertThat(store.read().instruments()).containsOnlyKeys(BTC, ETH);
    }

    @Test
    void aLateReportChangesNothing() {
        store.merge(TUESDAY, List.of(BTC), Map.of(BTC, step("0.0001")));
        store.merge(MONDAY, List.of(BTC), Map.of(BTC, step("0.00001")));

        assertThat(store.read().of(BTC).orElseThrow().versions()).hasSize(1);
        assertThat(store.read().of(BTC).orElseThrow().checkedAt()).isEqualTo(TUESDAY);
    }

    @Test
    void anUnlistedInstrumentKeepsItsRulesAndIsMarked() {
        store.merge(MONDAY, List.of(BTC, ETH), Map.of(BTC, step("0.00001")));
        store.merge(TUESDAY, List.of(BTC, ETH), Map.of());

        InstrumentRules now =
                store.read().of(BTC).orElseThrow().newest().orElseThrow().rules();
        assertThat(now.status()).isEqualTo(InstrumentRules.NOT_LISTED);
        assertThat(now.filters().stepSize()).isEqualByComparingTo("0.00001");
        assertThat(store.read().of(ETH).orElseThrow().versions()).isEmpty();
        assertThat(store.rules(ETH, TUESDAY)).isEqualTo(SimulationRules.UNKNOWN);
    }

    @Test
    void isQueriedOncePerUtcDay() {
        store.merge(MONDAY, List.of(BTC), Map.of(BTC, step("0.00001")));

        assertThat(checked(BTC, Instant.parse("2026-06-01T23:59:59Z"))).isTrue();
        assertThat(checked(BTC, TUESDAY)).isFalse();
        assertThat(checked(ETH, MONDAY)).isFalse();
    }

    /** Format 1 had only spot pairs. */
    @Test
    void theFirstFormatIsReadAndUpgraded() {
        put("""
                {"format": 1, "venue": "binance", "instruments": {"BTC-USDT": {"checkedAt": "2026-06-01T00:00:02Z",
                "versions": [{"asOf": "2026-06-01T00:00:02Z", "kind": "SPOT", "tick": "0.01", "step": "0.00001",
                "minQuantity": "0.00001", "maxQuantity": "9000", "minNotional": "5", "status": "OPEN",
                "orderTypes": ["LIMIT", "MARKET"]}]}}}""");

        InstrumentHistory history = store.read().of(BTC).orElseThrow();
        assertThat(history.newest().orElseThrow().rules()).isEqualTo(step("0.00001"));

        store.merge(TUESDAY, List.of(BTC), Map.of(BTC, step("0.00001")));
        assertThat(store.read().of(BTC).orElseThrow().versions()).hasSize(1);
        assertThat(memory.get(StoreKeys.instruments("binance")).orElseThrow().text())
                .startsWith("{\"format\":2,")
                .contains("\"settlement\":\"USDT\"", "\"multiplier\":\"1\"");
    }

    @Test
    void aPerpetualIsReadAsItWasWritten() {
        InstrumentRules perpetual = new InstrumentRules(
                new Instrument(
                        new InstrumentId("binance", BTC),
                        InstrumentKind.PERPETUAL,
                        "USDT",
                        new VenueFilters(
                                new BigDecimal("0.1"),
                                BigDecimal.ONE,
                                BigDecimal.ONE,
                                new BigDecimal("9000"),
                                new BigDecimal("5"),
                                new BigDecimal("0.001")),
                        TradingSession.ALWAYS_OPEN,
                        true,
                        Optional.of(Duration.ofHours(8))),
                "OPEN",
                List.of("LIMIT"));

        store.merge(MONDAY, List.of(BTC), Map.of(BTC, perpetual));

        assertThat(new InstrumentStore(memory, "binance")
                        .read()
                        .of(BTC)
                        .orElseThrow()
                        .newest()
                        .orElseThrow()
                        .rules())
                .isEqualTo(perpetual);
    }

    @Test
    void rulesOfAnotherInstrumentAreRefused() {
        assertThatThrownBy(() -> store.merge(MONDAY, List.of(ETH), Map.of(ETH, step("0.00001"))))
                .hasMessage("binance/BTC-USDT is described as the rules of binance/ETH-USDT");
    }

    @Test
    void aNewerFormatIsRejected() {
        put("{\"format\": 3, \"venue\": \"binance\", \"chains\": []}");
        assertThatThrownBy(store::read)
                .isInstanceOf(StoreException.class)
                .hasMessage("instruments/binance.json has format 3, and this release reads formats 1 to 2:"
                        + " run the release that wrote it, or delete it and it will be fetched again");
    }

    @Test
    void aMalformedDocumentIsReportedAndNotOverwritten() {
        put("{\"format\": 1, \"venue\": \"binance\", \"instruments\": {\"BTC-USDT\": {\"checkedAt\": \"yesterday\","
                + " \"versions\": []}}}");
        byte[] before =
                memory.get(StoreKeys.instruments("binance")).orElseThrow().bytes();

        assertThatThrownBy(() -> store.merge(MONDAY, List.of(BTC), Map.of(BTC, step("0.00001"))))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("instruments/binance.json")
                .hasMessageContaining("yesterday");
        assertThat(memory.get(StoreKeys.instruments("binance")).orElseThrow().bytes())
                .isEqualTo(before);
        put("{\"format\": 1, \"venue\": \"binance\", \"instruments\": {\"BTC-USDT\": {\"versions\": []}}}");
        assertThatThrownBy(store::read)
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("checkedAt' is missing");
        put("no JSON");
        assertThatThrownBy(store::read).isInstanceOf(StoreException.class).hasMessageContaining("is not JSON");
    }

    @Test
    void invalidRulesAreRejected() {
        assertThatThrownBy(() -> step("0"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("stepSize must be > 0: 0");
    }

    private BigDecimal stepAt(Instant time) {
        return store.rules(BTC, time).filters().stepSize();
    }

    private boolean checked(Symbol symbol, Instant now) {
        return InstrumentStore.isCheckedOn(store.read().of(symbol), now);
    }

    private void put(String json) {
        String key = StoreKeys.instruments("binance");
        memory.delete(key);
        memory.putIfAbsent(key, json.getBytes(StandardCharsets.UTF_8));
    }

    private static InstrumentRules step(String step) {
        return step(BTC, step);
    }

    private static InstrumentRules step(Symbol symbol, String step) {
        return new InstrumentRules(
                Instrument.spot(
                        new InstrumentId("binance", symbol),
                        new VenueFilters(
                                new BigDecimal("0.01000000"),
                                new BigDecimal(step),
                                new BigDecimal("0.00001"),
                                new BigDecimal("9000"),
                                new BigDecimal("5.00"))),
                "OPEN",
                List.of("MARKET", "LIMIT"));
    }
}
