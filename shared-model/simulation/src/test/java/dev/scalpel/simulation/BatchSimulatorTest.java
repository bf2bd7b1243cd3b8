package dev.scalpel.simulation;

import static dev.scalpel.simulation.BarFixtures.bar;
import static dev.scalpel.simulation.BarFixtures.flat;
import static dev.scalpel.simulation.BarFixtures.minute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.scalpel.funding.Funding;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.trading.AccountView;
import dev.scalpel.trading.Bracket;
import dev.scalpel.trading.BracketTactics;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.Decision;
import dev.scalpel.trading.Decision.Enter;
import dev.scalpel.trading.Decision.StandAside;
import dev.scalpel.trading.Position;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.trading.StandAsideReason;
import dev.scalpel.trading.Trade;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatchSimulatorTest {

    private static final int MIDNIGHT = 1_440;
    private static final BracketTactics TACTICS = new BracketTactics(0, 0, 1, 1, 60, 0);
    private static final Enter HALF_LONG =
            Enter.byRule("test", new Bracket(PositionSide.LONG, 2, 4, 3), 0.01, 0.5, TACTICS);
    private static final Enter HALF_SHORT =
            Enter.byRule("test", new Bracket(PositionSide.SHORT, 2, 4, 3), 0.01, 0.5, TACTICS);
    private static final SimulationSettings FREE = SimulationSettings.of(Costs.FREE);

    @Test
    void aShortGainsWhatThePriceFallsAndIsMarkedSo() {
        // 5 units at 100; the entry costs 5, the exit at 97 another 4.85.
        SimulationResult result = BatchSimulator.run(
                BarSeries.of(flat(0, 100), flat(1, 100), flat(2, 99), flat(3, 98), flat(4, 97)),
                once(HALF_SHORT, 0),
                SimulationSettings.of(Costs.of(0.01, 0)),
                1_000);

        assertThat(result.equityCurve())
                .containsExactly(new double[] {1_000, 995, 1_000, 1_005, 1_005.15}, within(1e-9));
        assertThat(result.trades()).hasSize(1);
        assertThat(result.trades().get(0).netProfit()).isEqualTo(5.15, within(1e-9));
    }

    @Test
    void fundingIsMarkedInTheMinuteOfItsStamp() {
        // 500 at a stamp every two minutes; the position is entered at minute 1.
        SimulationResult result = BatchSimulator.run(
                BarSeries.of(flat(0, 100), flat(1, 100), flat(2, 100), flat(3, 100), flat(4, 100)),
                once(HALF_LONG, 0),
                SimulationSettings.of(Costs.FREE.withFunding(new Funding(2, 0.001))),
                1_000);

        assertThat(result.equityCurve()).containsExactly(new double[] {1_000, 1_000, 999.5, 999.5, 999}, within(1e-9));
    }

    @Test
    void theRuleIsNotCalledBeforeItsNextSignalAndEveryBarIsReported() {
        List<Integer> called = new ArrayList<>();
        List<String> events = new ArrayList<>();
        DecisionRule rule = new DecisionRule() {
            @Override
            public Decision decide(int row, AccountView account) {
                called.add(row);
                return row == 2 ? HALF_LONG : StandAside.noSignal();
            }

            @Override
            public int nextSignal(int row) {
                return row <= 2 ? 2 : NO_SIGNAL;
            }
        };

        SimulationResult result = BatchSimulator.run(
                BarSeries.of(
                        flat(0, 100),
                        flat(1, 100),
                        flat(2, 100),
                        bar(3, 100, 104, 100, 104),
                        flat(4, 104),
                        flat(5, 90)),
                rule,
                FREE,
                TraderState.starting(1_000),
                recording(events));

        assertThat(called).containsExactly(2, 3);
        assertThat(events)
                .containsExactly(
                        "0 NO_SIGNAL",
                        "1 NO_SIGNAL",
                        "2 enter",
                        "entered 100.0",
                        "closed TARGET",
                        "3 NO_SIGNAL",
                        "4 NO_SIGNAL",
                        "5 NO_SIGNAL");
        assertThat(result.equityCurve())
                .containsExactly(new double[] {1_000, 1_000, 1_000, 1_020, 1_020, 1_020}, within(1e-9));
        assertThat(result.endState().lastBarTime()).isEqualTo(minute(5));
    }

    @Test
    void aHeldPositionIsMarkedAtEachCloseOfAnotherDayToo() {
        Enter patient = Enter.byRule("test", new Bracket(PositionSide.LONG, 2, 4, 60), 0.01, 0.5, TACTICS);
        SimulationResult result = BatchSimulator.run(
                BarSeries.of(
                        flat(MIDNIGHT - 3, 100),
                        flat(MIDNIGHT - 2, 100),
                        flat(MIDNIGHT - 1, 101),
                        flat(MIDNIGHT, 102),
                        flat(MIDNIGHT + 1, 103)),
                once(patient, 0),
                FREE,
                1_000);

        assertThat(result.equityCurve())
                .containsExactly(new double[] {1_000, 1_000, 1_005, 1_010, 1_015}, within(1e-9));
        assertThat(result.endState().account().day()).isEqualTo(1);
        assertThat(result.endState().account().dayStartEquity()).isEqualTo(1_005, within(1e-9));
    }

    @Test
    void aDayWithoutEventsBegins() {
        SimulationResult result =
                BatchSimulator.run(BarSeries.of(flat(5, 100), flat(MIDNIGHT, 100)), never(), FREE, 1_000);

        assertThat(result.endState().account().day()).isEqualTo(1);
        assertThat(result.endEquity()).isEqualTo(1_000);
        assertThat(result.points()).isEqualTo(2);
        assertThat(result.timeAt(1)).isEqualTo(minute(MIDNIGHT));
        assertThat(result.startEquity()).isEqualTo(1_000);
    }

    @Test
    void barsThatDoNotContinueAStateAreRefused() {
        TraderState state = BatchSimulator.run(BarSeries.of(flat(5, 100)), never(), FREE, 1_000)
                .endState();

        for (DecisionRule rule : List.of(never(), once(HALF_LONG, 0))) {
            assertThatThrownBy(() ->
                            BatchSimulator.run(BarSeries.of(flat(5, 100)), rule, FREE, state, new TraderListener() {}))
                    .hasMessage("bars must be in order of time, each minute once: 300000 after 300000");
        }
    }

    @Test
    void aSignalBeforeTheRequestedRowIsRefused() {
        DecisionRule backwards = new DecisionRule() {
            @Override
            public Decision decide(int row, AccountView account) {
                return StandAside.noSignal();
            }

            @Override
            public int nextSignal(int row) {
                return row - 1;
            }
        };

        assertThatThrownBy(() -> BatchSimulator.run(BarSeries.of(flat(0, 100)), backwards, FREE, 1_000))
                .hasMessage("nextSignal must be >= the requested row: -1 for 0");
    }

    @Test
    void anEntryWhoseMinuteIsAbsentLapsesAndIsReported() {
        List<String> events = new ArrayList<>();
        BatchSimulator.run(
                BarSeries.of(flat(0, 100), flat(2, 100)),
                once(HALF_LONG, 0),
                FREE,
                TraderState.starting(1_000),
                recording(events));

        assertThat(events).containsExactly("0 enter", "lapsed " + StandAsideReason.LAPSED, "2 NO_SIGNAL");
    }

    private static DecisionRule once(Enter enter, int at) {
        return (row, account) -> row == at ? enter : StandAside.noSignal();
    }

    private static DecisionRule never() {
        return new DecisionRule() {
            @Override
            public Decision decide(int row, AccountView account) {
                return StandAside.noSignal();
            }

            @Override
            public int nextSignal(int row) {
                return NO_SIGNAL;
            }
        };
    }

    private static TraderListener recording(List<String> events) {
        return new TraderListener() {
            @Override
            public void decided(long barTime, Decision decision) {
                events.add(barTime / Minutes.MILLIS + " "
                        + (decision instanceof StandAside aside ? aside.reason().name() : "enter"));
            }

            @Override
            public void entered(Position position) {
                events.add("entered " + position.entryPrice());
            }

            @Override
            public void lapsed(PendingEntry entry, StandAside reason) {
                events.add("lapsed " + reason.reason());
            }

            @Override
            public void closed(Trade trade) {
                events.add("closed " + trade.reason());
            }
        };
    }
}
