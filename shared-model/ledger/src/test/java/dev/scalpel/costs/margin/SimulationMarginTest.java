package dev.scalpel.costs.margin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.costs.FeeAccount;
import dev.scalpel.funding.FundingRate;
import dev.scalpel.funding.FundingSeries;
import dev.scalpel.instruments.SimulationRules;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.SettingsReader;
import dev.scalpel.store.funding.StoredFunding;
import dev.scalpel.store.local.MemoryStore;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.Costs.TargetFill;
import dev.scalpel.trading.MarginRules;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.trading.VenueFilters;
import dev.scalpel.trading.instrument.InstrumentKind;
import dev.scalpel.trading.instrument.TradingSession;
import dev.scalpel.trading.margin.LiquidationPrices;
import dev.scalpel.trading.margin.MarginTerms;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What simulations assume of margin and funding, with and without stored terms. */
class SimulationMarginTest {

    private static final InstrumentId BTC = InstrumentId.parse("binance-usdm/BTC-USDT");
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final Instant TOMORROW = NOON.plus(Duration.ofDays(1));
    private static final SimulationRules PERPETUAL = rules(Optional.of(Duration.ofHours(8)));

    private final MemoryStore store = new MemoryStore();
    private final StoredMargin margins = new StoredMargin(store);

    @Test
    void theStoredTiersApplyAtTheLeverageOfTheSettings() {
        margins.change(BTC, document -> document.withTerms(FeeAccount.REAL, SampleTerms.at(1), NOON));

        assertThat(margin(20).of(BTC, true, TOMORROW)).isEqualTo(LiquidationPrices.of(SampleTerms.at(20)));
    }

    @Test
    void aSpotPositionHasNoMarginWhateverIsStored() {
        margins.change(BTC, document -> document.withTerms(FeeAccount.REAL, SampleTerms.at(1), NOON));

        assertThat(margin(20).of(BTC, false, TOMORROW)).isSameAs(MarginRules.NONE);
    }

    @Test
    void theTiersOfAnotherAccountDoNotApply() {
        margins.change(BTC, document -> document.withTerms(FeeAccount.TESTNET, SampleTerms.at(1), NOON));

        assertThat(margin(20).of(BTC, true, TOMORROW)).isEqualTo(LiquidationPrices.of(SimulationMargin.assumed(20)));
    }

    @Test
    void aLeverageThatNoTierAllowsIsNamed() {
        margins.change(BTC, document -> document.withTerms(FeeAccount.REAL, SampleTerms.at(1), NOON));

        assertThatThrownBy(() -> margin(51).of(BTC, true, TOMORROW))
                .isInstanceOf(LeverageNotAllowedException.class)
                .hasMessage(
                        "venueConnection.leverage must be at most 50 for binance-usdm/BTC-USDT, by its margin tiers of"
                                + " 2026-11-20T12:00:00Z: 51")
                .satisfies(refused -> assertThat(refused.getStackTrace()).isEmpty());
    }

    /** Of a tier whose highest leverage is the one that is used, half of the initial margin remains. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3, 20, 125})
    void withoutStoredTiersHalfOfTheInitialMarginMustRemain(int leverage) {
        MarginTerms assumed = SimulationMargin.assumed(leverage);
        double rate = assumed.tiers().tiers().get(0).maintenanceRate().doubleValue();

        assertThat(rate).isBetween(0.5 / leverage, 0.5 / leverage + 1e-9);
        assertThat(assumed.liquidationFeeRate()).isEqualByComparingTo("0.025");
        assertThat(assumed.maxNotional()).isGreaterThan(new BigDecimal("1e12"));
    }

    @Test
    void aStoredTierThatAllowsTheLeverageNeverLiquidatesEarlierThanTheAssumedOne() {
        MarginRules known = LiquidationPrices.of(SampleTerms.at(20));
        MarginRules assumed = LiquidationPrices.of(SimulationMargin.assumed(20));

        assertThat(assumed.liquidationPrice(PositionSide.LONG, 100, 1_000, 0.05))
                .isGreaterThan(known.liquidationPrice(PositionSide.LONG, 100, 1_000, 0.05));
        assertThat(assumed.liquidationPrice(PositionSide.SHORT, 100, 1_000, 0.05))
                .isLessThan(known.liquidationPrice(PositionSide.SHORT, 100, 1_000, 0.05));
    }

    @Test
    void theCostsOfAPerpetualContainFundingAndMargin() {
        FundingRate paid = new FundingRate(NOON.toEpochMilli(), new BigDecimal("0.0001"));
        new StoredFunding(store).append(BTC, List.of(paid));

        assertThat(costs(PERPETUAL))
                .isEqualTo(Costs.FREE
                        .withFundingRates(FundingSeries.of(List.of(paid)))
                        .withMargin(LiquidationPrices.of(SimulationMargin.assumed(5)))
                        .withTarget(TargetFill.TAKES));
        assertThat(costs(SimulationRules.UNKNOWN).margin())
                .as("fundings are stored")
                .isNotSameAs(MarginRules.NONE);
        assertThat(costs(SimulationRules.UNKNOWN).targetTakes()).isTrue();
    }

    @Test
    void ofASpotInstrumentNothingIsReadAndNothingIsAdded() {
        new StoredFunding(store)
                .append(BTC, List.of(new FundingRate(NOON.toEpochMilli(), BigDecimal.ONE.movePointLeft(3))));

        assertThat(costs(rules(Optional.empty()))).isEqualTo(Costs.FREE.withTarget(TargetFill.TAKES));
        assertThat(new SimulationCosts(new StoredFunding(new MemoryStore()), margin(5))
                        .of(BTC, SimulationRules.UNKNOWN, Costs.FREE, NOON, TOMORROW))
                .isEqualTo(Costs.FREE);
    }

    private Costs costs(SimulationRules rules) {
        return new SimulationCosts(new StoredFunding(store), margin(5)).of(BTC, rules, Costs.FREE, NOON, TOMORROW);
    }

    private SimulationMargin margin(int leverage) {
        Settings settings = SettingsReader.fromText(
                        "test", "venue: binance-usdm\nvenueConnection: {leverage: " + leverage + "}", Map.of())
                .settings();
        return new SimulationMargin(settings, margins);
    }

    private static SimulationRules rules(Optional<Duration> interval) {
        return new SimulationRules(
                InstrumentKind.PERPETUAL,
                VenueFilters.UNKNOWN,
                TradingSession.ALWAYS_OPEN,
                interval,
                TargetFill.TAKES,
                Optional.of(NOON));
    }
}
