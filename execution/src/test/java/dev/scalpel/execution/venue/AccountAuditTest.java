package dev.scalpel.execution.venue;

import static dev.scalpel.execution.transition.TradeFixture.ENTRY;
import static dev.scalpel.execution.transition.TradeFixture.ETH;
import static dev.scalpel.execution.transition.TradeFixture.FILLED;
import static dev.scalpel.execution.transition.TradeFixture.NOW;
import static dev.scalpel.execution.transition.TradeFixture.bought;
import static dev.scalpel.execution.transition.TradeFixture.entry;
import static dev.scalpel.execution.transition.TradeFixture.exit;
import static dev.scalpel.execution.transition.TradeFixture.fill;
import static dev.scalpel.execution.transition.TradeFixture.flat;
import static dev.scalpel.execution.transition.TradeFixture.holding;
import static dev.scalpel.execution.transition.TradeFixture.number;
import static dev.scalpel.execution.transition.TradeFixture.order;
import static dev.scalpel.execution.transition.TradeFixture.plan;
import static dev.scalpel.execution.transition.TradeFixture.protection;
import static dev.scalpel.execution.transition.TradeFixture.resting;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.execution.state.AccountAuditState;
import dev.scalpel.execution.state.AccountAuditState.Mismatch;
import dev.scalpel.execution.state.AccountAuditState.UnacknowledgedEntry;
import dev.scalpel.execution.state.ClientOrderIds;
import dev.scalpel.execution.state.VenueBooks;
import dev.scalpel.execution.transition.IntentTransitions;
import dev.scalpel.execution.transition.TradeFixture;
import dev.scalpel.execution.venue.AccountAudit.Audited;
import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.OrderReport;
import dev.scalpel.trading.OrderSide;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The books against the venue: one ETH is held, or nothing. */
class AccountAuditTest {

    private static final long ELEVEN_MINUTES = 660_000;

    private final FakeVenue venue = new FakeVenue();

    // The first comparison.

    @Test
    void earlierHoldingsAreForeign() {
        VenueBooks books = flat();
        venue.free = "3";
        venue.locked = "2";
        books = audit(books).books();
        assertThat(books.execution().accountAudit().foreignQuantity()).hasValueSatisfying(all -> equal(all, "5"));
        assertThat(books.execution().accountAudit().drift()).isEmpty();
        assertThat(books.execution().accountAudit().checkedAt()).isEqualTo(NOW);
    }

    @Test
    void positionAndDustAreNotForeign() {
        VenueBooks books = holding(resting(1));
        books = books.withExecution(books.execution().withDust(number("0.0005")));
        venue.free = "3.5005";
        venue.locked = "1";
        books = audit(books).books();
        assertThat(books.execution().accountAudit().foreignQuantity()).hasValueSatisfying(all -> equal(all, "3.5"));
    }

    @Test
    void theForeignQuantityIsNeverNegative() {
        VenueBooks books = holding(resting(1));
        books = audit(books).books();
        assertThat(books.execution().accountAudit().foreignQuantity()).hasValueSatisfying(all -> equal(all, "0"));
        assertThat(books.execution().accountAudit().mismatch()).contains(new Mismatch(number("-1"), NOW));
    }

    @Test
    void balancesAreNotComparedWhileAnIntentIsInDoubt() {
        VenueBooks books = holding(protection(1, Intent.Status.UNKNOWN));
        venue.free = "7";
        books = audit(books).books();
        assertThat(books.execution().accountAudit().foreignQuantity()).isEmpty();
        assertThat(books.execution().accountAudit().checkedAt()).isEqualTo(NOW);
        assertThat(venue.requested).doesNotContain("balances");
    }

    // Entries that were given up.

    @Test
    void anUnacknowledgedEntryThatAppearsIsAdopted() {
        VenueBooks books = known(flat());
        books = remember(books, NOW);
        venue.has(order(ENTRY, OrderReport.Status.FILLED, "1", "1"), fill("b1", FILLED, "100", "1", "0", "USDT"));
        venue.free = "1";
        books = audit(books).books();
        assertThat(books.intents()).singleElement().satisfies(found -> {
            assertThat(found.clientId()).isEqualTo(ENTRY);
            assertThat(found.status()).isEqualTo(Intent.Status.FILLED);
            assertThat(found.filledQuantity()).isEqualByComparingTo("1");
        });
        assertThat(books.execution().entry()).contains(plan());
        assertThat(books.execution().accountAudit().unacknowledgedEntries()).isEmpty();
    }

