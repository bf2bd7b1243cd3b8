package dev.scalpel.execution.transition;

import static dev.scalpel.execution.transition.TradeFixture.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.execution.state.VenueBooks;
import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.OrderReport;
import dev.scalpel.trading.PositionSide;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Step: the stop has filled, in part, or has been triggered without filling. */
class StopFilledStepTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # side | price | stop      | filled | fee   | state                                                    | command            | trades
            LONG   | 98    | FILLED    | 1      | 0.098 | flat                                                     | none               | STOP at 98 gains -2.098
            SHORT  | 102   | FILLED    | 1      | 0.102 | flat                                                     | none               | STOP at 102 gains -2.102
            LONG   | 98    | OPEN      | 0.1    | 0     | LONG 1 at 100 between 98 and 104                         | none               | none
            SHORT  | 102   | OPEN      | 0.1    | 0     | SHORT 1 at 100 between 102 and 96                        | none               | none
            # A part of it has filled before it ended: the rest is closed at the market.
            LONG   | 98    | CANCELLED | 0.1    | 0     | LONG 1 at 100 between 98 and 104, exiting STOP at 98     | EXIT SELL 0.900 #1 | none
            SHORT  | 102   | CANCELLED | 0.1    | 0     | SHORT 1 at 100 between 102 and 96, exiting STOP at 102   | EXIT BUY 0.900 #1  | none
            """)
    void aStopEndsTheTradeOrTheRestIsClosed(
            PositionSide side,
            String price,
            OrderReport.Status stop,
            String filled,
            String fee,
            String state,
            String command,
            String trades) {
        SidedTrade trade = new SidedTrade(side);
        Transition after = Step.of(
                        trade,
                        trade.holding(trade.protection(stop, filled, OrderReport.Status.CANCELLED, "0", price, fee)))
                .run();
        assertThat(Step.state(after.books())).isEqualTo(state);
        assertThat(Step.command(after)).isEqualTo(command);
        assertThat(Step.trades(after)).isEqualTo(trades);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # side | millis | closing | state                                                   | command
            LONG   | 9999   | 97      | LONG 1 at 100 between 98 and 104                        | none
            SHORT  | 9999   | 103     | SHORT 1 at 100 between 102 and 96                       | none
            LONG   | 10000  | 97      | LONG 1 at 100 between 98 and 104, exiting STOP at 97    | cancel stop
            SHORT  | 10000  | 103     | SHORT 1 at 100 between 102 and 96, exiting STOP at 103  | cancel stop
            """)
    void aTriggeredStopHasTenSecondsToFill(
            PositionSide side, long millis, String closing, String state, String command) {
        SidedTrade trade = new SidedTrade(side);
        VenueBooks resting = trade.holding(
                trade.protection(OrderReport.Status.OPEN, "0", OrderReport.Status.CANCELLED, "0", closing, "0"));
        VenueBooks triggered = resting.withEachIntent(intent -> intent.kind() == Intent.Kind.PROTECTION
                ? intent.withReports(
                        List.of(TradeFixture.touched(intent.orders().get(0), NOW)), List.of())
                : intent);
        Transition after =
                Step.of(trade, triggered).at(NOW + millis).closingAt(closing).run();
        assertThat(Step.state(after.books())).isEqualTo(state);
        assertThat(Step.command(after)).isEqualTo(command);
    }
}
