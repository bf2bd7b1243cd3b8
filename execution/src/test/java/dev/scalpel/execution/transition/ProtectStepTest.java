package dev.scalpel.execution.transition;

import static dev.scalpel.execution.transition.TradeFixture.number;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.execution.state.EntryPlan;
import dev.scalpel.execution.state.TradePhase.ExitPlan;
import dev.scalpel.execution.state.VenueBooks;
import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.OrderReport;
import dev.scalpel.trading.EntryBasis.BySignal;
import dev.scalpel.trading.EntryBasis.Distances;
import dev.scalpel.trading.ExitReason;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.venue.OrderKind;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Step: a position of one ETH at 100 without enough of a resting stop. */
class ProtectStepTest {

    /** A position of a signal without a stop, one ETH bought at 100. */
    @Test
    void aPositionWithoutAStopIsAProblemOnlyOnceItIsBeingClosed() {
        BySignal basis = new BySignal("trend", "9f8e", new Distances(PositionSide.LONG, Double.NaN, 0.08, 480, 0));
        EntryPlan plan = new EntryPlan(
                TradeFixture.ENTRY,
                TradeFixture.BAR,
                basis,
                number("100"),
                number("1"),
                500,
                Optional.empty(),
                Double.NaN,
                Double.NaN);
        VenueBooks before = TradeFixture.flat(TradeFixture.bought());
        VenueBooks open =
                EntryTransitions.ended(before.withExecution(before.execution().entering(plan)), TradeFixture.NOW);
        VenueSnapshot snapshot = TradeFixture.facts(TradeFixture.NOW, "101");
        assertThat(open.position()).isPresent();
        assertThat(PositionProblems.problem(open, snapshot)).isEmpty();
        VenueBooks exiting = open.withExecution(
                open.execution().exiting(new ExitPlan(ExitReason.TIME_LIMIT, number("101"), TradeFixture.BAR)));
        assertThat(PositionProblems.problem(exiting, snapshot))
                .contains("no stop rests for 1.000 ETH of ETH/USDT: the venue has not responded yet; the next minute"
                        + " continues");
    }

    /** The venue reported the whole purchase, and has listed 0.4 of it ten minutes later. */
    @Test
    void executionsThatTheVenueDoesNotListAreReported() {
        Intent half = TradeFixture.entry(Intent.Status.CLAIMED)
                .withReports(
                        List.of(TradeFixture.order(TradeFixture.ENTRY, OrderReport.Status.FILLED, "1", "1")),
                        List.of(TradeFixture.fill("b1", TradeFixture.FILLED, "100", "0.4", "0", "USDT")));
        long reported = half.orders().get(0).changedAt();
        assertThat(PositionProblems.unlisted(List.of(half), reported + 599_999)).isEmpty();
        assertThat(PositionProblems.unlisted(List.of(TradeFixture.bought(), half), reported + 600_000))
                .contains(
                        "the venue reports 1 of order " + TradeFixture.ENTRY + " as executed and has not listed 0.6 of"
                                + " it: the trade is booked once it does; look at the order at the venue");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        # side | stops       | lists | largest | command
        LONG   | STOP_MARKET | true  | 9000    | PROTECTION SELL 1.000 stop 98.00 target 104.00 #1
        SHORT  | STOP_MARKET | true  | 9000    | PROTECTION BUY 1.000 stop 102.00 target 96.00 #1
        # 30 bp beyond the trigger, on the next tick: 98 - 0.294 and 102 + 0.306.
        LONG   | STOP_LIMIT  | true  | 9000    | PROTECTION SELL 1.000 stop 98.00 limit 97.70 target 104.00 #1
        SHORT  | STOP_LIMIT  | true  | 9000    | PROTECTION BUY 1.000 stop 102.00 limit 102.31 target 96.00 #1
        LONG   | STOP_MARKET | false | 9000    | PROTECTION SELL 1.000 stop 98.00 #1
        SHORT  | STOP_MARKET | false | 9000    | PROTECTION BUY 1.000 stop 102.00 #1
        LONG   | STOP_MARKET | true  | 0.7     | PROTECTION SELL 0.700 stop 98.00 target 104.00 #1
        SHORT  | STOP_MARKET | true  | 0.7     | PROTECTION BUY 0.700 stop 102.00 target 96.00 #1
        """)
    void anUncoveredPositionGetsAStopAsTheVenueAllows(
            PositionSide side, OrderKind stops, boolean lists, String largest, String command) {
        SidedTrade trade = new SidedTrade(side);
        Set<OrderKind> kinds = EnumSet.of(OrderKind.LIMIT, OrderKind.MARKET, stops);
        Transition after =
                Step.of(trade, trade.holding()).withRules(kinds, lists, largest).run();
        assertThat(Step.command(after)).isEqualTo(command);
        assertThat(after.books().intents()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        # side | resting | largest | command     | problem
        LONG   | 1       | 9000    | none        | none
        SHORT  | 1       | 9000    | none        | none
        LONG   | 0.998   | 9000    | cancel stop | no stop rests for 1.000 ETH of ETH/USDT: the venue has not responded yet; the next minute continues
        SHORT  | 0.998   | 9000    | cancel stop | no stop rests for 1.000 ETH of ETH/USDT: the venue has not responded yet; the next minute continues
        LONG   | 0.7     | 0.7     | none        | no stop rests for all of 1.000 ETH of ETH/USDT: the venue accepts orders of 0.7 at most
        SHORT  | 0.7     | 0.7     | none        | no stop rests for all of 1.000 ETH of ETH/USDT: the venue accepts orders of 0.7 at most
        """)
    void aStopForLessThanIsHeldIsReplacedOrReported(
            PositionSide side, String resting, String largest, String command, String problem) {
        SidedTrade trade = new SidedTrade(side);
        Step step = Step.of(trade, trade.holding(trade.resting(resting)))
                .withRules(EnumSet.allOf(OrderKind.class), true, largest);
        Transition after = step.run();
        assertThat(Step.command(after)).isEqualTo(command);
        assertThat(step.problem(after)).isEqualTo(problem);
        assertThat(after.books().state()).isEqualTo(step.books().state());
    }

