package dev.scalpel.simulation;

import static dev.scalpel.simulation.BarFixtures.bar;
import static dev.scalpel.simulation.BarFixtures.flat;
import static dev.scalpel.simulation.BarFixtures.minute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.scalpel.market.Bar;
import dev.scalpel.market.BarSeries;
import dev.scalpel.simulation.TraderState.PendingExit;
import dev.scalpel.trading.AccountView;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.Decision;
import dev.scalpel.trading.Decision.Enter;
import dev.scalpel.trading.EntryBasis.ByScore;
import dev.scalpel.trading.EntryBasis.Distances;
import dev.scalpel.trading.ExitReason;
import dev.scalpel.trading.Position;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.trading.ScoreTactics;
import dev.scalpel.trading.Trade;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A position that follows a score, entered at 100 in minute 1 with a stop 5 % and a target 10 % away: what closes it, at which
 * price, when several things could.
 */
class ScoreExitTest {

    private static final int PATIENT = 60;
    private static final SimulationSettings ONE_PERCENT_SLIPPAGE = SimulationSettings.of(Costs.of(0, 0.01));
    private static final SimulationSettings FREE = SimulationSettings.of(Costs.FREE);

    /** A score of 1 at row 0, and these at later rows; it stays where it was at the others. */
    private record Scores(Map<Integer, Double> changes, PositionSide side, int hold) implements DecisionRule {

        private static final double THRESHOLD = 0.5;

        double at(int row) {
            double score = 1;
            for (int earlier = 0; earlier <= row; earlier++) {
                score = changes.getOrDefault(earlier, score);
            }
            return score;
        }

        @Override
        public Decision decide(int row, AccountView account) {
            double score = at(row) * side.sign();
            if (!(Math.abs(score) > THRESHOLD)) {
                return Decision.StandAside.noSignal();
            }
            Distances distances =
                    new Distances(score > 0 ? PositionSide.LONG : PositionSide.SHORT, 0.05, 0.1, hold, 0.001);
            return new Enter(
                    new ByScore("model", "m-1", score, THRESHOLD, 0, distances), 0.5, 0.01, Double.NaN, tactics());
        }

        private ScoreTactics tactics() {
            return new ScoreTactics(0.97, 0, 5, 15, hold, 0.02, 1, 1, 0);
        }

        @Override
        public boolean exits(int row, Position position) {
            return ((ByScore) position.basis()).exitsAt(at(row) * side.sign());
        }

        @Override
        public int nextExit(int row, Position position) {
            return row;
        }
    }

    private static Scores turning(int row) {
        return new Scores(Map.of(row, -0.1), PositionSide.LONG, PATIENT);
    }

    private static Arguments exit(
            String what, DecisionRule rule, List<Bar> bars, ExitReason reason, int minute, double price) {
        return Arguments.of(what, rule, bars, reason, minute, price);
    }

