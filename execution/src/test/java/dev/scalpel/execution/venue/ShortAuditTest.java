package dev.scalpel.execution.venue;

import static dev.scalpel.execution.transition.TradeFixture.FILLED;
import static dev.scalpel.execution.transition.TradeFixture.NOW;
import static dev.scalpel.execution.transition.TradeFixture.STEP;
import static dev.scalpel.execution.transition.TradeFixture.fill;
import static dev.scalpel.execution.transition.TradeFixture.flat;
import static dev.scalpel.execution.transition.TradeFixture.number;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.execution.state.AccountAuditState;
import dev.scalpel.execution.state.AccountAuditState.Mismatch;
import dev.scalpel.execution.state.VenueBooks;
import dev.scalpel.execution.transition.SidedTrade;
import dev.scalpel.trading.OrderSide;
import dev.scalpel.trading.PositionSide;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The books against a venue with short positions: its quantity is negative while one ETH is owed. */
class ShortAuditTest {

    private static final SidedTrade SHORT = new SidedTrade(PositionSide.SHORT);
    private static final long ELEVEN_MINUTES = 660_000;

    private final FakeVenue venue = new FakeVenue();

    ShortAuditTest() {
        venue.shorting = true;
        venue.free = "-1";
    }

    @Test
    void anOpenShortIsANegativeQuantity() {
        VenueBooks books = known(SHORT.holding(SHORT.resting("1")));
        books = audit(books, NOW);
        assertThat(auditState(books).mismatch()).isEmpty();
        assertThat(auditState(books).drift()).isEmpty();
    }

    @Test
    void aVenueWithoutAPositionContradictsAShort() {
        VenueBooks books = known(SHORT.holding(SHORT.resting("1")));
        venue.free = "0";
        books = audit(books, NOW);
        assertThat(auditState(books).mismatch()).contains(new Mismatch(number("1"), NOW));
    }

    @Test
    void anEarlierShortOfSomebodyElseIsForeign() {
        VenueBooks books = flat();
        venue.free = "-3";
        books = audit(books, NOW);
        assertThat(auditState(books).foreignQuantity()).hasValueSatisfying(all -> equal(all, "-3"));
    }

    @Test
    void aPurchaseByHandReducesAShortAtOnce() {
        VenueBooks books = known(SHORT.holding());
        venue.free = "-0.4";
        venue.byHand(OrderSide.BUY, fill("h1", FILLED, "97", "0.6", "0", "USDT"));
        books = audit(books, NOW);
        assertThat(books.held()).isEqualByComparingTo("0.4");
        assertThat(auditState(books).drift())
                .contains("the account holds 0.6 ETH more than the books, bought back at the venue outside this bot");
        books = audit(books, NOW);
        assertThat(books.held()).isEqualByComparingTo("0.4");
        assertThat(auditState(books).missingQuantity()).isZero();
        assertThat(auditState(books).mismatch()).isEmpty();
    }

    @Test
    void aSaleByHandDoesNotCloseAShort() {
        VenueBooks books = known(SHORT.holding());
        venue.free = "-1.6";
        venue.byHand(OrderSide.SELL, fill("h1", FILLED, "97", "0.6", "0", "USDT"));
        books = audit(books, NOW);
        assertThat(auditState(books).missingQuantity()).isZero();
        books = audit(books, NOW + ELEVEN_MINUTES);
        assertThat(auditState(books).missingQuantity()).isZero();
        assertThat(auditState(books).foreignQuantity()).hasValueSatisfying(all -> equal(all, "-0.6"));
    }

    @Test
    void anUnexplainedPurchaseReducesForeignThenOwedDustThenTheShort() {
        VenueBooks books = SHORT.holding();
        books = books.withExecution(books.execution()
                .withDust(number("-0.005"))
                .withAccountAudit(AccountAuditState.NONE.withForeignQuantity(number("-0.1"))));
        venue.free = "-0.9";
        books = audit(books, NOW);
        books = audit(books, NOW + ELEVEN_MINUTES);
        // The books say −1.105: 0.205 are missing, of which 0.1 and 0.005 are not the position's.
        assertThat(auditState(books).foreignQuantity()).hasValueSatisfying(all -> equal(all, "0"));
        assertThat(books.execution().dust()).isZero();
        assertThat(auditState(books).missingQuantity()).isEqualByComparingTo("0.1");
    }

    @Test
    void withoutAPositionEveryDifferenceIsForeign() {
        VenueBooks books = known(flat());
        venue.free = "-0.6";
        books = audit(books, NOW);
        books = audit(books, NOW + ELEVEN_MINUTES);
        assertThat(auditState(books).foreignQuantity()).hasValueSatisfying(all -> equal(all, "-0.6"));
        assertThat(auditState(books).missingQuantity()).isZero();
    }

    private static AccountAuditState auditState(VenueBooks books) {
        return books.execution().accountAudit();
    }

    private static VenueBooks known(VenueBooks books) {
        return books.withExecution(
                books.execution().withAccountAudit(AccountAuditState.NONE.withForeignQuantity(BigDecimal.ZERO)));
    }

    private VenueBooks audit(VenueBooks books, long now) {
        return new AccountAudit(venue, new IntentReconciler(venue))
                .run(books, List.of(), STEP, now, 0)
                .books();
    }

    private static void equal(BigDecimal amount, String expected) {
        assertThat(amount).isEqualByComparingTo(expected);
    }
}
