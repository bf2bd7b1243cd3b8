package dev.scalpel.execution.transition;

import static dev.scalpel.execution.transition.TradeFixture.BAR;
import static dev.scalpel.execution.transition.TradeFixture.ETH;
import static dev.scalpel.execution.transition.TradeFixture.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.execution.state.AccountAuditState.UnacknowledgedEntry;
import dev.scalpel.execution.state.ClientOrderIds;
import dev.scalpel.execution.state.VenueBooks;
import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.OrderReport;
import dev.scalpel.trading.PositionSide;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Step: the venue has an order that the books had given up, do not know, or that is somebody else's. */
class OrphanOrderStepTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # side | order     | filled | state                              | command
            LONG   | FILLED    | 1      | LONG 1 at 100 between 98 and 104   | PROTECTION SELL 1.000 stop 98.00 target 104.00 #1
            SHORT  | FILLED    | 1      | SHORT 1 at 100 between 102 and 96  | PROTECTION BUY 1.000 stop 102.00 target 96.00 #1
            LONG   | CANCELLED | 0.4    | LONG 0.4 at 100 between 98 and 104 | PROTECTION SELL 0.400 stop 98.00 target 104.00 #1
            SHORT  | CANCELLED | 0.4    | SHORT 0.4 at 100 between 102 and 96 | PROTECTION BUY 0.400 stop 102.00 target 96.00 #1
            LONG   | OPEN      | 0.4    | flat, entering                     | cancel entry
            SHORT  | OPEN      | 0.4    | flat, entering                     | cancel entry
            """)
    void anEntryThatWasGivenUpIsAdoptedAndProtected(
            PositionSide side, OrderReport.Status order, String filled, String state, String command) {
        SidedTrade trade = new SidedTrade(side);
        Intent found = trade.entry(order, Step.fills(filled + "@100", "0 USDT"));
        VenueBooks adopted =
                EntryTransitions.adopted(remembering(TradeFixture.flat(), trade), givenUp(trade), List.of(found));
        Transition after = Step.of(trade, adopted).run();
        assertThat(Step.state(after.books())).isEqualTo(state);
        assertThat(Step.command(after)).isEqualTo(command);
        assertThat(after.books().auditState().unacknowledgedEntries()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # side | the entry of the books | adopted
            LONG   | FILLED                 | true
            SHORT  | FILLED                 | true
            LONG   | OPEN                   | true
            LONG   |                        | false
            """)
    void anEntryThatAppearsAmongTheOpenOrdersIsAdopted(PositionSide side, OrderReport.Status order, boolean adopted) {
        SidedTrade trade = new SidedTrade(side);
        Intent known = order == null ? trade.entry(Intent.Status.LAPSED) : trade.entry(order);
        VenueBooks before = remembering(TradeFixture.flat(known), trade);
        VenueBooks after = EntryTransitions.acknowledged(before);
        assertThat(after.execution().entry().isPresent()).isEqualTo(adopted);
        assertThat(after.auditState().unacknowledgedEntries()).hasSize(adopted ? 0 : 1);
        assertThat(after.intents()).containsExactly(known);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # id of the order | stray | drift
            exit 4            | true  | none
            protection 4      | true  | none
            resting stop      | false | none
            web_1             | false | open orders of ETH/USDT that are not ours: [web_1]
            """)
    void anUnknownOrderIsOursToCancelOrSomebodyElses(String id, boolean stray, String drift) {
        String clientId =
                switch (id) {
                    case "exit 4" -> ClientOrderIds.exit(ETH, BAR, 4);
                    case "protection 4" -> ClientOrderIds.protection(ETH, BAR, 4) + "-s";
                    case "resting stop" -> ClientOrderIds.protection(ETH, BAR, 1) + "-s";
                    default -> id;
                };
        OrderReport order = TradeFixture.order(clientId, OrderReport.Status.OPEN, "1", "0");
        VenueBooks books = TradeFixture.holding(TradeFixture.resting(1));
        VenueBooks after = ForeignOrders.reported(books, List.of(order));
        assertThat(ForeignOrders.stray(after, List.of(order)).isEmpty()).isEqualTo(!stray);
        assertThat(after.auditState().drift().orElse(Step.NONE)).isEqualTo(drift);
        assertThat(after.auditState().foreignOrders())
                .isEqualTo(drift.equals(Step.NONE) ? List.of() : List.of("v-web_1"));
    }

    private static UnacknowledgedEntry givenUp(SidedTrade trade) {
        return new UnacknowledgedEntry(trade.plan(), List.of(trade.entry(Intent.Status.LAPSED)), NOW);
    }

    private static VenueBooks remembering(VenueBooks books, SidedTrade trade) {
        return books.withAuditState(books.auditState().withUnacknowledgedEntry(givenUp(trade)));
    }
}
