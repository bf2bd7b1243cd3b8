package dev.scalpel.execution.transition;

import static dev.scalpel.execution.transition.TradeFixture.BAR;
import static dev.scalpel.execution.transition.TradeFixture.ENTRY;
import static dev.scalpel.execution.transition.TradeFixture.NOW;
import static dev.scalpel.execution.transition.TradeFixture.flat;
import static dev.scalpel.execution.transition.TradeFixture.number;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.costs.StoredCosts;
import dev.scalpel.costs.margin.SimulationCosts;
import dev.scalpel.costs.margin.SimulationMargin;
import dev.scalpel.costs.margin.StoredMargin;
import dev.scalpel.execution.champion.ChampionStatus;
import dev.scalpel.execution.context.ExecutionConfig;
import dev.scalpel.execution.context.MarketSnapshot;
import dev.scalpel.execution.context.SymbolContext;
import dev.scalpel.ledger.Intent;
import dev.scalpel.market.Bar;
import dev.scalpel.market.BarSeries;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.SettingsReader;
import dev.scalpel.store.funding.StoredFunding;
import dev.scalpel.store.local.MemoryStore;
import dev.scalpel.strategy.Origin;
import dev.scalpel.strategy.StrategyId;
import dev.scalpel.trading.AccountState;
import dev.scalpel.trading.Bracket;
import dev.scalpel.trading.BracketTactics;
import dev.scalpel.trading.Decision.Enter;
import dev.scalpel.trading.Decision.StandAside;
import dev.scalpel.trading.EntryBasis;
import dev.scalpel.trading.EntryBasis.ByModel;
import dev.scalpel.trading.EntryBasis.BySignal;
import dev.scalpel.trading.EntryBasis.Distances;
import dev.scalpel.trading.OrderSide;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.trading.StandAsideReason;
import dev.scalpel.trading.VenueFilters;
import dev.scalpel.trading.instrument.Instrument;
import dev.scalpel.trading.instrument.InstrumentKind;
import dev.scalpel.trading.instrument.TradingSession;
import dev.scalpel.trading.margin.MarginTerms;
import dev.scalpel.trading.margin.MarginTier;
import dev.scalpel.trading.margin.MarginTiers;
import dev.scalpel.venue.VenueInstrument;
import dev.scalpel.venue.trading.Quote;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Entries of both sides at a quote of 100.00 to 100.10, with 1,000 USDT of equity: half of it, a stop 2 % and a target 4 %
 * away, an increment of 5 bp, fees of 10 bp.
 */
class EntryPlannerTest {

    private String freeQuote = "10000";
    private double share = 0.5;
    private boolean shorting = true;
    private String entry = "taker";
    private Optional<BigDecimal> position = Optional.empty();
    private String multiplier = "1";
    private TradingSession session = TradingSession.ALWAYS_OPEN;
    private Optional<EntryBasis> basis = Optional.empty();
    private Optional<EntryMargin> margin = Optional.empty();
    private long now = NOW;

    @ParameterizedTest
    @CsvSource({
        // 500 / 100.10 = 4.9950…; 100.10 plus 5 bp is 100.15005.
        "LONG,  BUY,  4.995, 100.15, 100.10",
        // 500 / 100.00; 100.00 minus 5 bp.
        "SHORT, SELL, 5.000, 99.95,  100.00",
    })
    void aTakerEntryTradesAtOnceWithTheOtherSideOfTheBook(
            PositionSide side, OrderSide order, String quantity, String limit, String decidedPrice) {
        EntryPlanner.PlannedEntry planned = plan(side).planned().orElseThrow();
        Intent intent = planned.intent();
        assertThat(intent.clientId()).isEqualTo(ENTRY);
        assertThat(intent.kind()).isEqualTo(Intent.Kind.ENTRY);
        assertThat(intent.side()).isEqualTo(order);
        equal(intent.quantity(), quantity);
        equal(intent.price().orElseThrow(), limit);
        equal(planned.plan().decidedPrice(), decidedPrice);
        assertThat(planned.plan().basis().side()).isEqualTo(side);
        assertThat(planned.protection()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        // At 100.00: 98 and 104; the fee of 10 bp may be taken from 4.995: 4.990005 is left.
        "LONG,  100.00, SELL, 4.990, 98.00,  104.00",
        // At 100.10: 102.102 and 96.096, rounded to the better tick of a purchase; all that was sold is bought back.
        "SHORT, 100.10, BUY,  5.000, 102.10, 96.09",
    })
    void aMakerEntryRestsAtItsOwnSideAndCarriesItsProtection(
            PositionSide side, String limit, OrderSide exitSide, String quantity, String stop, String target) {
        entry = "maker";
        EntryPlanner.PlannedEntry planned = plan(side).planned().orElseThrow();
        equal(planned.intent().price().orElseThrow(), limit);
        Intent protection = planned.protection().orElseThrow();
        assertThat(protection.side()).isEqualTo(exitSide);
        equal(protection.quantity(), quantity);
        equal(protection.stopPrice().orElseThrow(), stop);
        equal(protection.targetPrice().orElseThrow(), target);
    }

