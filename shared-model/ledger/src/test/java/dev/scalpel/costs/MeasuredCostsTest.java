package dev.scalpel.costs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.scalpel.market.InstrumentId;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.SettingsReader;
import dev.scalpel.store.StoreException;
import dev.scalpel.store.StoreKeys;
import dev.scalpel.store.local.MemoryStore;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.FeeAsset;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class MeasuredCostsTest {

    private static final InstrumentId BTC = InstrumentId.parse("binance/BTC-USDT");
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final LocalDate TODAY = LocalDate.parse("2026-11-20");
    private static final String SETTINGS = "costs: {feeBp: 9, halfSpreadBp: 2, slippageBp: 1}\n";

    private final MemoryStore store = new MemoryStore();
    private final CostRepository repository = new StoredCosts(store);

    @Test
    void withoutMeasurementsTheSettingsApply() {
        CostStatement statement = statement(SETTINGS, NOW);

        assertThat(statement.costs()).isEqualTo(settings(SETTINGS).costBook().of(BTC));
        assertThat(statement.isMeasured()).isFalse();
        assertThat(statement.hash()).isEmpty();
        assertThat(statement.fee().explanation()).isEqualTo("nothing has been measured yet");
    }

    @Test
    void everyPartThatWasMeasuredReplacesTheSettings() {
        measure(document -> document.withCommission(FeeAccount.REAL, commission("0.0002", "0.0004"), NOW)
                .withSpread(spread(1, 0.0001))
                .withProbe(probe(1, Map.of("1000", 0.0001, "10000", 0.0003, "100000", 0.0002))));

        CostStatement statement = statement(SETTINGS, NOW);

        Costs costs = statement.costs();
        assertThat(costs.makerFeeRate()).isEqualTo(0.0002);
        assertThat(costs.takerFeeRate()).isEqualTo(0.0004);
        assertThat(costs.halfSpreadRate()).isEqualTo(0.0001);
        assertThat(costs.slippage().rate(999)).isEqualTo(0.0001);
        assertThat(costs.slippage().rate(5_000)).isEqualTo(0.0003);
        // A larger order does not slip less, and nothing is known beyond the largest probed one.
        assertThat(costs.slippage().rate(50_000)).isEqualTo(0.0003);
        assertThat(costs.slippage().rate(9_000_000)).isEqualTo(0.0003);
        assertThat(statement.fee().isMeasured()).isTrue();
        assertThat(statement.spread().isMeasured()).isTrue();
        assertThat(statement.slippage().isMeasured()).isTrue();
    }

    @Test
    void aPartThatWasNotMeasuredIsThatOfTheSettings() {
        measure(document -> document.withSpread(spread(1, 0.0001)));

        CostStatement statement = statement(SETTINGS, NOW);

        assertThat(statement.costs().takerFeeRate()).isEqualTo(0.0009);
        assertThat(statement.costs().halfSpreadRate()).isEqualTo(0.0001);
        assertThat(statement.costs().slippage().rate(1)).isEqualTo(0.0001);
        assertThat(statement.fee().source()).isEqualTo(CostSource.SETTINGS);
        assertThat(statement.spread().source()).isEqualTo(CostSource.MEASURED);
    }

    @Test
    void aSettingTurnsMeasuredCostsOff() {
        measure(document -> document.withSpread(spread(1, 0.0001)));

        CostStatement statement = statement("costs: {source: settings, halfSpreadBp: 2}", NOW);

        assertThat(statement.costs().halfSpreadRate()).isEqualTo(0.0002);
        assertThat(statement.spread().explanation()).isEqualTo("costs.source is settings");
    }

    @Test
    void staleMeasurementsDoNotApply() {
        measure(document -> document.withCommission(
                        FeeAccount.REAL, commission("0.0002", "0.0004"), NOW.minus(Duration.ofDays(7)))
                .withSpread(spread(7, 0.0001))
                .withProbe(probe(7, Map.of("1000", 0.0002))));

        assertThat(statement(SETTINGS, NOW).costs().takerFeeRate()).isEqualTo(0.0004);
        assertThat(statement(SETTINGS, NOW).costs().halfSpreadRate()).isEqualTo(0.0001);
        assertThat(statement(SETTINGS, NOW).costs().slippage().rate(1)).isEqualTo(0.0002);
        CostStatement tomorrow = statement(SETTINGS, NOW.plus(Duration.ofDays(1)));
        assertThat(tomorrow.costs()).isEqualTo(settings(SETTINGS).costBook().of(BTC));
        assertThat(tomorrow.spread().explanation()).contains("in the last 7 finished days");
    }

    @Test
    void spreadsAndDepthApplyFromTheNextDaySoThatTheCostsOfADayDoNotChange() {
        measure(document -> document.withSpread(spread(0, 0.0001)).withProbe(probe(0, Map.of("1000", 0.0002))));

        assertThat(statement(SETTINGS, NOW).isMeasured()).isFalse();
        assertThat(statement(SETTINGS, NOW.plus(Duration.ofHours(12))).isMeasured())
                .isTrue();
    }

    @Test
    void theSpreadIsTheMedianOfTwoWeeksOfDays() {
        measure(document -> document.withSpread(spread(15, 0.02))
                .withSpread(spread(14, 0.0001))
                .withSpread(spread(3, 0.0009))
                .withSpread(spread(1, 0.0002)));

        assertThat(statement(SETTINGS, NOW).costs().halfSpreadRate()).isEqualTo(0.0002);
    }

    @Test
    void beforeSpreadsWereSampledTheyAreOneAndAHalfTimesTheMedian() {
        measure(document -> document.withSpread(spread(2, 0.0001)));
        MeasuredCosts costs = new MeasuredCosts(settings(SETTINGS), repository);

        Instant first = Instant.parse("2026-11-18T00:00:00Z");
        assertThat(costs.since(first, NOW).of(BTC).halfSpreadRate()).isEqualTo(0.0001);
        assertThat(costs.since(first.minusMillis(1), NOW).of(BTC).halfSpreadRate())
                .isCloseTo(0.00015, within(1e-15));
        assertThat(costs.statement(BTC, first.minusMillis(1), NOW).spread().explanation())
                .isEqualTo("1.5 times the median of 1 day: the period begins before 2026-11-18");
    }

    @Test
    void theCommissionOfAnotherAccountDoesNotApply() {
        measure(document -> document.withCommission(FeeAccount.TESTNET, commission("0", "0"), NOW));

        assertThat(statement(SETTINGS, NOW).costs().takerFeeRate()).isEqualTo(0.0009);
        assertThat(statement("mode: testnet\n" + SETTINGS, NOW).costs().takerFeeRate())
                .isZero();
        assertThat(statement("venueConnection: {address: 'http://127.0.0.1:9'}\n" + SETTINGS, NOW)
                        .costs()
                        .takerFeeRate())
                .isEqualTo(0.0009);
    }

    @Test
    void theAssetOfTheFeeIsThatOfTheAccount() {
        measure(document -> document.withCommission(FeeAccount.REAL, commission("0", "0"), NOW));
        assertThat(statement("costs: {feeAsset: third}", NOW).costs().feeAsset())
                .isEqualTo(FeeAsset.RECEIVED);
        assertThat(statement("costs: {feeAsset: quote}", NOW).costs().feeAsset())
                .isEqualTo(FeeAsset.QUOTE);

        measure(document -> document.withCommission(
                FeeAccount.REAL,
                new AccountFee(BigDecimal.ZERO, BigDecimal.ZERO, Optional.of("BNB")),
                NOW.plusSeconds(1)));
        assertThat(statement(SETTINGS, NOW.plusSeconds(1)).costs().feeAsset()).isEqualTo(FeeAsset.THIRD);
    }

    @Test
    void theHashNamesWhatWasUsedAndNothingElse() {
        measure(document -> document.withSpread(spread(1, 0.0001)));
        String hash = statement(SETTINGS, NOW).hash().orElseThrow();

        // Of today, of another account, and another check of the same: not used.
        measure(document ->
                document.withSpread(spread(0, 0.0009)).withCommission(FeeAccount.TESTNET, commission("0", "0"), NOW));
        assertThat(statement(SETTINGS, NOW).hash()).contains(hash);

        measure(document -> document.withSpread(spread(2, 0.0001)));
        assertThat(statement(SETTINGS, NOW).hash().orElseThrow()).isNotEqualTo(hash);
    }

    @Test
    void aDamagedDocumentStopsATrainingButNotTheExecution() {
        store.putIfAbsent(StoreKeys.costs(BTC), "{".getBytes(java.nio.charset.StandardCharsets.UTF_8));

        assertThatThrownBy(() -> statement(SETTINGS, NOW)).isInstanceOf(StoreException.class);
        assertThat(new LastKnownCosts(settings(SETTINGS), repository).at(NOW).of(BTC))
                .isEqualTo(settings(SETTINGS).costBook().of(BTC));
    }

    @Test
    void executionReadsTheDocumentEveryTenMinutes() {
        LastKnownCosts costs = new LastKnownCosts(settings(SETTINGS), repository);
        assertThat(costs.at(NOW).of(BTC).halfSpreadRate()).isEqualTo(0.0002);
        measure(document -> document.withSpread(spread(1, 0.0001)));

        assertThat(costs.at(NOW.plusSeconds(599)).of(BTC).halfSpreadRate()).isEqualTo(0.0002);
        assertThat(costs.at(NOW.plusSeconds(600)).of(BTC).halfSpreadRate()).isEqualTo(0.0001);
    }

    private CostStatement statement(String yaml, Instant now) {
        return new MeasuredCosts(settings(yaml), repository).statement(BTC, now, now);
    }

    private void measure(UnaryOperator<CostDocument> measurement) {
        repository.change(BTC, measurement);
    }

    private static Settings settings(String yaml) {
        return SettingsReader.fromText("test", yaml, Map.of()).settings();
    }

    private static SpreadDay spread(int daysAgo, double rate) {
        return new SpreadDay(TODAY.minusDays(daysAgo), 1_440, rate);
    }

    private static DepthProbe probe(int daysAgo, Map<String, Double> rates) {
        TreeMap<BigDecimal, Double> bySize = new TreeMap<>();
        rates.forEach((size, rate) -> bySize.put(new BigDecimal(size), rate));
        return new DepthProbe(NOW.minus(Duration.ofDays(daysAgo)), bySize);
    }

    private static AccountFee commission(String maker, String taker) {
        return new AccountFee(new BigDecimal(maker), new BigDecimal(taker), Optional.empty());
    }
}
