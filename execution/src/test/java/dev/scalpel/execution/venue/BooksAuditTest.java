package dev.scalpel.execution.venue;

import static dev.scalpel.execution.venue.OneTrade.ENTRY;
import static dev.scalpel.execution.venue.OneTrade.ETH;
import static dev.scalpel.execution.venue.OneTrade.FILLED;
import static dev.scalpel.execution.venue.OneTrade.NOW;
import static dev.scalpel.execution.venue.OneTrade.bought;
import static dev.scalpel.execution.venue.OneTrade.entry;
import static dev.scalpel.execution.venue.OneTrade.exit;
import static dev.scalpel.execution.venue.OneTrade.fill;
import static dev.scalpel.execution.venue.OneTrade.flat;
import static dev.scalpel.execution.venue.OneTrade.holding;
import static dev.scalpel.execution.venue.OneTrade.number;
import static dev.scalpel.execution.venue.OneTrade.order;
import static dev.scalpel.execution.venue.OneTrade.plan;
import static dev.scalpel.execution.venue.OneTrade.protection;
import static dev.scalpel.execution.venue.OneTrade.resting;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.execution.state.Books;
import dev.scalpel.execution.state.Books.GivenUp;
import dev.scalpel.execution.state.Books.Mismatch;
import dev.scalpel.execution.state.Draft;
import dev.scalpel.execution.state.OrderNames;
import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.OrderSide;
import dev.scalpel.ledger.OrderView;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The books against the venue: one ETH is held, or nothing. */
class BooksAuditTest {

    private static final long ELEVEN_MINUTES = 660_000;

    private final VenueTwin venue = new VenueTwin();

    // The first comparison.

    @Test
    void whatWasThereBeforeIsForeign() {
        Draft draft = flat();
        venue.free = "3";
        venue.locked = "2";
        audit(draft);
        assertThat(draft.notes().books().foreign()).hasValueSatisfying(all -> equal(all, "5"));
        assertThat(draft.notes().books().drift()).isEmpty();
        assertThat(draft.notes().books().checkedAt()).isEqualTo(NOW);
    }

    @Test
    void whatThePositionAndTheDustAreIsNotForeign() {
        Draft draft = holding(resting(1));
        draft.notes(draft.notes().dust(number("0.0005")));
        venue.free = "3.5005";
        venue.locked = "1";
        audit(draft);
        assertThat(draft.notes().books().foreign()).hasValueSatisfying(all -> equal(all, "3.5"));
    }

    @Test
    void nothingIsNeverLessThanNothing() {
        Draft draft = holding(resting(1));
        audit(draft);
        assertThat(draft.notes().books().foreign()).hasValueSatisfying(all -> equal(all, "0"));
        assertThat(draft.notes().books().mismatch()).contains(new Mismatch(number("-1"), NOW));
    }

    @Test
    void whatIsInDoubtIsNotCompared() {
        Draft draft = holding(protection(1, Intent.Status.UNKNOWN));
        venue.free = "7";
        audit(draft);
        assertThat(draft.notes().books().foreign()).isEmpty();
        assertThat(draft.notes().books().checkedAt()).isEqualTo(NOW);
        assertThat(venue.asked).doesNotContain("balances");
    }

    // Entries that were given up.

    @Test
    void anEntryThatWasGivenUpAndIsThereAfterAllIsAdopted() {
        Draft draft = known(flat());
        remember(draft, NOW);
        venue.has(order(ENTRY, OrderView.Status.FILLED, "1", "1"), fill("b1", FILLED, "100", "1", "0", "USDT"));
        venue.free = "1";
        audit(draft);
        assertThat(draft.intents()).singleElement().satisfies(found -> {
            assertThat(found.clientId()).isEqualTo(ENTRY);
            assertThat(found.status()).isEqualTo(Intent.Status.FILLED);
            assertThat(found.filledQuantity()).isEqualByComparingTo("1");
        });
        assertThat(draft.notes().entry()).contains(plan());
        assertThat(draft.notes().books().givenUp()).isEmpty();
    }