    @Test
    void coinsOfARestingEntryAreNoDifference() {
        VenueBooks books = known(flat());
        books = remember(books, NOW);
        venue.has(order(ENTRY, OrderReport.Status.FILLED, "1", "1"), fill("b1", FILLED, "100", "1", "0", "USDT"));
        venue.free = "1";
        books = audit(books).books();
        assertThat(books.execution().accountAudit().mismatch()).isEmpty();
    }

    @Test
    void coinsOfARestingEntryAreNotForeignInTheFirstComparison() {
        VenueBooks books = flat();
        books = remember(books, NOW);
        venue.has(order(ENTRY, OrderReport.Status.FILLED, "1", "1"), fill("b1", FILLED, "100", "1", "0", "USDT"));
        venue.free = "1";
        books = audit(books).books();
        assertThat(books.execution().accountAudit().foreignQuantity()).hasValueSatisfying(all -> equal(all, "0"));
    }

    @Test
    void anEntryThatIsNotFoundIsLookedUpAgain() {
        VenueBooks books = known(flat());
        books = remember(books, NOW);
        books = audit(books).books();
        assertThat(venue.requested).contains("find " + ENTRY);
        assertThat(books.execution().accountAudit().unacknowledgedEntries()).hasSize(1);
        assertThat(books.execution().entry()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"599999, true", "600000, false"})
    void afterTenMinutesItIsNoLongerLookedUp(long age, boolean requested) {
        VenueBooks books = known(flat());
        books = remember(books, NOW - age);
        audit(books);
        assertThat(venue.requested.contains("find " + ENTRY)).isEqualTo(requested);
    }

    @Test
    void afterTenMinutesADifferenceIsLookedUp() {
        VenueBooks books = known(flat());
        books = remember(books, NOW - 3_600_000);
        venue.has(order(ENTRY, OrderReport.Status.FILLED, "1", "1"), fill("b1", FILLED, "100", "1", "0", "USDT"));
        venue.free = "1";
        books = audit(books).books();
        assertThat(books.execution().entry()).contains(plan());
    }

    @Test
    void aPersistentDifferenceIsInvestigatedEachTime() {
        VenueBooks books = known(flat());
        books = remember(books, NOW - 3_600_000);
        books = books.withExecution(books.execution()
                .withAccountAudit(books.execution()
                        .accountAudit()
                        .withMismatch(Optional.of(new Mismatch(number("1"), NOW - 60_000)))));
        books = audit(books).books();
        assertThat(venue.requested).contains("find " + ENTRY);
        assertThat(books.execution().accountAudit().mismatch()).isEmpty();
    }

    // Open orders.

    @Test
    void aForeignOrderIsLeftAloneAndReportedOnce() {
        VenueBooks books = known(flat());
        OrderReport theirs = order("web_1", OrderReport.Status.OPEN, "1", "0");
        Audited audited = audit(books, theirs);
        books = audited.books();
        assertThat(audited.strayOrders()).isEmpty();
        assertThat(books.execution().accountAudit().drift())
                .contains("open orders of ETH/USDT that are not ours: [web_1]");
        assertThat(books.execution().accountAudit().foreignOrders()).containsExactly("v-web_1");

        books = books.withExecution(books.execution()
                .withAccountAudit(books.execution().accountAudit().withDrift(Optional.empty())));
        books = audit(books, theirs).books();
        assertThat(books.execution().accountAudit().drift()).isEmpty();

        books = audit(books).books();
        assertThat(books.execution().accountAudit().foreignOrders()).isEmpty();
    }

    @Test
    void anOrderOfOursWithoutAnIntentIsCancelled() {
        OrderReport stray = order(ClientOrderIds.exit(ETH, TradeFixture.BAR, 4), OrderReport.Status.OPEN, "1", "0");
        VenueBooks books = known(holding(resting(1)));
        venue.locked = "1";
        Audited audited = audit(books, stray);
        books = audited.books();
        assertThat(audited.strayOrders()).containsExactly(stray);
        assertThat(books.execution().accountAudit().drift()).isEmpty();
    }