    @ParameterizedTest
    @CsvSource({
        "maker, 0.02, NaN,  true",
        "maker, NaN,  NaN,  false",
        "maker, NaN,  0.04, false",
        "taker, 0.02, NaN,  false",
        "taker, NaN,  NaN,  false",
    })
    void aSignalWithoutAStopCarriesNoProtectionAndOneWithoutATargetHasNone(
            String policy, double stop, double target, boolean carried) {
        entry = policy;
        basis = Optional.of(new BySignal("trend", "s-1", new Distances(PositionSide.LONG, stop, target, 60, 0)));
        EntryPlanner.PlannedEntry planned = plan(PositionSide.LONG).planned().orElseThrow();
        assertThat(planned.plan().basis().sourceId()).isEqualTo("s-1");
        assertThat(planned.intent().strategy()).isEqualTo(new StrategyId("trend", Origin.SIGNAL));
        assertThat(planned.protection().isPresent()).isEqualTo(carried);
        planned.protection().ifPresent(protection -> {
            equal(protection.stopPrice().orElseThrow(), "98.00");
            assertThat(protection.targetPrice()).isEmpty();
        });
    }

    @ParameterizedTest
    @CsvSource({
        // 100 / (100.15 · 1.001) = 0.9975….
        "LONG,  0.997",
        // It fills at the bid of 100.00 rather than at its limit: 100 / (100.00 · 1.001) = 0.9990….
        "SHORT, 0.999",
    })
    void anEntryIsLimitedByTheFreeBalance(PositionSide side, String quantity) {
        freeQuote = "100";
        equal(plan(side).planned().orElseThrow().intent().quantity(), quantity);
    }

    @ParameterizedTest
    @CsvSource({
        // 500 / 1,001.00 and 100 / (1,001.50 · 1.001): a tenth of the contracts of one unit.
        "LONG,  10000, 0.499",
        "LONG,  100,   0.099",
        "SHORT, 10000, 0.500",
        "SHORT, 100,   0.099",
    })
    void contractsOfTenUnitsAreCountedInContracts(PositionSide side, String free, String quantity) {
        multiplier = "10";
        freeQuote = free;
        equal(plan(side).planned().orElseThrow().intent().quantity(), quantity);
    }

    @ParameterizedTest
    @CsvSource({
        // By the venue's clock; currencies are traded until 21:00 UTC on this Friday.
        "2026-06-05T20:39:59.999Z, ",
        "2026-06-05T20:40:00.000Z, SESSION_ENDING",
        "2026-06-05T20:59:59.000Z, SESSION_ENDING",
        "2026-06-05T21:00:00.000Z, MARKET_CLOSED",
        "2026-06-07T20:59:59.000Z, MARKET_CLOSED",
        "2026-06-07T21:00:00.000Z, ",
    })
    void anEntryKeepsToTheSessionOfTheInstrument(Instant time, StandAsideReason reason) {
        session = TradingSession.FOREX;
        now = time.toEpochMilli();
        EntryPlanner.Outcome outcome = plan(PositionSide.LONG);
        assertThat(outcome.refusal().map(StandAside::reason)).isEqualTo(Optional.ofNullable(reason));
        assertThat(outcome.planned().isPresent()).isEqualTo(reason == null);
    }