    @Test
    void itsCoinsAreNoDifference() {
        Draft draft = known(flat());
        remember(draft, NOW);
        venue.has(order(ENTRY, OrderView.Status.FILLED, "1", "1"), fill("b1", FILLED, "100", "1", "0", "USDT"));
        venue.free = "1";
        audit(draft);
        assertThat(draft.notes().books().mismatch()).isEmpty();
    }

    @Test
    void itsCoinsAreNotForeignWhenBooksAreComparedForTheFirstTime() {
        Draft draft = flat();
        remember(draft, NOW);
        venue.has(order(ENTRY, OrderView.Status.FILLED, "1", "1"), fill("b1", FILLED, "100", "1", "0", "USDT"));
        venue.free = "1";
        audit(draft);
        assertThat(draft.notes().books().foreign()).hasValueSatisfying(all -> equal(all, "0"));
    }

    @Test
    void oneThatIsNotThereIsLookedForAgain() {
        Draft draft = known(flat());
        remember(draft, NOW);
        audit(draft);
        assertThat(venue.asked).contains("find " + ENTRY);
        assertThat(draft.notes().books().givenUp()).hasSize(1);
        assertThat(draft.notes().entry()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"599999, true", "600000, false"})
    void afterTenMinutesItIsNotLookedForAnyMore(long age, boolean asked) {
        Draft draft = known(flat());
        remember(draft, NOW - age);
        audit(draft);
        assertThat(venue.asked.contains("find " + ENTRY)).isEqualTo(asked);
    }

    @Test
    void unlessThereIsADifference() {
        Draft draft = known(flat());
        remember(draft, NOW - 3_600_000);
        venue.has(order(ENTRY, OrderView.Status.FILLED, "1", "1"), fill("b1", FILLED, "100", "1", "0", "USDT"));
        venue.free = "1";
        audit(draft);
        assertThat(draft.notes().entry()).contains(plan());
    }

    @Test
    void aDifferenceThatStandsIsLookedIntoEachTime() {
        Draft draft = known(flat());
        remember(draft, NOW - 3_600_000);
        draft.notes(draft.notes()
                .books(draft.notes().books().mismatch(Optional.of(new Mismatch(number("1"), NOW - 60_000)))));
        audit(draft);
        assertThat(venue.asked).contains("find " + ENTRY);
        assertThat(draft.notes().books().mismatch()).isEmpty();
    }

    // Open orders.

    @Test
    void anOrderOfSomebodyElseIsLeftAloneAndReportedOnce() {
        Draft draft = known(flat());
        OrderView theirs = order("web_1", OrderView.Status.OPEN, "1", "0");
        assertThat(audit(draft, theirs)).isEmpty();
        assertThat(draft.notes().books().drift()).contains("open orders of ETH/USDT that are not ours: [web_1]");
        assertThat(draft.notes().books().foreignOrders()).containsExactly("v-web_1");

        draft.notes(draft.notes().books(draft.notes().books().drift(Optional.empty())));
        audit(draft, theirs);
        assertThat(draft.notes().books().drift()).isEmpty();

        audit(draft);
        assertThat(draft.notes().books().foreignOrders()).isEmpty();
    }

    @Test
    void anOrderOfOursThatNoBookHasIsToBeTakenOut() {
        OrderView stray = order(OrderNames.exit(ETH, OneTrade.BAR, 4), OrderView.Status.OPEN, "1", "0");
        Draft draft = known(holding(resting(1)));
        venue.locked = "1";
        assertThat(audit(draft, stray)).containsExactly(stray);
        assertThat(draft.notes().books().drift()).isEmpty();
    }