    @Test
    void anOrderOfAnEntryAdoptedInTheSameComparisonIsKept() {
        VenueBooks books = known(flat());
        books = remember(books, NOW);
        OrderReport resting = order(ENTRY, OrderReport.Status.OPEN, "1", "0");
        venue.has(resting);
        Audited audited = audit(books, resting);
        books = audited.books();
        assertThat(audited.strayOrders()).isEmpty();
        assertThat(books.intents()).extracting(Intent::status).containsExactly(Intent.Status.OPEN);
    }

    // Balances.

    @Test
    void agreementClearsADifference() {
        VenueBooks books = known(holding(resting(1)));
        books = books.withExecution(books.execution()
                .withAccountAudit(books.execution()
                        .accountAudit()
                        .withMismatch(Optional.of(new Mismatch(number("1"), NOW - 60_000)))));
        venue.locked = "1.0009";
        books = audit(books).books();
        assertThat(books.execution().accountAudit().mismatch()).isEmpty();
    }

    @Test
    void aWholeStepIsADifference() {
        VenueBooks books = known(holding(resting(1)));
        venue.locked = "1.001";
        books = audit(books).books();
        assertThat(books.execution().accountAudit().mismatch()).contains(new Mismatch(number("0.001"), NOW));
    }

    @Test
    void anUnacknowledgedExitThatSoldExplainsADifference() {
        Intent lapsed = exit(1, Intent.Status.LAPSED, NOW);
        VenueBooks books = known(holding(lapsed));
        venue.has(
                order(lapsed.clientId(), OrderReport.Status.FILLED, "1", "1"),
                fill("s1", NOW, "104", "1", "0", "USDT"));
        books = audit(books).books();
        assertThat(books.intents())
                .extracting(Intent::status)
                .containsExactly(Intent.Status.FILLED, Intent.Status.FILLED);
        assertThat(books.execution().accountAudit().mismatch()).isEmpty();
        assertThat(books.execution().accountAudit().drift()).isEmpty();
    }

    @Test
    void anEarlierSaleThatExplainsRefusedExitsEndsTheirBackOff() {
        Intent lapsed = exit(1, Intent.Status.LAPSED, NOW);
        VenueBooks books = known(holding(lapsed));
        books = books.withExecution(books.execution().withRefusedExits(3));
        books = audit(books).books();
        assertThat(books.execution().refusedExits()).isEqualTo(3);
        venue.has(
                order(lapsed.clientId(), OrderReport.Status.FILLED, "1", "1"),
                fill("s1", NOW, "104", "1", "0", "USDT"));
        books = audit(books).books();
        assertThat(books.execution().refusedExits()).isZero();
    }

    @Test
    void aRefusedProtectionThatSoldExplainsADifference() {
        Intent refused = protection(1, Intent.Status.REJECTED);
        VenueBooks books = known(holding(refused));
        venue.has(TradeFixture.stop(1, OrderReport.Status.FILLED, "1", "1"), fill("s1", NOW, "98", "1", "0", "USDT"));
        venue.has(TradeFixture.target(1, OrderReport.Status.CANCELLED, "1", "0"));
        books = audit(books).books();
        assertThat(books.intents().get(1).status()).isEqualTo(Intent.Status.FILLED);
        assertThat(books.execution().accountAudit().mismatch()).isEmpty();
    }

    @Test
    void coinsSoldOutsideReduceThePositionAtOnce() {
        VenueBooks books = known(holding());
        venue.free = "0.4";
        venue.byHand(OrderSide.SELL, fill("h1", FILLED, "103", "0.6", "0", "USDT"));
        books = audit(books).books();
        assertThat(books.execution().accountAudit().missingQuantity()).isEqualByComparingTo("0.6");
        assertThat(books.execution().accountAudit().mismatch()).isEmpty();
        assertThat(books.execution().accountAudit().drift())
                .contains("the account holds 0.6 ETH less than the books, sold at the venue outside this bot");
        books = audit(books).books();
        assertThat(books.execution().accountAudit().missingQuantity()).isEqualByComparingTo("0.6");
    }

