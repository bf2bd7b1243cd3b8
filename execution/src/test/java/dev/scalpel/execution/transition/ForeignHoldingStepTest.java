package dev.scalpel.execution.transition;

import static dev.scalpel.execution.transition.TradeFixture.FILLED;
import static dev.scalpel.execution.transition.TradeFixture.NOW;
import static dev.scalpel.execution.transition.TradeFixture.STEP;
import static dev.scalpel.execution.transition.TradeFixture.fill;
import static dev.scalpel.execution.transition.TradeFixture.number;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.execution.state.AccountAuditState;
import dev.scalpel.execution.state.RoundTrip;
import dev.scalpel.execution.state.VenueBooks;
import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.OrderReport;
import dev.scalpel.market.Minutes;
import dev.scalpel.trading.OrderSide;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.venue.trading.VenueFill;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Step: the account holds something else than the books: one ETH, long or owed, or nothing. */
class ForeignHoldingStepTest {

    private static final String LESS = "the account holds 0.6 ETH less than the books, ";
    private static final String MORE = "the account holds 0.6 ETH more than the books, ";
    private static final String UNEXPLAINED = "which no order of ours explains";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # books | shorting | owned | foreign
            LONG    | false    | 6     | 5
            LONG    | false    | 0.5   | 0
            flat    | false    | 5     | 5
            flat    | true     | -3    | -3
            SHORT   | true     | -1.5  | -0.5
            """)
    void whatWasThereBeforeIsForeign(String books, boolean shorting, String owned, String foreign) {
        VenueBooks before = books(books);
        VenueBooks after = new BalanceTransitions(STEP, shorting).firstCompared(before, number(owned));
        assertThat(Step.plain(after.auditState().foreignQuantity())).isEqualTo(foreign);
        assertThat(after.auditState().drift()).isEmpty();
        assertThat(after.withAuditState(before.auditState())).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # books | owned   | minutes | foreign | missing | drift
            LONG    | 1       | 11      | 0       | 0       | none
            LONG    | 1.0009  | 11      | 0       | 0       | none
            SHORT   | -1      | 11      | 0       | 0       | none
            LONG    | 0.4     | 10      | 0       | 0       | none
            LONG    | 0.4     | 11      | 0       | 0.6     | less
            SHORT   | -0.4    | 11      | 0       | 0.6     | more
            LONG    | 1.6     | 11      | 0.6     | 0       | more
            SHORT   | -1.6    | 11      | -0.6    | 0       | less
            flat    | 0.6     | 11      | 0.6     | 0       | more
            flat    | -0.6    | 11      | -0.6    | 0       | less
            """)
    void anUnexplainedDifferenceIsConfirmedAfterElevenMinutes(
            String books, String owned, long minutes, String foreign, String missing, String drift) {
        BalanceTransitions balance = new BalanceTransitions(STEP, true);
        VenueBooks seen = balance.compared(known(books(books)), number(owned), List.of(), NOW);
        VenueBooks after = balance.compared(seen, number(owned), List.of(), NOW + minutes * Minutes.MILLIS);
        assertThat(Step.plain(after.auditState().foreignQuantity())).isEqualTo(foreign);
        assertThat(Step.plain(after.auditState().missingQuantity())).isEqualTo(missing);
        assertThat(after.auditState().drift().orElse(Step.NONE))
                .isEqualTo(
                        switch (drift) {
                            case "less" -> LESS + UNEXPLAINED;
                            case "more" -> MORE + UNEXPLAINED;
                            default -> Step.NONE;
                        });
        assertThat(after.auditState().mismatch().isPresent()).isEqualTo(minutes == 10);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # books | owned | by hand  | closed  | drift
            LONG    | 0.4   | SELL 0.6 | 0.6     | sold at the venue outside this bot
            SHORT   | -0.4  | BUY 0.6  | 0.6     | bought back at the venue outside this bot
            LONG    | 0.4   | BUY 0.6  | 0       | none
            SHORT   | -0.4  | SELL 0.6 | 0       | none
            LONG    | 0.4   | SELL 0.5 | 0       | none
            LONG    | 1.6   | BUY 0.6  | 0       | none
            """)
    void whatWasClosedByHandBelongsToTheTradeAtOnce(
            String books, String owned, String byHand, String closed, String drift) {
        String[] parts = byHand.split(" ");
        VenueFill fill = new VenueFill(
                "by-hand", OrderSide.valueOf(parts[0]), false, fill("h1", FILLED, "100", parts[1], "0", "USDT"));
        BalanceTransitions balance = new BalanceTransitions(STEP, true);
        VenueBooks before = known(books(books));
        VenueBooks after = balance.compared(before, number(owned), List.of(fill), NOW);
        assertThat(balance.outsideFillsFrom(before, number(owned)).isPresent()).isEqualTo(!owned.equals("1.6"));
        assertThat(closed(before, after)).isEqualTo(closed);
        assertThat(after.auditState().missingQuantity()).isZero();
        assertThat(RoundTrip.quantity(after.roundTrip().exited())).isEqualByComparingTo(closed);
        assertThat(after.auditState().drift().orElse(Step.NONE))
                .isEqualTo(drift.equals(Step.NONE) ? Step.NONE : (books.equals("LONG") ? LESS : MORE) + drift);
    }

    /**
     * At a venue of positions a stop or a target trades under another id than it rested under: a late read does not know it yet.
     * What traded before the order was sent is not its own.
     */
    @ParameterizedTest
    @CsvSource({"true, OPEN, 1, 0", "true, OPEN, 0, 0.6", "true, CANCELLED, 1, 0.6", "false, OPEN, 1, 0.6"})
    void whatAnOrderOfOursMayHaveClosedIsNotByHand(
            boolean netted, OrderReport.Status ours, long millisAfterOurs, String closed) {
        Intent protection =
                TradeFixture.protection(TradeFixture.stop(1, ours, "1", "0"), TradeFixture.target(1, ours, "1", "0"));
        long time = protection.signedTimestamp() + millisAfterOurs;
        VenueFill fill = new VenueFill("unknown", OrderSide.SELL, false, fill("h1", time, "100", "0.6", "0", "USDT"));
        VenueBooks before = known(TradeFixture.holding(protection));
        BalanceTransitions balance = new BalanceTransitions(STEP, netted);
        VenueBooks after = balance.compared(before, number("0.4"), List.of(fill), NOW);
        assertThat(closed(before, after)).isEqualTo(closed);
        assertThat(after.auditState().mismatch().isPresent()).isEqualTo(closed.equals("0"));
        VenueBooks later = balance.compared(after, number("0.4"), List.of(fill), NOW + 11 * Minutes.MILLIS);
        assertThat(closed(before, later)).isEqualTo("0.6");
    }

    /** The report of an exit that was given up comes late, and explains what looked like somebody else's. */
    @Test
    void anExecutionThatWasOursAfterAllCountsOnce() {
        VenueFill fill = new VenueFill("unknown", OrderSide.SELL, false, fill("s1", FILLED, "100", "0.6", "0", "USDT"));
        VenueBooks before = known(books("LONG"));
        VenueBooks byHand = new BalanceTransitions(STEP, true).compared(before, number("0.4"), List.of(fill), NOW);
        Intent exit = TradeFixture.sold("100", "0.6", "0", "USDT");
        assertThat(byHand.of(Intent.Kind.BY_VENUE)).hasSize(1);
        VenueBooks reported = IntentTransitions.rechecked(
                byHand,
                Stream.concat(byHand.intents().stream(), Stream.of(exit)).toList());
        assertThat(reported.of(Intent.Kind.BY_VENUE)).isEmpty();
        assertThat(closed(before, reported)).isEqualTo("0.6");
    }

    private static String closed(VenueBooks before, VenueBooks after) {
        return Step.plain(before.held().subtract(after.held()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # books | foreign | dust   | owned  | foreign | dust   | missing
            # The books expect 1.105, or -1.105: 0.1 are foreign and 0.005 dust.
            LONG    | 0.1     | 0.005  | 0.9    | 0       | 0      | 0.1
            SHORT   | -0.1    | -0.005 | -0.9   | 0       | 0      | 0.1
            LONG    | 0.1     | 0.005  | 1.001  | 0       | 0.001  | 0
            SHORT   | -0.1    | -0.005 | -1.001 | 0       | -0.001 | 0
            LONG    | 0.1     | 0.005  | 1.055  | 0.05    | 0.005  | 0
            SHORT   | -0.1    | -0.005 | -1.055 | -0.05   | -0.005 | 0
            """)
    void aShortfallReducesForeignThenDustThenThePosition(
            String books,
            String foreign,
            String dust,
            String owned,
            String foreignAfter,
            String dustAfter,
            String missing) {
        VenueBooks holding = books(books);
        VenueBooks before = holding.withExecution(holding.execution()
                .withDust(number(dust))
                .withAccountAudit(AccountAuditState.NONE.withForeignQuantity(number(foreign))));
        BalanceTransitions balance = new BalanceTransitions(STEP, true);
        VenueBooks seen = balance.compared(before, number(owned), List.of(), NOW);
        VenueBooks after = balance.compared(seen, number(owned), List.of(), NOW + 11 * Minutes.MILLIS);
        assertThat(Step.plain(after.auditState().foreignQuantity())).isEqualTo(foreignAfter);
        assertThat(Step.plain(after.execution().dust())).isEqualTo(dustAfter);
        assertThat(Step.plain(after.auditState().missingQuantity())).isEqualTo(missing);
    }

    private static VenueBooks books(String side) {
        return side.equals("flat") ? TradeFixture.flat() : new SidedTrade(PositionSide.valueOf(side)).holding();
    }

    private static VenueBooks known(VenueBooks books) {
        return books.withAuditState(books.auditState().withForeignQuantity(number("0")));
    }
}
