package dev.scalpel.execution.transition;

import static dev.scalpel.execution.transition.TradeFixture.NOW;
import static dev.scalpel.execution.transition.TradeFixture.SENT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.execution.state.CloseRequest;
import dev.scalpel.execution.state.VenueBooks;
import dev.scalpel.ledger.IdempotencyPolicy;
import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.OrderReport;
import dev.scalpel.market.BarSeries;
import dev.scalpel.trading.PositionSide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Step: the operator has requested to close the position, at the venue or in the books alone. */
class CloseRequestStepTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # side | before    | request | state                                                 | command            | request after
            LONG   | entering  | NONE    | flat, entering                                        | none               | NONE
            LONG   | entering  | SELL    | flat, entering                                        | cancel entry       | SELL
            SHORT  | entering  | SELL    | flat, entering                                        | cancel entry       | SELL
            LONG   | resting   | NONE    | LONG 1 at 100 between 98 and 104                      | none               | NONE
            LONG   | resting   | SELL    | LONG 1 at 100 between 98 and 104, exiting HALT at 101 | cancel stop        | SELL
            SHORT  | resting   | SELL    | SHORT 1 at 100 between 102 and 96, exiting HALT at 101 | cancel stop       | SELL
            LONG   | cancelled | SELL    | LONG 1 at 100 between 98 and 104, exiting HALT at 101 | EXIT SELL 1.000 #1 | SELL
            SHORT  | cancelled | SELL    | SHORT 1 at 100 between 102 and 96, exiting HALT at 101 | EXIT BUY 1.000 #1 | SELL
            # The request must not apply to the next position.
            LONG   | exited    | SELL    | flat                                                  | none               | NONE
            SHORT  | exited    | SELL    | flat                                                  | none               | NONE
            LONG   | flat      | SELL    | flat                                                  | none               | NONE
            """)
    void aRequestClosesOnePositionAtTheVenue(
            PositionSide side,
            String before,
            CloseRequest request,
            String state,
            String command,
            CloseRequest requestAfter) {
        SidedTrade trade = new SidedTrade(side);
        Transition after = Step.of(trade, requested(books(trade, before), request))
                .at(SENT + 1_000)
                .closingAt("101")
                .run();
        assertThat(Step.state(after.books())).isEqualTo(state);
        assertThat(Step.command(after)).isEqualTo(command);
        assertThat(after.books().execution().closeRequest()).isEqualTo(requestAfter);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # side | before    | trades                    | foreign
            # Valued at the entry's own price: no bar is known.
            LONG   | resting   | EXTERNAL at 100 gains 0   | 1
            SHORT  | resting   | EXTERNAL at 100 gains 0   | -1
            LONG   | entering  | none                      | none
            SHORT  | entering  | none                      | none
            LONG   | flat      | none                      | none
            """)
    void aWriteOffLeavesNothingUnderWay(PositionSide side, String before, String trades, String foreign) {
        SidedTrade trade = new SidedTrade(side);
        Transition after = new WriteOffTransitions(TradeFixture.config())
                .writtenOff(
                        requested(books(trade, before), CloseRequest.WRITE_OFF),
                        TradeFixture.context(false, BarSeries.empty()),
                        NOW,
                        IdempotencyPolicy.REQUEST_WINDOW);
        assertThat(Step.state(after.books())).isEqualTo("flat");
        assertThat(Step.trades(after)).isEqualTo(trades);
        assertThat(Step.command(after)).isEqualTo(Step.NONE);
        assertThat(Step.plain(after.books().auditState().foreignQuantity())).isEqualTo(foreign);
        assertThat(after.books().isFlat()).isTrue();
        assertThat(after.books().execution().closeRequest()).isEqualTo(CloseRequest.NONE);
        assertThat(after.books().intents())
                .extracting(Intent::status)
                .doesNotContain(Intent.Status.CLAIMED, Intent.Status.OPEN, Intent.Status.UNKNOWN);
    }

    private static VenueBooks requested(VenueBooks books, CloseRequest request) {
        return books.withExecution(books.execution().withCloseRequest(request));
    }

    private static VenueBooks books(SidedTrade trade, String before) {
        return switch (before) {
            case "entering" -> trade.entering(trade.entry(OrderReport.Status.OPEN));
            case "resting" -> trade.holding(trade.resting("1"));
            case "cancelled" -> trade.holding(trade.cancelled());
            case "exited" -> trade.holding(trade.exited("101", "1", "0"));
            case "flat" -> TradeFixture.flat();
            default -> throw new IllegalArgumentException(before);
        };
    }
}
