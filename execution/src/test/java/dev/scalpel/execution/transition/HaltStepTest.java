package dev.scalpel.execution.transition;

import static dev.scalpel.execution.transition.TradeFixture.SENT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.execution.state.VenueBooks;
import dev.scalpel.ledger.OrderReport;
import dev.scalpel.trading.PositionSide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Step: trading is halted. Resting orders are cancelled, then the position is closed. */
class HaltStepTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # side | before    | halted | state                                                | command
            LONG   | entering  | false  | flat, entering                                       | none
            SHORT  | entering  | false  | flat, entering                                       | none
            LONG   | entering  | true   | flat, entering                                       | cancel entry
            SHORT  | entering  | true   | flat, entering                                       | cancel entry
            LONG   | resting   | false  | LONG 1 at 100 between 98 and 104                     | none
            SHORT  | resting   | false  | SHORT 1 at 100 between 102 and 96                    | none
            LONG   | resting   | true   | LONG 1 at 100 between 98 and 104, exiting HALT at 99 | cancel stop
            SHORT  | resting   | true   | SHORT 1 at 100 between 102 and 96, exiting HALT at 99 | cancel stop
            LONG   | cancelled | true   | LONG 1 at 100 between 98 and 104, exiting HALT at 99 | EXIT SELL 1.000 #1
            SHORT  | cancelled | true   | SHORT 1 at 100 between 102 and 96, exiting HALT at 99 | EXIT BUY 1.000 #1
            LONG   | flat      | true   | flat                                                 | none
            SHORT  | flat      | true   | flat                                                 | none
            """)
    void aHaltCancelsAndCloses(PositionSide side, String before, boolean halted, String state, String command) {
        SidedTrade trade = new SidedTrade(side);
        VenueBooks books =
                switch (before) {
                    case "entering" -> trade.entering(trade.entry(OrderReport.Status.OPEN));
                    case "resting" -> trade.holding(trade.resting("1"));
                    case "cancelled" -> trade.holding(trade.cancelled());
                    case "flat" -> TradeFixture.flat();
                    default -> throw new IllegalArgumentException(before);
                };
        Transition after = Step.of(trade, books)
                .at(SENT + 1_000)
                .closingAt("99")
                .halted(halted)
                .run();
        assertThat(Step.state(after.books())).isEqualTo(state);
        assertThat(Step.command(after)).isEqualTo(command);
    }
}