    static Stream<Arguments> exits() {
        Scores hurried = new Scores(Map.of(2, -0.1), PositionSide.LONG, 2);
        Scores ofShort = new Scores(Map.of(2, -0.1), PositionSide.SHORT, PATIENT);
        return Stream.of(
                exit(
                        "at the next open, before stop and target of that bar",
                        turning(2),
                        List.of(flat(0, 100), flat(1, 100), flat(2, 100), bar(3, 101, 120, 90, 100)),
                        ExitReason.SCORE,
                        3,
                        101 * 0.99),
                exit(
                        "a short is bought back dearer",
                        ofShort,
                        List.of(flat(0, 100), flat(1, 100), flat(2, 100), bar(3, 101, 120, 80, 100)),
                        ExitReason.SCORE,
                        3,
                        101 * 1.01),
                exit(
                        "at the first later bar when the next minute is absent",
                        turning(2),
                        List.of(flat(0, 100), flat(1, 100), flat(2, 100), bar(9, 102, 120, 90, 100)),
                        ExitReason.SCORE,
                        9,
                        102 * 0.99),
                exit(
                        "decided at the close of the entry bar",
                        turning(1),
                        List.of(flat(0, 100), flat(1, 100), flat(2, 103)),
                        ExitReason.SCORE,
                        2,
                        103 * 0.99),
                exit(
                        "the deadline, where both fill at the same open",
                        hurried,
                        List.of(flat(0, 100), flat(1, 100), flat(2, 100), bar(3, 101, 120, 90, 100)),
                        ExitReason.TIME_LIMIT,
                        3,
                        101 * 0.99),
                exit(
                        "the stop, in the bar at whose close the score turns",
                        turning(2),
                        List.of(flat(0, 100), flat(1, 100), bar(2, 100, 100, 90, 100), flat(3, 100)),
                        ExitReason.STOP,
                        2,
                        100 * 1.01 * 0.95 * 0.99),
                exit(
                        "a score that falls and stays above the exit closes nothing; the target does",
                        new Scores(Map.of(2, 0.01), PositionSide.LONG, PATIENT),
                        List.of(flat(0, 100), flat(1, 100), flat(2, 100), bar(3, 100, 112, 100, 112)),
                        ExitReason.TARGET,
                        3,
                        100 * 1.01 * 1.1));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("exits")
    void thePositionIsClosed(
            String what, DecisionRule rule, List<Bar> bars, ExitReason reason, int minute, double price) {
        List<Trade> trades = BatchSimulator.run(BarSeries.of(bars), rule, ONE_PERCENT_SLIPPAGE, 1_000)
                .trades();

        assertThat(trades).hasSize(1);
        assertThat(trades.get(0).reason()).isEqualTo(reason);
        assertThat(trades.get(0).exitTime()).isEqualTo(minute(minute));
        assertThat(trades.get(0).exitPrice()).isEqualTo(price, within(1e-9));
    }

    @Test
    void anOppositeSignalClosesAndEntersOnceFlat() {
        // The score turns to -1 at row 2: out at 3, seen flat at the close of 3, short at 4.
        Scores reversing = new Scores(Map.of(2, -1.0), PositionSide.LONG, PATIENT);
        SimulationResult result = BatchSimulator.run(
                BarSeries.of(flat(0, 100), flat(1, 100), flat(2, 100), flat(3, 101), flat(4, 102)),
                reversing,
                FREE,
                1_000);

        assertThat(result.trades()).extracting(Trade::exitTime).containsExactly(minute(3));
        Position reversed = result.endState().position().orElseThrow();
        assertThat(reversed.side()).isEqualTo(PositionSide.SHORT);
        assertThat(reversed.entryTime()).isEqualTo(minute(4));
        assertThat(reversed.decisionTime()).isEqualTo(minute(3));
    }

    @Test
    void aPendingExitIsPartOfTheStateAndOfItsDocument() {
        Trader trader = holding();
        trader.exitNext(ExitReason.SCORE);

        TraderState state = trader.state();
        assertThat(state.pendingExit()).contains(new PendingExit(minute(1), ExitReason.SCORE));
        assertThat(TraderStateCodec.fromTree(TraderStateCodec.toTree(state))).isEqualTo(state);
        assertThat(TraderStateCodec.toTree(state).get("pendingExit").toString())
                .isEqualTo("{\"decisionTime\":60000,\"reason\":\"SCORE\"}");
        assertThat(TraderStateCodec.toTree(state).at("/position/basis").toString())
                .isEqualTo("{\"origin\":\"SCORE\",\"strategy\":\"model\",\"modelId\":\"m-1\",\"score\":1.0,"
                        + "\"threshold\":0.5,\"exitScore\":0.0,\"distances\":{\"side\":\"LONG\",\"stop\":0.05,"
                        + "\"target\":0.1,\"holdMinutes\":60,\"volatility\":0.001}}");
    }

    @Test
    void aHaltClosesAtItsOwnPriceAndDropsAPendingExit() {
        Trader trader = holding();
        trader.exitNext(ExitReason.SCORE);

        Trade trade = trader.halt(minute(1) + 30_000, 104).orElseThrow();

        assertThat(trade.reason()).isEqualTo(ExitReason.HALT);
        assertThat(trade.exitPrice()).isEqualTo(104);
        assertThat(trader.state().pendingExit()).isEmpty();
        trader.onBar(flat(2, 100));
        assertThat(trader.account().equity()).isEqualTo(1_000 + trade.netProfit(), within(1e-9));
        assertThat(trader.awaitsDecision()).isTrue();
    }

    @Test
    void onlyAnOpenPositionIsClosedAndOnlyOnce() {
        Trader flat = new Trader(FREE, TraderState.starting(1_000), new TraderListener() {});
        assertThat(flat.awaitsExit()).isFalse();
        assertThatThrownBy(() -> flat.exitNext(ExitReason.SCORE))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no position is open that could be closed");

        Trader trader = holding();
        assertThat(trader.awaitsExit()).isTrue();
        trader.exitNext(ExitReason.SCORE);
        assertThat(trader.awaitsExit()).isFalse();
        assertThat(trader.awaitsDecision()).isFalse();
        assertThatThrownBy(() -> trader.exitNext(ExitReason.SCORE))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("an exit is already pending");
    }

    @Test
    void anExitWithoutAPositionIsNoState() {
        TraderState state = TraderState.starting(1_000);
        assertThatThrownBy(() -> new TraderState(
                        state.account(),
                        state.lastBarTime(),
                        state.pending(),
                        state.position(),
                        state.dust(),
                        Optional.of(new PendingExit(0, ExitReason.SCORE))))
                .hasMessage("an exit is pending, but no position is open");
    }

    private static Trader holding() {
        Trader trader = new Trader(FREE, TraderState.starting(1_000), new TraderListener() {});
        trader.onBar(flat(0, 100));
        trader.accept(turning(9).decide(0, trader.account()), 100);
        trader.onBar(flat(1, 100));
        return trader;
    }
}
