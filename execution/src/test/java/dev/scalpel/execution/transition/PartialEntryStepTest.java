package dev.scalpel.execution.transition;

import static dev.scalpel.execution.transition.TradeFixture.SENT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.ledger.Fill;
import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.OrderReport;
import dev.scalpel.trading.PositionSide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Step: the entry rests, or has filled in part. The rest is cancelled, and what filled is protected. */
class PartialEntryStepTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # side | order     | filled | age   | state                                         | command
            LONG   | OPEN      | 0      | 19999 | flat, entering                                | none
            SHORT  | OPEN      | 0      | 19999 | flat, entering                                | none
            LONG   | OPEN      | 0      | 20000 | flat, entering                                | cancel entry
            SHORT  | OPEN      | 0      | 20000 | flat, entering                                | cancel entry
            LONG   | OPEN      | 0.4    | 500   | flat, entering                                | cancel entry
            SHORT  | OPEN      | 0.4    | 500   | flat, entering                                | cancel entry
            LONG   | CANCELLED | 0      | 500   | flat                                          | none
            SHORT  | CANCELLED | 0      | 500   | flat                                          | none
            LONG   | CANCELLED | 0.4    | 500   | LONG 0.4 at 100 between 98 and 104            | PROTECTION SELL 0.400 stop 98.00 target 104.00 #1
            SHORT  | CANCELLED | 0.4    | 500   | SHORT 0.4 at 100 between 102 and 96           | PROTECTION BUY 0.400 stop 102.00 target 96.00 #1
            # Worth 5 USDT at the market, but less at the stop of the long and the target of the short.
            LONG   | CANCELLED | 0.05   | 500   | LONG 0.05 at 100 between 98 and 104, exiting HALT at 100  | EXIT SELL 0.050 #1
            SHORT  | CANCELLED | 0.05   | 500   | SHORT 0.05 at 100 between 102 and 96, exiting HALT at 100 | EXIT BUY 0.050 #1
            """)
    void theRestOfAnEntryIsCancelledAndItsPartProtected(
            PositionSide side, OrderReport.Status order, String filled, long age, String state, String command) {
        SidedTrade trade = new SidedTrade(side);
        Fill[] fills = filled.equals("0") ? new Fill[0] : Step.fills(filled + "@100", "0 USDT");
        Intent entry = trade.entry(order, fills);
        Transition after = Step.of(trade, trade.entering(entry)).at(SENT + age).run();
        assertThat(Step.state(after.books())).isEqualTo(state);
        assertThat(Step.command(after)).isEqualTo(command);
    }
}
