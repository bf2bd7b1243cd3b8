package dev.scalpel.execution.transition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.ledger.OrderReport;
import dev.scalpel.trading.PositionSide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Step: the target has filled in part, which cancels the stop. The rest gets a new stop and target. */
class PartialTargetStepTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # side | price | target    | filled | state                                | command                                          | trades
            LONG   | 104   | OPEN      | 0.02   | LONG 1 at 100 between 98 and 104     | cancel target                                    | none
            SHORT  | 96    | OPEN      | 0.02   | SHORT 1 at 100 between 102 and 96    | cancel target                                    | none
            LONG   | 104   | CANCELLED | 0.02   | LONG 1 at 100 between 98 and 104     | PROTECTION SELL 0.980 stop 98.00 target 104.00 #2 | none
            SHORT  | 96    | CANCELLED | 0.02   | SHORT 1 at 100 between 102 and 96    | PROTECTION BUY 0.980 stop 102.00 target 96.00 #2 | none
            # 0.049 are worth less than 5 USDT at 100: the trade ends, and they are carried.
            LONG   | 104   | CANCELLED | 0.951  | flat                                 | none                                             | TARGET at 104 gains -1.096
            SHORT  | 96    | CANCELLED | 0.951  | flat                                 | none                                             | TARGET at 96 gains 8.704
            """)
    void theRestOfAPartlyFilledTargetIsProtectedAgain(
            PositionSide side,
            String price,
            OrderReport.Status target,
            String filled,
            String state,
            String command,
            String trades) {
        SidedTrade trade = new SidedTrade(side);
        Transition after = Step.of(
                        trade,
                        trade.holding(trade.protection(OrderReport.Status.CANCELLED, "0", target, filled, price, "0")))
                .run();
        assertThat(Step.state(after.books())).isEqualTo(state);
        assertThat(Step.command(after)).isEqualTo(command);
        assertThat(Step.trades(after)).isEqualTo(trades);
    }
}
