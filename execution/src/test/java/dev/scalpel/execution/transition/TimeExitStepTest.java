package dev.scalpel.execution.transition;

import static dev.scalpel.execution.transition.TradeFixture.DEADLINE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.ledger.Intent;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.venue.OrderKind;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Step: the holding time is over. The resting orders are cancelled first, then the position is closed. */
class TimeExitStepTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # side | protection | before | orders | state                                                       | command
            LONG   | resting    | 1      | MARKET | LONG 1 at 100 between 98 and 104                            | none
            SHORT  | resting    | 1      | MARKET | SHORT 1 at 100 between 102 and 96                           | none
            LONG   | resting    | 0      | MARKET | LONG 1 at 100 between 98 and 104, exiting TIME_LIMIT at 101  | cancel stop
            SHORT  | resting    | 0      | MARKET | SHORT 1 at 100 between 102 and 96, exiting TIME_LIMIT at 101 | cancel stop
            LONG   | cancelled  | 0      | MARKET | LONG 1 at 100 between 98 and 104, exiting TIME_LIMIT at 101  | EXIT SELL 1.000 #1
            SHORT  | cancelled  | 0      | MARKET | SHORT 1 at 100 between 102 and 96, exiting TIME_LIMIT at 101 | EXIT BUY 1.000 #1
            # Without market orders: 30 bp beyond the best price, on the tick before: 101 - 0.303 and 101 + 0.303.
            LONG   | cancelled  | 0      | LIMIT  | LONG 1 at 100 between 98 and 104, exiting TIME_LIMIT at 101  | EXIT SELL 1.000 limit 100.70 #1
            SHORT  | cancelled  | 0      | LIMIT  | SHORT 1 at 100 between 102 and 96, exiting TIME_LIMIT at 101 | EXIT BUY 1.000 limit 101.30 #1
            # While its stop may still arrive, nothing else is sent.
            LONG   | unknown    | 0      | MARKET | LONG 1 at 100 between 98 and 104                            | none
            SHORT  | unknown    | 0      | MARKET | SHORT 1 at 100 between 102 and 96                           | none
            """)
    void aPositionIsClosedAtItsDeadline(
            PositionSide side, String protection, long before, OrderKind orders, String state, String command) {
        SidedTrade trade = new SidedTrade(side);
        Intent own =
                switch (protection) {
                    case "resting" -> trade.resting("1");
                    case "cancelled" -> trade.cancelled();
                    case "unknown" -> trade.protection(1, Intent.Status.UNKNOWN);
                    default -> throw new IllegalArgumentException(protection);
                };
        Set<OrderKind> kinds = EnumSet.of(OrderKind.STOP_MARKET, orders);
        Transition after = Step.of(trade, trade.holding(own))
                .at(DEADLINE - before)
                .closingAt("101")
                .withRules(kinds, true, "9000")
                .run();
        assertThat(Step.state(after.books())).isEqualTo(state);
        assertThat(Step.command(after)).isEqualTo(command);
    }
}