    @Test
    void twoOutsideSalesReduceThePositionTwice() {
        VenueBooks books = known(holding());
        venue.free = "0.4";
        venue.byHand(OrderSide.SELL, fill("h1", FILLED, "103", "0.6", "0", "USDT"));
        books = audit(books).books();
        venue.free = "0.1";
        venue.byHand(OrderSide.SELL, fill("h2", NOW, "103", "0.3", "0", "USDT"));
        books = audit(books).books();
        assertThat(books.execution().accountAudit().missingQuantity()).isEqualByComparingTo("0.9");
    }

    @Test
    void ownSalesEarlierSalesAndPurchasesAreNotOutsideSales() {
        Intent ours = TradeFixture.sold("104", "0.5", "0", "USDT");
        VenueBooks books = known(holding(ours));
        venue.has(ours.orders().get(0), fill("s1", NOW + 100, "104", "0.5", "0", "USDT"));
        venue.byHand(OrderSide.SELL, fill("h1", FILLED - 1, "103", "0.5", "0", "USDT"));
        venue.byHand(OrderSide.BUY, fill("h2", FILLED, "103", "0.5", "0", "USDT"));
        books = audit(books).books();
        assertThat(books.execution().accountAudit().missingQuantity()).isZero();
        assertThat(books.execution().accountAudit().mismatch()).contains(new Mismatch(number("-0.5"), NOW));
    }

    @Test
    void anOutsideSaleOfAnotherQuantityExplainsNothing() {
        VenueBooks books = known(holding());
        venue.free = "0.401";
        venue.byHand(OrderSide.SELL, fill("h1", FILLED, "103", "0.6", "0", "USDT"));
        books = audit(books).books();
        assertThat(books.execution().accountAudit().missingQuantity()).isZero();
        venue.free = "0.4009";
        books = audit(books).books();
        assertThat(books.execution().accountAudit().missingQuantity()).isEqualByComparingTo("0.5991");
    }

    @Test
    void anUnexplainedDifferenceIsConfirmedAfterElevenMinutes() {
        VenueBooks books = known(holding());
        venue.free = "0.4";
        books = audit(books).books();
        assertThat(books.execution().accountAudit().mismatch()).contains(new Mismatch(number("-0.6"), NOW));
        books = audit(books, NOW + ELEVEN_MINUTES - 1).books();
        assertThat(books.execution().accountAudit().mismatch()).contains(new Mismatch(number("-0.6"), NOW));
        assertThat(books.execution().accountAudit().missingQuantity()).isZero();
        assertThat(books.execution().accountAudit().drift()).isEmpty();

        books = audit(books, NOW + ELEVEN_MINUTES).books();
        assertThat(books.execution().accountAudit().missingQuantity()).isEqualByComparingTo("0.6");
        assertThat(books.execution().accountAudit().mismatch()).isEmpty();
        assertThat(books.execution().accountAudit().drift())
                .contains("the account holds 0.6 ETH less than the books, which no order of ours explains");
    }

    @Test
    void aChangedDifferenceStartsAgain() {
        VenueBooks books = known(holding());
        venue.free = "0.4";
        books = audit(books).books();
        venue.free = "0.399";
        books = audit(books, NOW + ELEVEN_MINUTES).books();
        assertThat(books.execution().accountAudit().mismatch())
                .contains(new Mismatch(number("-0.601"), NOW + ELEVEN_MINUTES));
        assertThat(books.execution().accountAudit().missingQuantity()).isZero();
    }

    @Test
    void aShortfallReducesForeignThenDustThenPosition() {
        VenueBooks books = holding();
        books = books.withExecution(books.execution()
                .withDust(number("0.005"))
                .withAccountAudit(AccountAuditState.NONE.withForeignQuantity(number("0.1"))));
        venue.free = "0.9";
        books = audit(books).books();
        books = audit(books, NOW + ELEVEN_MINUTES).books();
        // 0.205 are missing: 0.1 and 0.005 of them are not the position's.
        assertThat(books.execution().accountAudit().foreignQuantity()).hasValueSatisfying(all -> equal(all, "0"));
        assertThat(books.execution().dust()).isZero();
        assertThat(books.execution().accountAudit().missingQuantity()).isEqualByComparingTo("0.1");
    }

