package dev.scalpel.execution.transition;

import static dev.scalpel.execution.transition.TradeFixture.BAR;
import static dev.scalpel.execution.transition.TradeFixture.DEADLINE;
import static dev.scalpel.execution.transition.TradeFixture.ETH;
import static dev.scalpel.execution.transition.TradeFixture.NOW;
import static dev.scalpel.execution.transition.TradeFixture.fill;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.execution.engine.VenueAction;
import dev.scalpel.execution.state.ClientOrderIds;
import dev.scalpel.execution.state.VenueBooks;
import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.OrderReport;
import dev.scalpel.trading.PositionSide;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Steps where the target is an order of its own beside the stop: one ETH at 100, its stop 2 away and its target 4. */
class TargetOrderStepTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        # side | command
        LONG   | PROTECTION SELL 1.000 stop 98.00 #1
        SHORT  | PROTECTION BUY 1.000 stop 102.00 #1
        """)
    void theStopIsSentFirstAndWithoutATarget(PositionSide side, String command) {
        SidedTrade trade = new SidedTrade(side);
        assertThat(Step.command(
                        Step.of(trade, trade.holding()).withTargetOrders().run()))
                .isEqualTo(command);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        # side | command
        LONG   | TARGET SELL 1.000 target 104.00 #1
        SHORT  | TARGET BUY 1.000 target 96.00 #1
        """)
    void onceTheStopRestsTheTargetIsSent(PositionSide side, String command) {
        SidedTrade trade = new SidedTrade(side);
        Transition after = Step.of(trade, trade.holding(trade.stop(OrderReport.Status.OPEN, "1")))
                .withTargetOrders()
                .run();
        assertThat(Step.command(after)).isEqualTo(command);
        assertThat(((VenueAction.Send) after.action().orElseThrow()).intent().clientId())
                .isEqualTo(ClientOrderIds.target(ETH, BAR, 1));
        assertThat(after.books().of(Intent.Kind.TARGET)).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void whereTheVenueHasNoSuchOrdersNoneIsSent(PositionSide side) {
        SidedTrade trade = new SidedTrade(side);
        assertThat(Step.command(Step.of(trade, trade.holding(trade.stop(OrderReport.Status.OPEN, "1")))
                        .run()))
                .isEqualTo(Step.NONE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        # status  | command
        OPEN      | none
        CLAIMED   | none
        UNKNOWN   | none
        LAPSED    | TARGET SELL 1.000 target 104.00 #2
        CANCELLED | TARGET SELL 1.000 target 104.00 #2
        REJECTED  | TARGET SELL 1.000 target 104.00 #2
        """)
    void aTargetIsSentAgainOnlyOnceTheFormerOneHasEnded(String status, String command) {
        SidedTrade trade = new SidedTrade(PositionSide.LONG);
        Intent target = status.equals("OPEN")
                ? trade.target(1, OrderReport.Status.OPEN, "1")
                : trade.target(1, Intent.Status.valueOf(status));
        assertThat(Step.command(Step.of(trade, trade.holding(trade.stop(OrderReport.Status.OPEN, "1"), target))
                        .withTargetOrders()
                        .run()))
                .isEqualTo(command);
    }

    @Test
    void targetsThatEndedOtherwiseThanByARefusalAreSentAgainWithoutALimit() {
        SidedTrade trade = new SidedTrade(PositionSide.LONG);
        VenueBooks holding = trade.holding(
                trade.stop(OrderReport.Status.OPEN, "1"),
                trade.target(1, Intent.Status.LAPSED),
                trade.target(2, Intent.Status.LAPSED));
        assertThat(Step.command(Step.of(trade, holding).withTargetOrders().run()))
                .isEqualTo("TARGET SELL 1.000 target 104.00 #3");
    }

    /** Some venues report a target's price as its trigger, like a stop's. */
    @Test
    void aPartlyFilledTargetWithATriggerIsNotTakenForAStop() {
        SidedTrade trade = new SidedTrade(PositionSide.LONG);
        Intent target = trade.target(1, OrderReport.Status.CANCELLED, "1", fill("t1", NOW, "104", "0.4", "0", "USDT"));
        OrderReport known = target.orders().get(0);
        OrderReport triggered = new OrderReport(
                known.clientId(),
                known.venueId(),
                known.listId(),
                known.side(),
                known.status(),
                known.quantity(),
                known.filledQuantity(),
                known.filledQuote(),
                Optional.empty(),
                Optional.of(trade.price("104")),
                true,
                known.changedAt());
        Intent reported = trade.target(1, Intent.Status.CLAIMED).withReports(List.of(triggered), target.fills());
        Transition after = Step.of(trade, trade.holding(trade.stop(OrderReport.Status.OPEN, "1"), reported))
                .withTargetOrders()
                .run();
        assertThat(Step.state(after.books())).isEqualTo("LONG 1 at 100 between 98 and 104");
    }

    @ParameterizedTest
    @EnumSource
    void aTargetThatIsRefusedTwiceIsWatchedByTheMinuteInstead(PositionSide side) {
        SidedTrade trade = new SidedTrade(side);
        Step refused = Step.of(
                        trade,
                        trade.holding(
                                trade.stop(OrderReport.Status.OPEN, "1"),
                                trade.target(1, Intent.Status.REJECTED),
                                trade.target(2, Intent.Status.REJECTED)))
                .withTargetOrders();
        assertThat(Step.command(refused.run())).isEqualTo(Step.NONE);
        Transition reached =
                refused.closingAt(trade.price("104").toPlainString()).run();
        assertThat(Step.command(reached)).isEqualTo("cancel stop");
        assertThat(Step.state(reached.books())).contains("exiting TARGET");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        # side | price | trades
        LONG   | 104   | TARGET at 104 gains 4
        SHORT  | 96    | TARGET at 96 gains 4
        """)
    void aFilledTargetCancelsTheStopAndThenEndsTheTrade(PositionSide side, String price, String trades) {
        SidedTrade trade = new SidedTrade(side);
        Intent filled = trade.target(1, OrderReport.Status.FILLED, "1", fill("t1", NOW, price, "1", "0", "USDT"));
        Transition seen = Step.of(trade, trade.holding(trade.stop(OrderReport.Status.OPEN, "1"), filled))
                .withTargetOrders()
                .run();
        assertThat(Step.command(seen)).isEqualTo("cancel stop");
        assertThat(Step.state(seen.books())).contains("exiting TARGET");
        assertThat(Step.trades(seen)).isEqualTo(Step.NONE);
        Transition ended = Step.of(
                        trade,
                        seen.books()
                                .withIntents(trade.holding(trade.stop(OrderReport.Status.CANCELLED, "1"), filled)
                                        .intents()))
                .withTargetOrders()
                .run();
        assertThat(Step.state(ended.books())).isEqualTo("flat");
        assertThat(Step.trades(ended)).isEqualTo(trades);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        # side | price | trades
        LONG   | 98    | STOP at 98 gains -2
        SHORT  | 102   | STOP at 102 gains -2
        """)
    void aFilledStopCancelsTheTargetAndThenEndsTheTrade(PositionSide side, String price, String trades) {
        SidedTrade trade = new SidedTrade(side);
        Intent filled = trade.stop(OrderReport.Status.FILLED, "1", fill("s1", NOW, price, "1", "0", "USDT"));
        Transition seen = Step.of(trade, trade.holding(filled, trade.target(1, OrderReport.Status.OPEN, "1")))
                .withTargetOrders()
                .run();
        assertThat(Step.command(seen)).isEqualTo("cancel target");
        assertThat(Step.state(seen.books())).contains("exiting STOP");
        Transition ended = Step.of(
                        trade,
                        seen.books()
                                .withIntents(trade.holding(filled, trade.target(1, OrderReport.Status.CANCELLED, "1"))
                                        .intents()))
                .withTargetOrders()
                .run();
        assertThat(Step.state(ended.books())).isEqualTo("flat");
        assertThat(Step.trades(ended)).isEqualTo(trades);
    }

    @ParameterizedTest
    @EnumSource
    void afterATargetThatEndedInPartTheRestHasItsStopAndANewTarget(PositionSide side) {
        SidedTrade trade = new SidedTrade(side);
        Intent part = trade.target(
                1,
                OrderReport.Status.CANCELLED,
                "1",
                fill("t1", NOW, trade.price("104").toPlainString(), "0.4", "0", "USDT"));
        Transition after = Step.of(trade, trade.holding(trade.stop(OrderReport.Status.OPEN, "1"), part))
                .withTargetOrders()
                .run();
        assertThat(Step.command(after))
                .startsWith("TARGET " + side.exitSide() + " 0.600 ")
                .endsWith("#2");
        assertThat(after.books().execution().exitPlan()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aStopThatFilledInPartClosesTheRestAtTheMarketOnceTheTargetIsCancelled(PositionSide side) {
        SidedTrade trade = new SidedTrade(side);
        Intent part = trade.stop(
                OrderReport.Status.CANCELLED,
                "1",
                fill("s1", NOW, trade.price("98").toPlainString(), "0.4", "0", "USDT"));
        Transition cancels = Step.of(trade, trade.holding(part, trade.target(1, OrderReport.Status.OPEN, "1")))
                .withTargetOrders()
                .run();
        assertThat(Step.command(cancels)).isEqualTo("cancel target");
        Transition exits = Step.of(trade, trade.holding(part, trade.target(1, OrderReport.Status.CANCELLED, "1")))
                .withTargetOrders()
                .run();
        assertThat(Step.command(exits)).isEqualTo("EXIT " + side.exitSide() + " 0.600 #1");
    }

    @ParameterizedTest
    @EnumSource
    void aStopForLessThanWhatIsHeldIsReplacedWhileTheTargetRests(PositionSide side) {
        SidedTrade trade = new SidedTrade(side);
        Transition after = Step.of(
                        trade,
                        trade.holding(
                                trade.stop(OrderReport.Status.OPEN, "0.5"),
                                trade.target(1, OrderReport.Status.OPEN, "0.5")))
                .withTargetOrders()
                .run();
        assertThat(Step.command(after)).isEqualTo("cancel stop");
        Transition replaced = Step.of(
                        trade,
                        trade.holding(
                                trade.stop(OrderReport.Status.CANCELLED, "0.5"),
                                trade.target(1, OrderReport.Status.OPEN, "0.5")))
                .withTargetOrders()
                .run();
        assertThat(Step.command(replaced))
                .startsWith("PROTECTION " + side.exitSide() + " 1.000 stop")
                .endsWith("#2");
    }

    @ParameterizedTest
    @EnumSource
    void whileTheStopIsReplacedAFilledTargetEndsTheTrade(PositionSide side) {
        SidedTrade trade = new SidedTrade(side);
        Intent filled = trade.target(
                1,
                OrderReport.Status.FILLED,
                "1",
                fill("t1", NOW, trade.price("104").toPlainString(), "1", "0", "USDT"));
        Transition after = Step.of(trade, trade.holding(trade.stop(OrderReport.Status.CANCELLED, "0.5"), filled))
                .withTargetOrders()
                .run();
        assertThat(Step.command(after)).isEqualTo(Step.NONE);
        assertThat(Step.state(after.books())).isEqualTo("flat");
        assertThat(Step.trades(after)).contains("TARGET").contains("gains 4");
    }

    @ParameterizedTest
    @EnumSource
    void anExitCancelsTheTargetThenTheStopAndThenCloses(PositionSide side) {
        SidedTrade trade = new SidedTrade(side);
        Intent stop = trade.stop(OrderReport.Status.OPEN, "1");
        assertThat(Step.command(Step.of(trade, trade.holding(stop, trade.target(1, OrderReport.Status.OPEN, "1")))
                        .withTargetOrders()
                        .at(DEADLINE)
                        .run()))
                .isEqualTo("cancel target");
        assertThat(Step.command(Step.of(trade, trade.holding(stop, trade.target(1, OrderReport.Status.CANCELLED, "1")))
                        .withTargetOrders()
                        .at(DEADLINE)
                        .run()))
                .isEqualTo("cancel stop");
        Intent cancelled = trade.stop(OrderReport.Status.CANCELLED, "1");
        assertThat(Step.command(Step.of(
                                trade, trade.holding(cancelled, trade.target(1, OrderReport.Status.CANCELLED, "1")))
                        .withTargetOrders()
                        .at(DEADLINE)
                        .run()))
                .isEqualTo("EXIT " + side.exitSide() + " 1.000 #1");
        assertThat(Step.command(Step.of(trade, trade.holding(cancelled, trade.target(1, OrderReport.Status.OPEN, "1")))
                        .withTargetOrders()
                        .at(DEADLINE)
                        .run()))
                .isEqualTo("cancel target");
    }
}