    /** Where positions are netted, dust of the other side has closed a part of the trade already. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        # side | dust   | resting | command
        LONG   | 0.0005 |         | PROTECTION SELL 1.000 stop 98.00 target 104.00 #1
        LONG   | -0.04  |         | PROTECTION SELL 0.960 stop 98.00 target 104.00 #1
        SHORT  | 0.04   |         | PROTECTION BUY 0.960 stop 102.00 target 96.00 #1
        LONG   | -0.04  | 0.96    | none
        SHORT  | 0.04   | 0.96    | none
        LONG   | -0.04  | 0.95    | cancel stop
        SHORT  | 0.04   | 0.95    | cancel stop
        # Dust of the same side needs no stop.
        LONG   | 0.04   | 1       | none
        SHORT  | -0.04  | 1       | none
        """)
    void dustOfTheOtherSideNeedsNoStop(PositionSide side, String dust, String resting, String command) {
        SidedTrade trade = new SidedTrade(side);
        VenueBooks holding = resting == null ? trade.holding() : trade.holding(trade.resting(resting));
        VenueBooks books = holding.withExecution(holding.execution().withDust(TradeFixture.number(dust)));
        assertThat(Step.command(Step.of(trade, books).run())).isEqualTo(command);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        # side | first    | second   | command
        LONG   | LAPSED   |          | PROTECTION SELL 1.000 stop 98.00 target 104.00 #2
        SHORT  | LAPSED   |          | PROTECTION BUY 1.000 stop 102.00 target 96.00 #2
        LONG   | REJECTED |          | PROTECTION SELL 1.000 stop 98.00 target 104.00 #2
        SHORT  | REJECTED |          | PROTECTION BUY 1.000 stop 102.00 target 96.00 #2
        LONG   | REJECTED | REJECTED | EXIT SELL 1.000 #1
        SHORT  | REJECTED | REJECTED | EXIT BUY 1.000 #1
        """)
    void aProtectionThatDidNotArriveIsSentAgainAndASecondRefusalExits(
            PositionSide side, Intent.Status first, Intent.Status second, String command) {
        SidedTrade trade = new SidedTrade(side);
        Intent[] intents = second == null
                ? new Intent[] {trade.protection(1, first)}
                : new Intent[] {trade.protection(1, first), trade.protection(2, second)};
        assertThat(Step.command(Step.of(trade, trade.holding(intents)).run())).isEqualTo(command);
    }
}
