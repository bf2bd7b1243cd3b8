package dev.scalpel.execution.venue;

import static dev.scalpel.execution.venue.TradeFixture.ENTRY;
import static dev.scalpel.execution.venue.TradeFixture.ETH;
import static dev.scalpel.execution.venue.TradeFixture.FILLED;
import static dev.scalpel.execution.venue.TradeFixture.NOW;
import static dev.scalpel.execution.venue.TradeFixture.bought;
import static dev.scalpel.execution.venue.TradeFixture.entry;
import static dev.scalpel.execution.venue.TradeFixture.exit;
import static dev.scalpel.execution.venue.TradeFixture.fill;
import static dev.scalpel.execution.venue.TradeFixture.flat;
import static dev.scalpel.execution.venue.TradeFixture.holding;
import static dev.scalpel.execution.venue.TradeFixture.number;
import static dev.scalpel.execution.venue.TradeFixture.order;
import static dev.scalpel.execution.venue.TradeFixture.plan;
import static dev.scalpel.execution.venue.TradeFixture.protection;
import static dev.scalpel.execution.venue.TradeFixture.resting;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.execution.state.AccountAuditState;
import dev.scalpel.execution.state.AccountAuditState.GivenUp;
import dev.scalpel.execution.state.AccountAuditState.Mismatch;
import dev.scalpel.execution.state.ClientOrderIds;
import dev.scalpel.execution.state.SymbolStateBuilder;
import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.OrderReport;
import dev.scalpel.ledger.OrderSide;
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
    void whatWasThereBeforeIsForeign() {
        SymbolStateBuilder draft = flat();
        venue.free = "3";
        venue.locked = "2";
        audit(draft);
        assertThat(draft.notes().books().foreign()).hasValueSatisfying(all -> equal(all, "5"));
        assertThat(draft.notes().books().drift()).isEmpty();
        assertThat(draft.notes().books().checkedAt()).isEqualTo(NOW);
    }

    @Test
    void whatThePositionAndTheDustAreIsNotForeign() {
        SymbolStateBuilder draft = holding(resting(1));
        draft.notes(draft.notes().dust(number("0.0005")));
        venue.free = "3.5005";
        venue.locked = "1";
        audit(draft);
        assertThat(draft.notes().books().foreign()).hasValueSatisfying(all -> equal(all, "3.5"));
    }

    @Test
    void nothingIsNeverLessThanNothing() {
        SymbolStateBuilder draft = holding(resting(1));
        audit(draft);
        assertThat(draft.notes().books().foreign()).hasValueSatisfying(all -> equal(all, "0"));
        assertThat(draft.notes().books().mismatch()).contains(new Mismatch(number("-1"), NOW));
    }

    @Test
    void whatIsInDoubtIsNotCompared() {
        SymbolStateBuilder draft = holding(protection(1, Intent.Status.UNKNOWN));
        venue.free = "7";
        audit(draft);
        assertThat(draft.notes().books().foreign()).isEmpty();
        assertThat(draft.notes().books().checkedAt()).isEqualTo(NOW);
        assertThat(venue.asked).doesNotContain("balances");
    }

    // Entries that were given up.

    @Test
    void anEntryThatWasGivenUpAndIsThereAfterAllIsAdopted() {
        SymbolStateBuilder draft = known(flat());
        remember(draft, NOW);
        venue.has(order(ENTRY, OrderReport.Status.FILLED, "1", "1"), fill("b1", FILLED, "100", "1", "0", "USDT"));
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
        SymbolStateBuilder draft = known(flat());
        remember(draft, NOW);
        venue.has(order(ENTRY, OrderReport.Status.FILLED, "1", "1"), fill("b1", FILLED, "100", "1", "0", "USDT"));
        venue.free = "1";
        audit(draft);
        assertThat(draft.notes().books().mismatch()).isEmpty();
    }

    @Test
    void itsCoinsAreNotForeignWhenBooksAreComparedForTheFirstTime() {
        SymbolStateBuilder draft = flat();
        remember(draft, NOW);
        venue.has(order(ENTRY, OrderReport.Status.FILLED, "1", "1"), fill("b1", FILLED, "100", "1", "0", "USDT"));
        venue.free = "1";
        audit(draft);
        assertThat(draft.notes().books().foreign()).hasValueSatisfying(all -> equal(all, "0"));
    }

    @Test
    void oneThatIsNotThereIsLookedForAgain() {
        SymbolStateBuilder draft = known(flat());
        remember(draft, NOW);
        audit(draft);
        assertThat(venue.asked).contains("find " + ENTRY);
        assertThat(draft.notes().books().givenUp()).hasSize(1);
        assertThat(draft.notes().entry()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"599999, true", "600000, false"})
    void afterTenMinutesItIsNotLookedForAnyMore(long age, boolean asked) {
        SymbolStateBuilder draft = known(flat());
        remember(draft, NOW - age);
        audit(draft);
        assertThat(venue.asked.contains("find " + ENTRY)).isEqualTo(asked);
    }

    @Test
    void unlessThereIsADifference() {
        SymbolStateBuilder draft = known(flat());
        remember(draft, NOW - 3_600_000);
        venue.has(order(ENTRY, OrderReport.Status.FILLED, "1", "1"), fill("b1", FILLED, "100", "1", "0", "USDT"));
        venue.free = "1";
        audit(draft);
        assertThat(draft.notes().entry()).contains(plan());
    }

    @Test
    void aDifferenceThatStandsIsLookedIntoEachTime() {
        SymbolStateBuilder draft = known(flat());
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
        SymbolStateBuilder draft = known(flat());
        OrderReport theirs = order("web_1", OrderReport.Status.OPEN, "1", "0");
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
        OrderReport stray = order(ClientOrderIds.exit(ETH, TradeFixture.BAR, 4), OrderReport.Status.OPEN, "1", "0");
        SymbolStateBuilder draft = known(holding(resting(1)));
        venue.locked = "1";
        assertThat(audit(draft, stray)).containsExactly(stray);
        assertThat(draft.notes().books().drift()).isEmpty();
    }

    @Test
    void oneThatWasAdoptedInTheSameComparisonIsNot() {
        SymbolStateBuilder draft = known(flat());
        remember(draft, NOW);
        OrderReport resting = order(ENTRY, OrderReport.Status.OPEN, "1", "0");
        venue.has(resting);
        assertThat(audit(draft, resting)).isEmpty();
        assertThat(draft.intents()).extracting(Intent::status).containsExactly(Intent.Status.OPEN);
    }

    // Balances.

    @Test
    void booksThatAgreeForgetADifference() {
        SymbolStateBuilder draft = known(holding(resting(1)));
        draft.notes(draft.notes()
                .books(draft.notes().books().mismatch(Optional.of(new Mismatch(number("1"), NOW - 60_000)))));
        venue.locked = "1.0009";
        audit(draft);
        assertThat(draft.notes().books().mismatch()).isEmpty();
    }

    @Test
    void aWholeStepIsADifference() {
        SymbolStateBuilder draft = known(holding(resting(1)));
        venue.locked = "1.001";
        audit(draft);
        assertThat(draft.notes().books().mismatch()).contains(new Mismatch(number("0.001"), NOW));
    }

    @Test
    void anExitThatWasGivenUpAndSoldAfterAllExplainsIt() {
        Intent lapsed = exit(1, Intent.Status.LAPSED, NOW);
        SymbolStateBuilder draft = known(holding(lapsed));
        venue.has(
                order(lapsed.clientId(), OrderReport.Status.FILLED, "1", "1"),
                fill("s1", NOW, "104", "1", "0", "USDT"));
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
        SymbolStateBuilder draft = known(holding(lapsed));
        draft.notes(draft.notes().refusedExits(3));
        audit(draft);
        assertThat(draft.notes().refusedExits()).isEqualTo(3);
        venue.has(
                order(lapsed.clientId(), OrderReport.Status.FILLED, "1", "1"),
                fill("s1", NOW, "104", "1", "0", "USDT"));
        audit(draft);
        assertThat(draft.notes().refusedExits()).isZero();
    }

    @Test
    void soDoesAProtectionThatWasRefusedAndSoldAfterAll() {
        Intent refused = protection(1, Intent.Status.REJECTED);
        SymbolStateBuilder draft = known(holding(refused));
        venue.has(TradeFixture.stop(1, OrderReport.Status.FILLED, "1", "1"), fill("s1", NOW, "98", "1", "0", "USDT"));
        venue.has(TradeFixture.target(1, OrderReport.Status.CANCELLED, "1", "0"));
        audit(draft);
        assertThat(draft.intents().get(1).status()).isEqualTo(Intent.Status.FILLED);
        assertThat(draft.notes().books().mismatch()).isEmpty();
    }

    @Test
    void coinsSoldByHandAreTakenFromThePositionAtOnce() {
        SymbolStateBuilder draft = known(holding());
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
        SymbolStateBuilder draft = known(holding());
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
        Intent ours = TradeFixture.sold("104", "0.5", "0", "USDT");
        SymbolStateBuilder draft = known(holding(ours));
        venue.has(ours.orders().get(0), fill("s1", NOW + 100, "104", "0.5", "0", "USDT"));
        venue.byHand(OrderSide.SELL, fill("h1", FILLED - 1, "103", "0.5", "0", "USDT"));
        venue.byHand(OrderSide.BUY, fill("h2", FILLED, "103", "0.5", "0", "USDT"));
        audit(draft);
        assertThat(draft.notes().books().taken()).isZero();
        assertThat(draft.notes().books().mismatch()).contains(new Mismatch(number("-0.5"), NOW));
    }

    @Test
    void aSaleByHandThatIsAStepOffExplainsNothing() {
        SymbolStateBuilder draft = known(holding());
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
        SymbolStateBuilder draft = known(holding());
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
        SymbolStateBuilder draft = known(holding());
        venue.free = "0.4";
        audit(draft);
        venue.free = "0.399";
        audit(draft, NOW + ELEVEN_MINUTES);
        assertThat(draft.notes().books().mismatch()).contains(new Mismatch(number("-0.601"), NOW + ELEVEN_MINUTES));
        assertThat(draft.notes().books().taken()).isZero();
    }

    @Test
    void lessIsTakenFromWhatIsForeignThenFromTheDustThenFromThePosition() {
        SymbolStateBuilder draft = holding();
        draft.notes(draft.notes().dust(number("0.005")).books(AccountAuditState.UNSEEN.foreign(number("0.1"))));
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
        SymbolStateBuilder draft = holding();
        draft.notes(draft.notes().dust(number("0.005")).books(AccountAuditState.UNSEEN.foreign(number("3"))));
        venue.free = "3.005";
        audit(draft);
        audit(draft, NOW + ELEVEN_MINUTES);
        assertThat(draft.notes().books().foreign()).hasValueSatisfying(all -> equal(all, "2"));
        assertThat(draft.notes().dust()).isEqualByComparingTo("0.005");
        assertThat(draft.notes().books().taken()).isZero();
    }

    @Test
    void whatIsGoneWhileNothingIsOpenIsTakenFromNoPosition() {
        SymbolStateBuilder draft = flat();
        draft.notes(draft.notes().dust(number("0.005")).books(AccountAuditState.UNSEEN.foreign(number("0.1"))));
        audit(draft);
        assertThat(draft.notes().books().mismatch()).contains(new Mismatch(number("-0.105"), NOW));
        audit(draft, NOW + ELEVEN_MINUTES);
        assertThat(draft.notes().books().foreign()).hasValueSatisfying(all -> equal(all, "0"));
        assertThat(draft.notes().dust()).isZero();
        assertThat(draft.notes().books().taken()).isZero();
    }

    @Test
    void moreIsForeignFromThenOn() {
        SymbolStateBuilder draft = known(holding());
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
        SymbolStateBuilder draft = known(flat(bought()));
        audit(draft);
        assertThat(draft.notes().books().mismatch()).isEmpty();
    }

    @Test
    void whatARestingEntryHasBoughtSoFarIsOurs() {
        Intent resting = entry(Intent.Status.CLAIMED)
                .heard(
                        List.of(order(ENTRY, OrderReport.Status.OPEN, "1", "0.4")),
                        List.of(fill("b1", FILLED, "100", "0.4", "0", "USDT")));
        SymbolStateBuilder draft = known(TradeFixture.entering(resting));
        venue.free = "0.4";
        audit(draft);
        assertThat(draft.notes().books().mismatch()).isEmpty();
    }

    @Test
    void onlyWhatMayStillBeReportedIsInDoubt() {
        assertThat(AccountAudit.isInDoubt(entry(Intent.Status.CLAIMED))).isTrue();
        assertThat(AccountAudit.isInDoubt(entry(Intent.Status.LAPSED))).isFalse();
        assertThat(AccountAudit.isInDoubt(resting(1))).isFalse();
        Intent unlisted = entry(Intent.Status.CLAIMED)
                .heard(List.of(order(ENTRY, OrderReport.Status.FILLED, "1", "1")), List.of());
        assertThat(AccountAudit.isInDoubt(unlisted)).isTrue();
    }

    /** Compared before, when the account held nothing of it. */
    private static SymbolStateBuilder known(SymbolStateBuilder draft) {
        return draft.notes(draft.notes().books(AccountAuditState.UNSEEN.foreign(BigDecimal.ZERO)));
    }

    private static void remember(SymbolStateBuilder draft, long at) {
        GivenUp entry = new GivenUp(plan(), List.of(entry(Intent.Status.LAPSED)), at);
        draft.notes(draft.notes().books(draft.notes().books().givenUp(entry)));
    }

    private List<OrderReport> audit(SymbolStateBuilder draft, OrderReport... unknown) {
        return audit(draft, NOW, unknown);
    }

    private List<OrderReport> audit(SymbolStateBuilder draft, long now, OrderReport... unknown) {
        PositionTracker book = new PositionTracker(ETH, TradeFixture.rules(), draft, TradeFixture.facts(now, "101"), 1);
        return new AccountAudit(venue, new IntentReconciler(venue), ETH, draft, book, TradeFixture.STEP, now)
                .run(List.of(unknown));
    }

    private static void equal(BigDecimal amount, String expected) {
        assertThat(amount).isEqualByComparingTo(expected);
    }
}
