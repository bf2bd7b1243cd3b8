package dev.scalpel.simulation;

import static dev.scalpel.simulation.BarFixtures.bar;
import static dev.scalpel.simulation.BarFixtures.flat;
import static dev.scalpel.simulation.BarFixtures.minute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.scalpel.market.BarSeries;
import dev.scalpel.trading.Bracket;
import dev.scalpel.trading.BracketTactics;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.Decision;
import dev.scalpel.trading.Decision.Enter;
import dev.scalpel.trading.Decision.StandAside;
import dev.scalpel.trading.EntryBasis;
import dev.scalpel.trading.ExitReason;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.trading.StandAsideReason;
import dev.scalpel.trading.Trade;
import dev.scalpel.trading.VenueFilters;
import dev.scalpel.trading.instrument.EntryWindow;
import dev.scalpel.trading.instrument.TradingSession;
import dev.scalpel.trading.risk.RiskLimits;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TraderTest {

    private static final BracketTactics TACTICS = new BracketTactics(0, 0, 1, 1, 60, 5);
    private static final Enter HALF_LONG =
            Enter.byRule("test", new Bracket(PositionSide.LONG, 2, 4, 30), 0.01, 0.5, TACTICS);
    private static final DecisionRule ALWAYS = (row, account) -> HALF_LONG;
    private static final SimulationSettings FREE = SimulationSettings.of(Costs.FREE);

    @Test
    void equityIsMarkedAtEachCloseWithTheEntryFeePaid() {
        // 1000, half of it at 100: 5 units. Fee 1 % of 500 = 5.
        SimulationResult result = BatchSimulator.run(
                BarSeries.of(flat(0, 100), bar(1, 100, 102, 99, 102), flat(2, 101)),
                ALWAYS,
                SimulationSettings.of(Costs.of(0.01, 0)),
                1_000);

        assertThat(result.equityCurve()).containsExactly(new double[] {1_000, 1_005, 1_000}, within(1e-9));
        assertThat(result.maxDrawdown()).isEqualTo(5 / 1_005.0, within(1e-12));
        assertThat(result.endState().position()).isPresent();
        assertThat(result.trades()).isEmpty();
    }

    @Test
    void aClosedTradeSettlesAndTheNextIsSizedFromTheNewEquity() {
        // 5 units from 100 to 104 earn 20; then half of 1020 at 104.
        SimulationResult result = BatchSimulator.run(
                BarSeries.of(flat(0, 100), bar(1, 100, 104, 100, 104), flat(2, 104)), ALWAYS, FREE, 1_000);

        assertThat(result.trades()).hasSize(1);
        assertThat(result.endEquity()).isEqualTo(1_020, within(1e-9));
        assertThat(result.netReturn()).isEqualTo(0.02, within(1e-12));
        assertThat(result.endState().position().orElseThrow().quantity())
                .isEqualByComparingTo(new BigDecimal("4.90384615"));
    }

    @Test
    void whileAPositionIsOpenNoDecisionIsRequested() {
        List<Integer> decided = new ArrayList<>();
        BatchSimulator.run(
                BarSeries.of(flat(0, 100), flat(1, 100), flat(2, 100), bar(3, 100, 104, 100, 104)),
                (row, account) -> {
                    decided.add(row);
                    return HALF_LONG;
                },
                FREE,
                1_000);

        assertThat(decided).containsExactly(0, 3);
    }

    @Test
    void aSecondDecisionIsIgnored() {
        Trader trader = trader(FREE);
        trader.onBar(flat(0, 100));

        assertThat(trader.accept(HALF_LONG, 100)).isEqualTo(HALF_LONG);
        assertThat(trader.accept(HALF_LONG, 100)).isEqualTo(StandAside.because(StandAsideReason.ENTRY_PENDING));
        trader.onBar(flat(1, 100));
        assertThat(trader.accept(HALF_LONG, 100)).isEqualTo(StandAside.because(StandAsideReason.IN_POSITION));
    }

    @Test
    void refusesABarTwice() {
        Trader trader = trader(FREE);
        trader.onBar(flat(1, 100));

        assertThatThrownBy(() -> trader.onBar(flat(1, 100)))
                .hasMessage("bars must be in order of time, each minute once: 60000 after 60000");
    }

    @Test
    void afterAStopTheTacticsCoolDown() {
        Trader trader = trader(FREE);
        trader.onBar(flat(0, 100));
        trader.accept(HALF_LONG, 100);
        trader.onBar(bar(1, 100, 100, 97, 100));

        assertThat(reasonOf(trader.accept(HALF_LONG, 100))).isEqualTo(StandAsideReason.COOL_DOWN);
        trader.onBar(flat(5, 100));
        assertThat(reasonOf(trader.accept(HALF_LONG, 100))).isEqualTo(StandAsideReason.COOL_DOWN);
        trader.onBar(flat(6, 100));
        assertThat(trader.accept(HALF_LONG, 100)).isEqualTo(HALF_LONG);
    }

    /** The bars are those of 1970-01-01, a Thursday: trading ends at 22:00 UTC, minute 1,320. */
    @Test
    void noEntryIsMadeOutsideOfTheSessionAndInItsLastMinutes() {
        EntryWindow window = new EntryWindow(TradingSession.CME_FUTURES, 15);
        for (int bar : new int[] {1_303, 1_304, 1_318, 1_319, 1_378, 1_379}) {
            Trader trader = trader(FREE.withEntryWindow(window));
            trader.onBar(flat(bar, 100));
            Decision decision = trader.accept(HALF_LONG, 100);
            if (bar == 1_303 || bar == 1_379) {
                assertThat(decision).isEqualTo(HALF_LONG);
            } else {
                assertThat(reasonOf(decision))
                        .isEqualTo(bar < 1_319 ? StandAsideReason.SESSION_ENDING : StandAsideReason.MARKET_CLOSED);
            }
        }
    }

    @Test
    void aDailyLossEndsTheDayAndNotTheNext() {
        // The stop at 98 less a quarter σ loses 2.245 % of half: 1.1225 % of the account.
        RiskLimits limits = new RiskLimits(0.01, 1, 99, 0, 1, 60, 1);
        Trader trader = trader(FREE.withLimits(limits));
        trader.onBar(flat(0, 100));
        trader.accept(HALF_LONG, 100);
        trader.onBar(bar(1, 100, 100, 97, 100));

        trader.onBar(flat(1_439, 100));
        assertThat(reasonOf(trader.accept(HALF_LONG, 100))).isEqualTo(StandAsideReason.DAILY_LOSS);
        trader.onBar(flat(1_440, 100));
        assertThat(trader.accept(HALF_LONG, 100)).isEqualTo(HALF_LONG);
    }

    @Test
    void aPriceJumpBeforeTheFillCancelsTheEntry() {
        List<StandAside> lapsed = new ArrayList<>();
        Trader trader =
                new Trader(FREE.withLimits(RiskLimits.DEFAULT), TraderState.starting(1_000), new TraderListener() {
                    @Override
                    public void lapsed(PendingEntry entry, StandAside reason) {
                        lapsed.add(reason);
                    }
                });
        trader.onBar(flat(0, 100));
        trader.accept(HALF_LONG, 100);
        trader.onBar(flat(1, 101));

        assertThat(trader.position()).isEmpty();
        assertThat(trader.awaitsDecision()).isTrue();
        assertThat(lapsed).extracting(StandAside::reason).containsExactly(StandAsideReason.PRICE_MOVED);
    }

    @Test
    void anAccountTooSmallForTheVenueStandsAside() {
        VenueFilters venue = new VenueFilters(
                new BigDecimal("0.01"),
                new BigDecimal("0.001"),
                new BigDecimal("0.001"),
                new BigDecimal("100"),
                new BigDecimal("600"));
        Trader trader = trader(new SimulationSettings(Costs.FREE, 0, RiskLimits.NONE, venue, 1));
        trader.onBar(flat(0, 100));

        assertThat(reasonOf(trader.accept(HALF_LONG, 100))).isEqualTo(StandAsideReason.BELOW_MINIMUM);
    }

    @Test
    void theExposureLimitBoundsTheSize() {
        RiskLimits limits = new RiskLimits(1, 1, 99, 0, 1, 60, 0.25);
        Trader trader = trader(FREE.withLimits(limits));
        trader.onBar(flat(0, 100));
        trader.accept(HALF_LONG, 100);
        trader.onBar(flat(1, 100));

        assertThat(trader.position().orElseThrow().quantity()).isEqualByComparingTo("2.5");
    }

    @Test
    void anEntryBySignalIsClosedAtItsOwnLevelsAndItsStopSlipsByCostsAlone() {
        EntryBasis basis = new EntryBasis.BySignal(
                "trend", "9f8e", new EntryBasis.Distances(PositionSide.LONG, 0.04, 0.08, 30, 0));
        Enter bySignal = new Enter(basis, 0.5, Double.NaN, Double.NaN, TACTICS);
        List<Trade> trades = BatchSimulator.run(
                        BarSeries.of(flat(0, 100), bar(1, 100, 101, 96, 97)), (row, account) -> bySignal, FREE, 1_000)
                .trades();

        assertThat(trades).hasSize(1);
        assertThat(trades.get(0).reason()).isEqualTo(ExitReason.STOP);
        assertThat(trades.get(0).exitPrice()).isEqualTo(96);
        assertThat(trades.get(0).position().basis()).isEqualTo(basis);
    }

    @Test
    void theTacticsShortenTheHold() {
        Enter hurried = new Enter(HALF_LONG.basis(), 0.5, Double.NaN, Double.NaN, new BracketTactics(0, 0, 1, 1, 2, 0));
        Trader trader = trader(FREE);
        trader.onBar(flat(0, 100));
        trader.accept(hurried, 100);
        trader.onBar(flat(1, 100));

        assertThat(trader.position().orElseThrow().deadline()).isEqualTo(minute(3));
    }

    @Test
    void aHaltClosesThePositionAtThePriceLessSlippage() {
        Trader trader = trader(SimulationSettings.of(Costs.of(0, 0.01)));
        trader.onBar(flat(0, 100));
        trader.accept(HALF_LONG, 100);
        trader.onBar(flat(1, 100));

        Trade trade = trader.halt(minute(1) + 30_000, 110).orElseThrow();

        assertThat(trade.reason()).isEqualTo(ExitReason.HALT);
        assertThat(trade.exitPrice()).isEqualTo(110 * 0.99);
        assertThat(trade.exitTime()).isEqualTo(minute(1));
        assertThat(trader.account().equity()).isEqualTo(1_000 + trade.netProfit(), within(1e-9));
        assertThat(trader.awaitsDecision()).isTrue();
    }

    @Test
    void aHaltDropsAPendingEntry() {
        Trader trader = trader(FREE);
        trader.onBar(flat(0, 100));
        trader.accept(HALF_LONG, 100);

        assertThat(trader.halt(minute(1), 100)).isEmpty();
        trader.onBar(flat(1, 100));
        assertThat(trader.position()).isEmpty();
    }

    private static Trader trader(SimulationSettings settings) {
        return new Trader(settings, TraderState.starting(1_000), new TraderListener() {});
    }

    private static StandAsideReason reasonOf(Decision decision) {
        assertThat(decision).isInstanceOf(StandAside.class);
        return ((StandAside) decision).reason();
    }
}