    @Test
    void oneThatWasAdoptedInTheSameComparisonIsNot() {
        Draft draft = known(flat());
        remember(draft, NOW);
        OrderView resting = order(ENTRY, OrderView.Status.OPEN, "1", "0");
        venue.has(resting);
        assertThat(audit(draft, resting)).isEmpty();
        assertThat(draft.intents()).extracting(Intent::status).containsExactly(Intent.Status.OPEN);
    }

    // Balances.

    @Test
    void booksThatAgreeForgetADifference() {
        Draft draft = known(holding(resting(1)));
        draft.notes(draft.notes()
                .books(draft.notes().books().mismatch(Optional.of(new Mismatch(number("1"), NOW - 60_000)))));
        venue.locked = "1.0009";
        audit(draft);
        assertThat(draft.notes().books().mismatch()).isEmpty();
    }

    @Test
    void aWholeStepIsADifference() {
        Draft draft = known(holding(resting(1)));
        venue.locked = "1.001";
        audit(draft);
        assertThat(draft.notes().books().mismatch()).contains(new Mismatch(number("0.001"), NOW));
    }

    @Test
    void anExitThatWasGivenUpAndSoldAfterAllExplainsIt() {
        Intent lapsed = exit(1, Intent.Status.LAPSED, NOW);
        Draft draft = known(holding(lapsed));
        venue.has(
                order(lapsed.clientId(), OrderView.Status.FILLED, "1", "1"), fill("s1", NOW, "104", "1", "0", "USDT"));
        audit(draft);
        assertThat(draft.intents())
                .extracting(Intent::status)
                .containsExactly(Intent.Status.FILLED, Intent.Status.FILLED);
        assertThat(draft.notes().books().mismatch()).isEmpty();
        assertThat(draft.notes().books().drift()).isEmpty();
    }

    @Test
    void aSaleThatExplainsRefusedExitsEndsTheirBackOff() {
        Intent lapsed = exit(1, Intent.Status.LAPSED, NOW);
        Draft draft = known(holding(lapsed));
        draft.notes(draft.notes().refusedExits(3));
        audit(draft);
        assertThat(draft.notes().refusedExits()).isEqualTo(3);
        venue.has(
                order(lapsed.clientId(), OrderView.Status.FILLED, "1", "1"), fill("s1", NOW, "104", "1", "0", "USDT"));
        audit(draft);
        assertThat(draft.notes().refusedExits()).isZero();
    }

    @Test
    void soDoesAProtectionThatWasRefusedAndSoldAfterAll() {
        Intent refused = protection(1, Intent.Status.REJECTED);
        Draft draft = known(holding(refused));
        venue.has(OneTrade.stop(1, OrderView.Status.FILLED, "1", "1"), fill("s1", NOW, "98", "1", "0", "USDT"));
        venue.has(OneTrade.target(1, OrderView.Status.CANCELLED, "1", "0"));
        audit(draft);
        assertThat(draft.intents().get(1).status()).isEqualTo(Intent.Status.FILLED);
        assertThat(draft.notes().books().mismatch()).isEmpty();
    }

    @Test
    void coinsSoldByHandAreTakenFromThePositionAtOnce() {
        Draft draft = known(holding());
        venue.free = "0.4";
        venue.byHand(OrderSide.SELL, fill("h1", FILLED, "103", "0.6", "0", "USDT"));
        audit(draft);
        assertThat(draft.notes().books().taken()).isEqualByComparingTo("0.6");
        assertThat(draft.notes().books().mismatch()).isEmpty();
        assertThat(draft.notes().books().drift())
                .contains("the account holds 0.6 ETH less than the books, sold at the venue by another hand");
        audit(draft);
        assertThat(draft.notes().books().taken()).isEqualByComparingTo("0.6");
    }

    @Test
    void whatWasSoldByHandInTwoPartsIsTakenTwice() {
        Draft draft = known(holding());
        venue.free = "0.4";
        venue.byHand(OrderSide.SELL, fill("h1", FILLED, "103", "0.6", "0", "USDT"));
        audit(draft);
        venue.free = "0.1";
        venue.byHand(OrderSide.SELL, fill("h2", NOW, "103", "0.3", "0", "USDT"));
        audit(draft);
        assertThat(draft.notes().books().taken()).isEqualByComparingTo("0.9");
    }