    @Test
    void aShortfallWithinForeignHoldingsLeavesThePosition() {
        VenueBooks books = holding();
        books = books.withExecution(books.execution()
                .withDust(number("0.005"))
                .withAccountAudit(AccountAuditState.NONE.withForeignQuantity(number("3"))));
        venue.free = "3.005";
        books = audit(books).books();
        books = audit(books, NOW + ELEVEN_MINUTES).books();
        assertThat(books.execution().accountAudit().foreignQuantity()).hasValueSatisfying(all -> equal(all, "2"));
        assertThat(books.execution().dust()).isEqualByComparingTo("0.005");
        assertThat(books.execution().accountAudit().missingQuantity()).isZero();
    }

    @Test
    void aShortfallWithoutAPositionReducesNoPosition() {
        VenueBooks books = flat();
        books = books.withExecution(books.execution()
                .withDust(number("0.005"))
                .withAccountAudit(AccountAuditState.NONE.withForeignQuantity(number("0.1"))));
        books = audit(books).books();
        assertThat(books.execution().accountAudit().mismatch()).contains(new Mismatch(number("-0.105"), NOW));
        books = audit(books, NOW + ELEVEN_MINUTES).books();
        assertThat(books.execution().accountAudit().foreignQuantity()).hasValueSatisfying(all -> equal(all, "0"));
        assertThat(books.execution().dust()).isZero();
        assertThat(books.execution().accountAudit().missingQuantity()).isZero();
    }

    @Test
    void aSurplusIsForeignFromThenOn() {
        VenueBooks books = known(holding());
        venue.free = "1.5";
        books = audit(books).books();
        books = audit(books, NOW + ELEVEN_MINUTES).books();
        assertThat(books.execution().accountAudit().foreignQuantity()).hasValueSatisfying(all -> equal(all, "0.5"));
        assertThat(books.execution().accountAudit().missingQuantity()).isZero();
        assertThat(books.execution().accountAudit().drift())
                .contains("the account holds 0.5 ETH more than the books, which no order of ours explains");
    }

    @Test
    void aClosedTradeIsNotCountedAgain() {
        VenueBooks books = known(flat(bought()));
        books = audit(books).books();
        assertThat(books.execution().accountAudit().mismatch()).isEmpty();
    }

    @Test
    void fillsOfARestingEntryAreOurs() {
        Intent resting = entry(Intent.Status.CLAIMED)
                .withReports(
                        List.of(order(ENTRY, OrderReport.Status.OPEN, "1", "0.4")),
                        List.of(fill("b1", FILLED, "100", "0.4", "0", "USDT")));
        VenueBooks books = known(TradeFixture.entering(resting));
        venue.free = "0.4";
        books = audit(books).books();
        assertThat(books.execution().accountAudit().mismatch()).isEmpty();
    }

    @Test
    void anIntentIsInDoubtWhileTheVenueMayReportMore() {
        assertThat(IntentTransitions.isInDoubt(entry(Intent.Status.CLAIMED))).isTrue();
        assertThat(IntentTransitions.isInDoubt(entry(Intent.Status.LAPSED))).isFalse();
        assertThat(IntentTransitions.isInDoubt(resting(1))).isFalse();
        Intent unlisted = entry(Intent.Status.CLAIMED)
                .withReports(List.of(order(ENTRY, OrderReport.Status.FILLED, "1", "1")), List.of());
        assertThat(IntentTransitions.isInDoubt(unlisted)).isTrue();
    }

    /** Compared before, when the account held nothing of it. */
    private static VenueBooks known(VenueBooks books) {
        return books.withExecution(
                books.execution().withAccountAudit(AccountAuditState.NONE.withForeignQuantity(BigDecimal.ZERO)));
    }

    private static VenueBooks remember(VenueBooks books, long at) {
        UnacknowledgedEntry entry = new UnacknowledgedEntry(plan(), List.of(entry(Intent.Status.LAPSED)), at);
        return books.withExecution(books.execution()
                .withAccountAudit(books.execution().accountAudit().withUnacknowledgedEntry(entry)));
    }

    private Audited audit(VenueBooks books, OrderReport... unknown) {
        return audit(books, NOW, unknown);
    }

    private Audited audit(VenueBooks books, long now, OrderReport... unknown) {
        return new AccountAudit(venue, new IntentReconciler(venue))
                .run(books, List.of(unknown), TradeFixture.STEP, now, 0);
    }

    private static void equal(BigDecimal amount, String expected) {
        assertThat(amount).isEqualByComparingTo(expected);
    }
}
