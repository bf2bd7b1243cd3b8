package dev.scalpel.execution.transition;

import static dev.scalpel.execution.transition.TradeFixture.BAR;
import static dev.scalpel.execution.transition.TradeFixture.DEADLINE;
import static dev.scalpel.execution.transition.TradeFixture.NOW;
import static dev.scalpel.execution.transition.TradeFixture.SENT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.execution.decision.DecisionTrace;
import dev.scalpel.execution.state.MarketOutage;
import dev.scalpel.execution.state.TradePhase.ExitPlan;
import dev.scalpel.execution.state.VenueBooks;
import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.OrderReport;
import dev.scalpel.trading.ExitReason;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.trading.StandAsideReason;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Step: the score of an open position has turned. That is kept until the position is closed: the resting orders are cancelled
 * and their fills read, then the position is closed at the market.
 */
class ScoreExitStepTest {

    private static final int CLOSES_AT = 101;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # side | before    | decision      | state                                                        | command
            LONG   | resting   | IN_POSITION   | LONG 1 at 100 between 98 and 104                              | none
            SHORT  | resting   | IN_POSITION   | SHORT 1 at 100 between 102 and 96                             | none
            # A score that cannot be computed closes nothing.
            LONG   | resting   | SCORE_UNKNOWN | LONG 1 at 100 between 98 and 104                              | none
            SHORT  | resting   | SCORE_UNKNOWN | SHORT 1 at 100 between 102 and 96                             | none
            LONG   | resting   | SCORE_TURNED  | LONG 1 at 100 between 98 and 104, exiting SCORE at 101        | cancel stop
            SHORT  | resting   | SCORE_TURNED  | SHORT 1 at 100 between 102 and 96, exiting SCORE at 101       | cancel stop
            LONG   | cancelled | SCORE_TURNED  | LONG 1 at 100 between 98 and 104, exiting SCORE at 101        | EXIT SELL 1.000 #1
            SHORT  | cancelled | SCORE_TURNED  | SHORT 1 at 100 between 102 and 96, exiting SCORE at 101       | EXIT BUY 1.000 #1
            # While its stop may still arrive nothing is sent, but the decision of the bar is not lost.
            LONG   | unknown   | SCORE_TURNED  | LONG 1 at 100 between 98 and 104, exiting SCORE at 101        | none
            SHORT  | unknown   | SCORE_TURNED  | SHORT 1 at 100 between 102 and 96, exiting SCORE at 101       | none
            LONG   | closed    | SCORE_TURNED  | LONG 1 at 100 between 98 and 104, exiting SCORE at 101        | none
            SHORT  | closed    | SCORE_TURNED  | SHORT 1 at 100 between 102 and 96, exiting SCORE at 101       | none
            # An exit that is under way keeps its reason, and what a later score says does not end it.
            LONG   | leaving   | SCORE_TURNED  | LONG 1 at 100 between 98 and 104, exiting TIME_LIMIT at 99    | cancel stop
            SHORT  | leaving   | IN_POSITION   | SHORT 1 at 100 between 102 and 96, exiting TIME_LIMIT at 101  | cancel stop
            LONG   | entering  | SCORE_TURNED  | flat, entering                                               | none
            SHORT  | flat      | SCORE_TURNED  | flat                                                         | none
            """)
    void aPositionIsClosedOnceItsScoreHasTurned(
            PositionSide side, String before, StandAsideReason decision, String state, String command) {
        SidedTrade trade = new SidedTrade(side);
        Transition after = Step.of(trade, books(trade, before))
                .at(SENT + 2_000)
                .closingAt(String.valueOf(CLOSES_AT))
                .runAfter(DecisionTrace.of(decision, ""));

        assertThat(Step.state(after.books())).isEqualTo(state);
        assertThat(Step.command(after)).isEqualTo(command);
        assertThat(Step.trades(after)).isEqualTo(Step.NONE);
    }

    /** As in the simulator, where both close at the same open. */
    @ParameterizedTest
    @CsvSource({
        "LONG,  1, 'LONG 1 at 100 between 98 and 104, exiting SCORE at 101'",
        "LONG,  0, 'LONG 1 at 100 between 98 and 104, exiting TIME_LIMIT at 101'",
        "SHORT, 0, 'SHORT 1 at 100 between 102 and 96, exiting TIME_LIMIT at 101'",
    })
    void atTheDeadlineTheReasonIsTheTimeLimit(PositionSide side, long before, String state) {
        SidedTrade trade = new SidedTrade(side);

        Transition after = Step.of(trade, trade.holding(trade.resting("1")))
                .at(DEADLINE - before)
                .closingAt(String.valueOf(CLOSES_AT))
                .runAfter(DecisionTrace.of(StandAsideReason.SCORE_TURNED, ""));

        assertThat(Step.state(after.books())).isEqualTo(state);
        assertThat(Step.command(after)).isEqualTo("cancel stop");
    }

    private static VenueBooks books(SidedTrade trade, String before) {
        VenueBooks resting = trade.holding(trade.resting("1"));
        return switch (before) {
            case "resting" -> resting;
            case "cancelled" -> trade.holding(trade.cancelled());
            case "unknown" -> trade.holding(trade.protection(1, Intent.Status.UNKNOWN));
            case "closed" ->
                resting.withExecution(resting.execution()
                        .withMarketOutage(Optional.of(new MarketOutage(MarketOutage.State.CLOSED, NOW, NOW))));
            case "leaving" ->
                resting.withExecution(
                        resting.execution().exiting(new ExitPlan(ExitReason.TIME_LIMIT, trade.price("99"), BAR)));
            case "entering" -> trade.entering(trade.entry(OrderReport.Status.OPEN));
            case "flat" -> TradeFixture.flat();
            default -> throw new IllegalArgumentException(before);
        };
    }

    /** The stop has filled in the minute in which the score turned: that is known before the decision is made. */
    @ParameterizedTest
    @CsvSource({"LONG, STOP at 98 gains -2", "SHORT, STOP at 102 gains -2"})
    void aStopThatFilledBeforeTheDecisionIsTheReasonOfTheTrade(PositionSide side, String row) {
        SidedTrade trade = new SidedTrade(side);
        Intent stopped = trade.protection(
                OrderReport.Status.FILLED,
                "1",
                OrderReport.Status.CANCELLED,
                "0",
                trade.price("98").toPlainString(),
                "0");

        Transition after =
                Step.of(trade, trade.holding(stopped)).runAfter(DecisionTrace.of(StandAsideReason.SCORE_TURNED, ""));

        assertThat(Step.state(after.books())).isEqualTo("flat");
        assertThat(Step.trades(after)).isEqualTo(row);
        assertThat(Step.command(after)).isEqualTo(Step.NONE);
    }

    /** A part of the target filled while it was being cancelled: the exit is for the rest. */
    @ParameterizedTest
    @CsvSource({"LONG, EXIT SELL 0.600 #1", "SHORT, EXIT BUY 0.600 #1"})
    void whatFilledBeforeTheCancellationIsNotSentAgain(PositionSide side, String command) {
        SidedTrade trade = new SidedTrade(side);
        Intent partly = trade.protection(
                OrderReport.Status.CANCELLED,
                "0",
                OrderReport.Status.CANCELLED,
                "0.4",
                trade.price("104").toPlainString(),
                "0");
        VenueBooks books = turned(trade, trade.holding(partly));

        Transition after = Step.of(trade, books).run();

        assertThat(Step.command(after)).isEqualTo(command);
        assertThat(after.books().execution().exitPlan()).map(ExitPlan::reason).contains(ExitReason.SCORE);
    }

    @ParameterizedTest
    @CsvSource({"LONG, 101, SCORE at 101 gains 1", "SHORT, 101, SCORE at 99 gains 1", "LONG, 99, SCORE at 99 gains -1"})
    void itsTradeHasTheReason(PositionSide side, String price, String row) {
        SidedTrade trade = new SidedTrade(side);
        VenueBooks books = turned(trade, trade.holding(trade.cancelled(), trade.exited(price, "1", "0")));

        Transition after = Step.of(trade, books).run();

        assertThat(Step.state(after.books())).isEqualTo("flat");
        assertThat(Step.trades(after)).isEqualTo(row);
        assertThat(after.trades())
                .singleElement()
                .satisfies(closed -> assertThat(closed.exit().latencyMillis()).isEqualTo(NOW - BAR - 60_000));
    }

    @ParameterizedTest
    @CsvSource({
        "LONG,  1, 0,     EXIT SELL 1.000 #2",
        "SHORT, 1, 0,     EXIT BUY 1.000 #2",
        "LONG,  2, 19999, none",
        "SHORT, 2, 20000, EXIT BUY 1.000 #3",
        "LONG,  3, 39999, none",
        "LONG,  3, 40000, EXIT SELL 1.000 #4",
    })
    void aRefusedExitIsTriedAgainAndBacksOff(PositionSide side, int refused, long millis, String command) {
        SidedTrade trade = new SidedTrade(side);
        VenueBooks leaving = turned(trade, trade.holding(trade.exit(refused, Intent.Status.REJECTED)));
        VenueBooks books = leaving.withExecution(leaving.execution().withRefusedExits(refused));

        assertThat(Step.command(Step.of(trade, books).at(NOW + millis).run())).isEqualTo(command);
    }

    private static VenueBooks turned(SidedTrade trade, VenueBooks books) {
        return ScoreExitTransitions.decided(
                books, DecisionTrace.of(StandAsideReason.SCORE_TURNED, ""), trade.price("101"), BAR, NOW);
    }
}