    /** Beyond the end of trading a stop protects nothing. */
    @ParameterizedTest
    @CsvSource({"2026-06-05T12:00:30Z, 45", "2026-06-05T20:39:30Z, 16", "2026-06-08T12:00:30Z, 45"})
    void aPositionIsHeldUntilFiveMinutesBeforeTheEndOfTradingAtMost(Instant time, int minutes) {
        session = TradingSession.FOREX;
        now = time.toEpochMilli();
        assertThat(plan(PositionSide.LONG)
                        .planned()
                        .orElseThrow()
                        .plan()
                        .basis()
                        .distances()
                        .holdMinutes())
                .isEqualTo(minutes);
    }

    @ParameterizedTest
    @CsvSource({
        // Its target at 95.95 would be worth 0.052 · 95.95 = 4.99 USDT, below the minimum of 5.
        "0.0052, false",
        "0.0054, true",
    })
    void theTargetOfAShortMustReachTheMinimumNotional(double ofEquity, boolean enters) {
        share = ofEquity;
        EntryPlanner.Outcome outcome = plan(PositionSide.SHORT);
        assertThat(outcome.planned().isPresent()).isEqualTo(enters);
        assertThat(outcome.refusal().map(StandAside::reason))
                .isEqualTo(enters ? Optional.empty() : Optional.of(StandAsideReason.BELOW_MINIMUM));
    }

    @Test
    void aVenueWithoutShortPositionsOffersOnlyLongOnes() {
        shorting = false;
        assertThat(plan(PositionSide.LONG).planned()).isPresent();
        assertThat(plan(PositionSide.SHORT).refusal())
                .contains(new StandAside(StandAsideReason.SIDE_NOT_OFFERED, Map.of("side", -1.0)));
    }

    @ParameterizedTest
    @CsvSource({
        "LONG,  -1,     true",
        "LONG,  1,      true",
        "SHORT, 1,      true",
        "SHORT, -1,     true",
        // More than the largest order of 9,000 is no dust either.
        "SHORT, 9001,   true",
        // 0.051 at 100.00 is worth 5.10 USDT, 0.049 less than the minimum of 5: nothing could close it.
        "LONG,  -0.051, true",
        "LONG,  -0.049, false",
        "SHORT, 0,      false",
    })
    void whereTheVenueReportsAPositionNoEntryIsMade(PositionSide side, String quantity, boolean refused) {
        position = Optional.of(number(quantity));
        EntryPlanner.Outcome outcome = plan(side);
        assertThat(outcome.planned().isPresent()).isEqualTo(!refused);
        assertThat(outcome.refusal())
                .isEqualTo(
                        refused
                                ? Optional.of(new StandAside(
                                        StandAsideReason.DRIFT, Map.of("position", Double.parseDouble(quantity))))
                                : Optional.empty());
    }

    /** 20.2 at leverage 10 and a fee of 10 bp: 20.2 ÷ 0.101 = 200, at 100.15 and at 100.00. Free balances do not count. */
    @ParameterizedTest
    @CsvSource({"LONG, 1.997", "SHORT, 2.000"})
    void onMarginTheQuantityIsBoundByWhatIsAvailable(PositionSide side, String quantity) {
        freeQuote = "0";
        margin = Optional.of(new EntryMargin(terms(10), number("20.2"), 0));
        equal(plan(side).planned().orElseThrow().intent().quantity(), quantity);
    }

    /** With leverage 50 and a maintenance of 1 % liquidation is 1 % away, the stop 2 %. */
    @ParameterizedTest
    @EnumSource
    void onMarginNoEntryIsMadeWhoseStopLiesBeyondItsLiquidation(PositionSide side) {
        margin = Optional.of(new EntryMargin(terms(50), number("1000"), 0));
        assertThat(plan(side).refusal().map(StandAside::reason)).contains(StandAsideReason.LIQUIDATION_NEAR);
        margin = Optional.of(new EntryMargin(terms(20), number("1000"), 0));
        assertThat(plan(side).planned()).isPresent();
    }