    @Test
    void ourOwnSalesEarlierOnesAndPurchasesAreNoHandOfSomebodyElse() {
        Intent ours = OneTrade.sold("104", "0.5", "0", "USDT");
        Draft draft = known(holding(ours));
        venue.has(ours.orders().get(0), fill("s1", NOW + 100, "104", "0.5", "0", "USDT"));
        venue.byHand(OrderSide.SELL, fill("h1", FILLED - 1, "103", "0.5", "0", "USDT"));
        venue.byHand(OrderSide.BUY, fill("h2", FILLED, "103", "0.5", "0", "USDT"));
        audit(draft);
        assertThat(draft.notes().books().taken()).isZero();
        assertThat(draft.notes().books().mismatch()).contains(new Mismatch(number("-0.5"), NOW));
    }

    @Test
    void aSaleByHandThatIsAStepOffExplainsNothing() {
        Draft draft = known(holding());
        venue.free = "0.401";
        venue.byHand(OrderSide.SELL, fill("h1", FILLED, "103", "0.6", "0", "USDT"));
        audit(draft);
        assertThat(draft.notes().books().taken()).isZero();
        venue.free = "0.4009";
        audit(draft);
        assertThat(draft.notes().books().taken()).isEqualByComparingTo("0.5991");
    }

    @Test
    void aDifferenceThatNothingExplainsIsBelievedAfterElevenMinutes() {
        Draft draft = known(holding());
        venue.free = "0.4";
        audit(draft);
        assertThat(draft.notes().books().mismatch()).contains(new Mismatch(number("-0.6"), NOW));
        audit(draft, NOW + ELEVEN_MINUTES - 1);
        assertThat(draft.notes().books().mismatch()).contains(new Mismatch(number("-0.6"), NOW));
        assertThat(draft.notes().books().taken()).isZero();
        assertThat(draft.notes().books().drift()).isEmpty();

        audit(draft, NOW + ELEVEN_MINUTES);
        assertThat(draft.notes().books().taken()).isEqualByComparingTo("0.6");
        assertThat(draft.notes().books().mismatch()).isEmpty();
        assertThat(draft.notes().books().drift())
                .contains("the account holds 0.6 ETH less than the books, which no order of ours explains");
    }

    @Test
    void aDifferenceThatChangesBeginsAnew() {
        Draft draft = known(holding());
        venue.free = "0.4";
        audit(draft);
        venue.free = "0.399";
        audit(draft, NOW + ELEVEN_MINUTES);
        assertThat(draft.notes().books().mismatch()).contains(new Mismatch(number("-0.601"), NOW + ELEVEN_MINUTES));
        assertThat(draft.notes().books().taken()).isZero();
    }

    @Test
    void lessIsTakenFromWhatIsForeignThenFromTheDustThenFromThePosition() {
        Draft draft = holding();
        draft.notes(draft.notes().dust(number("0.005")).books(Books.UNSEEN.foreign(number("0.1"))));
        venue.free = "0.9";
        audit(draft);
        audit(draft, NOW + ELEVEN_MINUTES);
        // 0.205 are missing: 0.1 and 0.005 of them are not the position's.
        assertThat(draft.notes().books().foreign()).hasValueSatisfying(all -> equal(all, "0"));
        assertThat(draft.notes().dust()).isZero();
        assertThat(draft.notes().books().taken()).isEqualByComparingTo("0.1");
    }

