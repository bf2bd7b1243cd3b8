package dev.scalpel.execution.transition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.OrderReport;
import dev.scalpel.trading.PositionSide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Step: the entry has filled. It becomes a position at its mean price, and is protected in the same round. */
class EntryFilledStepTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # side | fills             | fee       | state                                        | command
            LONG   | 1@100             | 0 USDT    | LONG 1 at 100 between 98 and 104             | PROTECTION SELL 1.000 stop 98.00 target 104.00 #1
            SHORT  | 1@100             | 0 USDT    | SHORT 1 at 100 between 102 and 96            | PROTECTION BUY 1.000 stop 102.00 target 96.00 #1
            LONG   | 0.5@100 0.5@102   | 0 USDT    | LONG 1.0 at 101 between 98.98 and 105.04     | PROTECTION SELL 1.000 stop 98.98 target 105.04 #1
            SHORT  | 0.5@100 0.5@102   | 0 USDT    | SHORT 1.0 at 101 between 103.02 and 96.96    | PROTECTION BUY 1.000 stop 103.02 target 96.96 #1
            # A fee in the base asset leaves less to sell, and more to buy back.
            LONG   | 1@100             | 0.001 ETH | LONG 1 at 100 between 98 and 104             | PROTECTION SELL 0.999 stop 98.00 target 104.00 #1
            SHORT  | 1@100             | 0.001 ETH | SHORT 1 at 100 between 102 and 96            | PROTECTION BUY 1.001 stop 102.00 target 96.00 #1
            """)
    void aFilledEntryIsProtected(PositionSide side, String fills, String fee, String state, String command) {
        SidedTrade trade = new SidedTrade(side);
        Intent entry = trade.entry(OrderReport.Status.FILLED, Step.fills(fills, fee));
        Transition after = Step.of(trade, trade.entering(entry)).run();
        assertThat(Step.state(after.books())).isEqualTo(state);
        assertThat(Step.command(after)).isEqualTo(command);
        assertThat(Step.trades(after)).isEqualTo(Step.NONE);
        assertThat(after.books().intents()).hasSize(2).contains(entry);
    }
}