    /** Above a notional of 100 maintenance is higher: at leverage 30 liquidation is 3.2 % away below it, and 1.8 % for 500. */
    @Test
    void onMarginAContractCountsAsTheUnitsThatItStandsFor() {
        MarginTiers tiers = new MarginTiers(List.of(
                new MarginTier(BigDecimal.ZERO, number("100"), 50, number("0.001"), BigDecimal.ZERO),
                new MarginTier(number("100"), number("100000"), 50, number("0.019"), number("1.8"))));
        margin = Optional.of(new EntryMargin(new MarginTerms(30, tiers, BigDecimal.ZERO), number("1000"), 0));
        assertThat(plan(PositionSide.LONG).refusal().map(StandAside::reason))
                .contains(StandAsideReason.LIQUIDATION_NEAR);
        share = 0.05;
        assertThat(plan(PositionSide.LONG).planned()).isPresent();
        multiplier = "10";
        share = 0.5;
        assertThat(plan(PositionSide.LONG).refusal().map(StandAside::reason))
                .contains(StandAsideReason.LIQUIDATION_NEAR);
    }

    private static MarginTerms terms(int leverage) {
        MarginTier only = new MarginTier(BigDecimal.ZERO, number("100000"), 50, number("0.01"), BigDecimal.ZERO);
        return new MarginTerms(leverage, new MarginTiers(List.of(only)), number("0.005"));
    }

    @ParameterizedTest
    @EnumSource
    void aPriceThatMovedTooFarForbidsBothSides(PositionSide side) {
        // From a close of 90 to a mid of 100.05.
        assertThat(plan(side, 90).refusal().map(StandAside::reason)).contains(StandAsideReason.PRICE_MOVED);
    }

    private EntryPlanner.Outcome plan(PositionSide side) {
        return plan(side, 100);
    }

    private EntryPlanner.Outcome plan(PositionSide side, double close) {
        BarSeries bars = BarSeries.of(new Bar(BAR, close, close, close, close, 10, 10, 5));
        SymbolContext context = new SymbolContext(
                TradeFixture.INSTRUMENT,
                flat().state(),
                new MarketSnapshot(bars, Optional.empty()),
                new ChampionStatus.Flat("a test"),
                TradeFixture.invocation(NOW));
        VenueSnapshot known = TradeFixture.facts(NOW, "100");
        VenueSnapshot venue = new VenueSnapshot(
                now,
                known.idempotency(),
                known.orderLists(),
                contract(known.instrument()),
                new Quote(number("100.00"), number("100.10")));
        Bracket bracket = new Bracket(side, 2, 4, 60);
        return new EntryPlanner(
                        context,
                        config(),
                        AccountState.starting(1_000),
                        new EntrySnapshot(venue, margin, number(freeQuote), true, shorting, position))
                .plan(
                        new Enter(
                                basis.orElse(new ByModel("model", bracket, 0.01)),
                                share,
                                0.002,
                                0.6,
                                new BracketTactics(0.5, 0.4, 0.9, 0.5, 45, 7)),
                        Optional.of("tactics"));
    }

    private VenueInstrument contract(VenueInstrument known) {
        VenueFilters filters = known.filters();
        VenueFilters counted = new VenueFilters(
                filters.tickSize(),
                filters.stepSize(),
                filters.minQuantity(),
                filters.maxQuantity(),
                filters.minNotional(),
                number(multiplier));
        return new VenueInstrument(
                new Instrument(
                        known.instrument().id(),
                        InstrumentKind.FUTURE,
                        "USDT",
                        counted,
                        session,
                        true,
                        Optional.empty()),
                known.status(),
                known.orderKinds(),
                known.ocoAllowed(),
                known.otoAllowed());
    }

    private ExecutionConfig config() {
        String yaml = "mode: testnet\nsymbols: {ETH/USDT: 0.7}\ncosts: {feeBp: 10, slippageBp: 0}\n"
                + "execution: {entry: " + entry + ", entryIncrementBp: 5, stopLimitOffsetBp: 30}\n";
        MemoryStore store = new MemoryStore();
        Settings settings =
                SettingsReader.fromText("the test's settings", yaml, Map.of()).settings();
        return new ExecutionConfig(
                settings,
                store,
                new StoredCosts(store),
                new SimulationCosts(new StoredFunding(store), new SimulationMargin(settings, new StoredMargin(store))));
    }

    private static void equal(BigDecimal amount, String expected) {
        assertThat(amount).isEqualByComparingTo(expected);
    }
}