    @Test
    void whereEnoughIsForeignThePositionStaysWhole() {
        Draft draft = holding();
        draft.notes(draft.notes().dust(number("0.005")).books(Books.UNSEEN.foreign(number("3"))));
        venue.free = "3.005";
        audit(draft);
        audit(draft, NOW + ELEVEN_MINUTES);
        assertThat(draft.notes().books().foreign()).hasValueSatisfying(all -> equal(all, "2"));
        assertThat(draft.notes().dust()).isEqualByComparingTo("0.005");
        assertThat(draft.notes().books().taken()).isZero();
    }

    @Test
    void whatIsGoneWhileNothingIsOpenIsTakenFromNoPosition() {
        Draft draft = flat();
        draft.notes(draft.notes().dust(number("0.005")).books(Books.UNSEEN.foreign(number("0.1"))));
        audit(draft);
        assertThat(draft.notes().books().mismatch()).contains(new Mismatch(number("-0.105"), NOW));
        audit(draft, NOW + ELEVEN_MINUTES);
        assertThat(draft.notes().books().foreign()).hasValueSatisfying(all -> equal(all, "0"));
        assertThat(draft.notes().dust()).isZero();
        assertThat(draft.notes().books().taken()).isZero();
    }

    @Test
    void moreIsForeignFromThenOn() {
        Draft draft = known(holding());
        venue.free = "1.5";
        audit(draft);
        audit(draft, NOW + ELEVEN_MINUTES);
        assertThat(draft.notes().books().foreign()).hasValueSatisfying(all -> equal(all, "0.5"));
        assertThat(draft.notes().books().taken()).isZero();
        assertThat(draft.notes().books().drift())
                .contains("the account holds 0.5 ETH more than the books, which no order of ours explains");
    }

    @Test
    void aClosedTradeIsNotCountedAgain() {
        Draft draft = known(flat(bought()));
        audit(draft);
        assertThat(draft.notes().books().mismatch()).isEmpty();
    }

    @Test
    void whatARestingEntryHasBoughtSoFarIsOurs() {
        Intent resting = entry(Intent.Status.CLAIMED)
                .heard(
                        List.of(order(ENTRY, OrderView.Status.OPEN, "1", "0.4")),
                        List.of(fill("b1", FILLED, "100", "0.4", "0", "USDT")));
        Draft draft = known(OneTrade.entering(resting));
        venue.free = "0.4";
        audit(draft);
        assertThat(draft.notes().books().mismatch()).isEmpty();
    }

    @Test
    void onlyWhatMayStillBeReportedIsInDoubt() {
        assertThat(BooksAudit.isInDoubt(entry(Intent.Status.CLAIMED))).isTrue();
        assertThat(BooksAudit.isInDoubt(entry(Intent.Status.LAPSED))).isFalse();
        assertThat(BooksAudit.isInDoubt(resting(1))).isFalse();
        Intent unlisted =
                entry(Intent.Status.CLAIMED).heard(List.of(order(ENTRY, OrderView.Status.FILLED, "1", "1")), List.of());
        assertThat(BooksAudit.isInDoubt(unlisted)).isTrue();
    }

    /** Compared before, when the account held nothing of it. */
    private static Draft known(Draft draft) {
        return draft.notes(draft.notes().books(Books.UNSEEN.foreign(BigDecimal.ZERO)));
    }

    private static void remember(Draft draft, long at) {
        GivenUp entry = new GivenUp(plan(), List.of(entry(Intent.Status.LAPSED)), at);
        draft.notes(draft.notes().books(draft.notes().books().givenUp(entry)));
    }

    private List<OrderView> audit(Draft draft, OrderView... unknown) {
        return audit(draft, NOW, unknown);
    }

    private List<OrderView> audit(Draft draft, long now, OrderView... unknown) {
        LiveBook book = new LiveBook(ETH, OneTrade.rules(), draft, OneTrade.facts(now, "101"), 1);
        return new BooksAudit(venue, new Reconciler(venue), ETH, draft, book, OneTrade.STEP, now).run(List.of(unknown));
    }

    private static void equal(BigDecimal amount, String expected) {
        assertThat(amount).isEqualByComparingTo(expected);
    }
}
