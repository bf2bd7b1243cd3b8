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
import dev.scalpel.execution.state.AccountAuditState.Mismatch;
import dev.scalpel.execution.state.AccountAuditState.UnacknowledgedEntry;
import dev.scalpel.execution.state.ClientOrderIds;
import dev.scalpel.execution.state.SymbolStateBuilder;
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
        SymbolStateBuilder builder = flat();
        venue.free = "3";
        venue.locked = "2";
        audit(builder);
        assertThat(builder.execution().accountAudit().foreignQuantity()).hasValueSatisfying(all -> equal(all, "5"));
        assertThat(builder.execution().accountAudit().drift()).isEmpty();
        assertThat(builder.execution().accountAudit().checkedAt()).isEqualTo(NOW);
    }

    @Test
    void positionAndDustAreNotForeign() {
        SymbolStateBuilder builder = holding(resting(1));
        builder.execution(builder.execution().withDust(number("0.0005")));
        venue.free = "3.5005";
        venue.locked = "1";
        audit(builder);
        assertThat(builder.execution().accountAudit().foreignQuantity()).hasValueSatisfying(all -> equal(all, "3.5"));
    }

    @Test
    void theForeignQuantityIsNeverNegative() {
        SymbolStateBuilder builder = holding(resting(1));
        audit(builder);
        assertThat(builder.execution().accountAudit().foreignQuantity()).hasValueSatisfying(all -> equal(all, "0"));
        assertThat(builder.execution().accountAudit().mismatch()).contains(new Mismatch(number("-1"), NOW));
    }

    @Test
    void balancesAreNotComparedWhileAnIntentIsInDoubt() {
        SymbolStateBuilder builder = holding(protection(1, Intent.Status.UNKNOWN));
        venue.free = "7";
        audit(builder);
        assertThat(builder.execution().accountAudit().foreignQuantity()).isEmpty();
        assertThat(builder.execution().accountAudit().checkedAt()).isEqualTo(NOW);
        assertThat(venue.requested).doesNotContain("balances");
    }

    // Entries that were given up.

    @Test
    void anUnacknowledgedEntryThatAppearsIsAdopted() {
        SymbolStateBuilder builder = known(flat());
        remember(builder, NOW);
        venue.has(order(ENTRY, OrderReport.Status.FILLED, "1", "1"), fill("b1", FILLED, "100", "1", "0", "USDT"));
        venue.free = "1";
        audit(builder);
        assertThat(builder.intents()).singleElement().satisfies(found -> {
            assertThat(found.clientId()).isEqualTo(ENTRY);
            assertThat(found.status()).isEqualTo(Intent.Status.FILLED);
            assertThat(found.filledQuantity()).isEqualByComparingTo("1");
        });
        assertThat(builder.execution().entry()).contains(plan());
        assertThat(builder.execution().accountAudit().unacknowledgedEntries()).isEmpty();
    }

    @Test
    void coinsOfARestingEntryAreNoDifference() {
        SymbolStateBuilder builder = known(flat());
        remember(builder, NOW);
        venue.has(order(ENTRY, OrderReport.Status.FILLED, "1", "1"), fill("b1", FILLED, "100", "1", "0", "USDT"));
        venue.free = "1";
        audit(builder);
        assertThat(builder.execution().accountAudit().mismatch()).isEmpty();
    }

    @Test
    void coinsOfARestingEntryAreNotForeignInTheFirstComparison() {
        SymbolStateBuilder builder = flat();
        remember(builder, NOW);
        venue.has(order(ENTRY, OrderReport.Status.FILLED, "1", "1"), fill("b1", FILLED, "100", "1", "0", "USDT"));
        venue.free = "1";
        audit(builder);
        assertThat(builder.execution().accountAudit().foreignQuantity()).hasValueSatisfying(all -> equal(all, "0"));
    }

    @Test
    void anEntryThatIsNotFoundIsLookedUpAgain() {
        SymbolStateBuilder builder = known(flat());
        remember(builder, NOW);
        audit(builder);
        assertThat(venue.requested).contains("find " + ENTRY);
        assertThat(builder.execution().accountAudit().unacknowledgedEntries()).hasSize(1);
        assertThat(builder.execution().entry()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"599999, true", "600000, false"})
    void afterTenMinutesItIsNoLongerLookedUp(long age, boolean requested) {
        SymbolStateBuilder builder = known(flat());
        remember(builder, NOW - age);
        audit(builder);
        assertThat(venue.requested.contains("find " + ENTRY)).isEqualTo(requested);
    }

    @Test
    void afterTenMinutesADifferenceIsLookedUp() {
        SymbolStateBuilder builder = known(flat());
        remember(builder, NOW - 3_600_000);
        venue.has(order(ENTRY, OrderReport.Status.FILLED, "1", "1"), fill("b1", FILLED, "100", "1", "0", "USDT"));
        venue.free = "1";
        audit(builder);
        assertThat(builder.execution().entry()).contains(plan());
    }

    @Test
    void aPersistentDifferenceIsInvestigatedEachTime() {
        SymbolStateBuilder builder = known(flat());
        remember(builder, NOW - 3_600_000);
        builder.execution(builder.execution()
                .withAccountAudit(builder.execution()
                        .accountAudit()
                        .withMismatch(Optional.of(new Mismatch(number("1"), NOW - 60_000)))));
        audit(builder);
        assertThat(venue.requested).contains("find " + ENTRY);
        assertThat(builder.execution().accountAudit().mismatch()).isEmpty();
    }

    // Open orders.

    @Test
    void aForeignOrderIsLeftAloneAndReportedOnce() {
        SymbolStateBuilder builder = known(flat());
        OrderReport theirs = order("web_1", OrderReport.Status.OPEN, "1", "0");
        assertThat(audit(builder, theirs)).isEmpty();
        assertThat(builder.execution().accountAudit().drift())
                .contains("open orders of ETH/USDT that are not ours: [web_1]");
        assertThat(builder.execution().accountAudit().foreignOrders()).containsExactly("v-web_1");

        builder.execution(builder.execution()
                .withAccountAudit(builder.execution().accountAudit().withDrift(Optional.empty())));
        audit(builder, theirs);
        assertThat(builder.execution().accountAudit().drift()).isEmpty();

        audit(builder);
        assertThat(builder.execution().accountAudit().foreignOrders()).isEmpty();
    }

    @Test
    void anOrderOfOursWithoutAnIntentIsCancelled() {
        OrderReport stray = order(ClientOrderIds.exit(ETH, TradeFixture.BAR, 4), OrderReport.Status.OPEN, "1", "0");
        SymbolStateBuilder builder = known(holding(resting(1)));
        venue.locked = "1";
        assertThat(audit(builder, stray)).containsExactly(stray);
        assertThat(builder.execution().accountAudit().drift()).isEmpty();
    }

    @Test
    void anOrderOfAnEntryAdoptedInTheSameComparisonIsKept() {
        SymbolStateBuilder builder = known(flat());
        remember(builder, NOW);
        OrderReport resting = order(ENTRY, OrderReport.Status.OPEN, "1", "0");
        venue.has(resting);
        assertThat(audit(builder, resting)).isEmpty();
        assertThat(builder.intents()).extracting(Intent::status).containsExactly(Intent.Status.OPEN);
    }

    // Balances.

    @Test
    void agreementClearsADifference() {
        SymbolStateBuilder builder = known(holding(resting(1)));
        builder.execution(builder.execution()
                .withAccountAudit(builder.execution()
                        .accountAudit()
                        .withMismatch(Optional.of(new Mismatch(number("1"), NOW - 60_000)))));
        venue.locked = "1.0009";
        audit(builder);
        assertThat(builder.execution().accountAudit().mismatch()).isEmpty();
    }

    @Test
    void aWholeStepIsADifference() {
        SymbolStateBuilder builder = known(holding(resting(1)));
        venue.locked = "1.001";
        audit(builder);
        assertThat(builder.execution().accountAudit().mismatch()).contains(new Mismatch(number("0.001"), NOW));
    }

    @Test
    void anUnacknowledgedExitThatSoldExplainsADifference() {
        Intent lapsed = exit(1, Intent.Status.LAPSED, NOW);
        SymbolStateBuilder builder = known(holding(lapsed));
        venue.has(
                order(lapsed.clientId(), OrderReport.Status.FILLED, "1", "1"),
                fill("s1", NOW, "104", "1", "0", "USDT"));
        audit(builder);
        assertThat(builder.intents())
                .extracting(Intent::status)
                .containsExactly(Intent.Status.FILLED, Intent.Status.FILLED);
        assertThat(builder.execution().accountAudit().mismatch()).isEmpty();
        assertThat(builder.execution().accountAudit().drift()).isEmpty();
    }

    @Test
    void anEarlierSaleThatExplainsRefusedExitsEndsTheirBackOff() {
        Intent lapsed = exit(1, Intent.Status.LAPSED, NOW);
        SymbolStateBuilder builder = known(holding(lapsed));
        builder.execution(builder.execution().withRefusedExits(3));
        audit(builder);
        assertThat(builder.execution().refusedExits()).isEqualTo(3);
        venue.has(
                order(lapsed.clientId(), OrderReport.Status.FILLED, "1", "1"),
                fill("s1", NOW, "104", "1", "0", "USDT"));
        audit(builder);
        assertThat(builder.execution().refusedExits()).isZero();
    }

    @Test
    void aRefusedProtectionThatSoldExplainsADifference() {
        Intent refused = protection(1, Intent.Status.REJECTED);
        SymbolStateBuilder builder = known(holding(refused));
        venue.has(TradeFixture.stop(1, OrderReport.Status.FILLED, "1", "1"), fill("s1", NOW, "98", "1", "0", "USDT"));
        venue.has(TradeFixture.target(1, OrderReport.Status.CANCELLED, "1", "0"));
        audit(builder);
        assertThat(builder.intents().get(1).status()).isEqualTo(Intent.Status.FILLED);
        assertThat(builder.execution().accountAudit().mismatch()).isEmpty();
    }

    @Test
    void coinsSoldOutsideReduceThePositionAtOnce() {
        SymbolStateBuilder builder = known(holding());
        venue.free = "0.4";
        venue.byHand(OrderSide.SELL, fill("h1", FILLED, "103", "0.6", "0", "USDT"));
        audit(builder);
        assertThat(builder.execution().accountAudit().missingQuantity()).isEqualByComparingTo("0.6");
        assertThat(builder.execution().accountAudit().mismatch()).isEmpty();
        assertThat(builder.execution().accountAudit().drift())
                .contains("the account holds 0.6 ETH less than the books, sold at the venue outside this bot");
        audit(builder);
        assertThat(builder.execution().accountAudit().missingQuantity()).isEqualByComparingTo("0.6");
    }

    @Test
    void twoOutsideSalesReduceThePositionTwice() {
        SymbolStateBuilder builder = known(holding());
        venue.free = "0.4";
        venue.byHand(OrderSide.SELL, fill("h1", FILLED, "103", "0.6", "0", "USDT"));
        audit(builder);
        venue.free = "0.1";
        venue.byHand(OrderSide.SELL, fill("h2", NOW, "103", "0.3", "0", "USDT"));
        audit(builder);
        assertThat(builder.execution().accountAudit().missingQuantity()).isEqualByComparingTo("0.9");
    }

    @Test
    void ownSalesEarlierSalesAndPurchasesAreNotOutsideSales() {
        Intent ours = TradeFixture.sold("104", "0.5", "0", "USDT");
        SymbolStateBuilder builder = known(holding(ours));
        venue.has(ours.orders().get(0), fill("s1", NOW + 100, "104", "0.5", "0", "USDT"));
        venue.byHand(OrderSide.SELL, fill("h1", FILLED - 1, "103", "0.5", "0", "USDT"));
        venue.byHand(OrderSide.BUY, fill("h2", FILLED, "103", "0.5", "0", "USDT"));
        audit(builder);
        assertThat(builder.execution().accountAudit().missingQuantity()).isZero();
        assertThat(builder.execution().accountAudit().mismatch()).contains(new Mismatch(number("-0.5"), NOW));
    }

    @Test
    void anOutsideSaleOfAnotherQuantityExplainsNothing() {
        SymbolStateBuilder builder = known(holding());
        venue.free = "0.401";
        venue.byHand(OrderSide.SELL, fill("h1", FILLED, "103", "0.6", "0", "USDT"));
        audit(builder);
        assertThat(builder.execution().accountAudit().missingQuantity()).isZero();
        venue.free = "0.4009";
        audit(builder);
        assertThat(builder.execution().accountAudit().missingQuantity()).isEqualByComparingTo("0.5991");
    }

    @Test
    void anUnexplainedDifferenceIsConfirmedAfterElevenMinutes() {
        SymbolStateBuilder builder = known(holding());
        venue.free = "0.4";
        audit(builder);
        assertThat(builder.execution().accountAudit().mismatch()).contains(new Mismatch(number("-0.6"), NOW));
        audit(builder, NOW + ELEVEN_MINUTES - 1);
        assertThat(builder.execution().accountAudit().mismatch()).contains(new Mismatch(number("-0.6"), NOW));
        assertThat(builder.execution().accountAudit().missingQuantity()).isZero();
        assertThat(builder.execution().accountAudit().drift()).isEmpty();

        audit(builder, NOW + ELEVEN_MINUTES);
        assertThat(builder.execution().accountAudit().missingQuantity()).isEqualByComparingTo("0.6");
        assertThat(builder.execution().accountAudit().mismatch()).isEmpty();
        assertThat(builder.execution().accountAudit().drift())
                .contains("the account holds 0.6 ETH less than the books, which no order of ours explains");
    }

    @Test
    void aChangedDifferenceStartsAgain() {
        SymbolStateBuilder builder = known(holding());
        venue.free = "0.4";
        audit(builder);
        venue.free = "0.399";
        audit(builder, NOW + ELEVEN_MINUTES);
        assertThat(builder.execution().accountAudit().mismatch())
                .contains(new Mismatch(number("-0.601"), NOW + ELEVEN_MINUTES));
        assertThat(builder.execution().accountAudit().missingQuantity()).isZero();
    }

    @Test
    void aShortfallReducesForeignThenDustThenPosition() {
        SymbolStateBuilder builder = holding();
        builder.execution(builder.execution()
                .withDust(number("0.005"))
                .withAccountAudit(AccountAuditState.NONE.withForeignQuantity(number("0.1"))));
        venue.free = "0.9";
        audit(builder);
        audit(builder, NOW + ELEVEN_MINUTES);
        // 0.205 are missing: 0.1 and 0.005 of them are not the position's.
        assertThat(builder.execution().accountAudit().foreignQuantity()).hasValueSatisfying(all -> equal(all, "0"));
        assertThat(builder.execution().dust()).isZero();
        assertThat(builder.execution().accountAudit().missingQuantity()).isEqualByComparingTo("0.1");
    }

    @Test
    void aShortfallWithinForeignHoldingsLeavesThePosition() {
        SymbolStateBuilder builder = holding();
        builder.execution(builder.execution()
                .withDust(number("0.005"))
                .withAccountAudit(AccountAuditState.NONE.withForeignQuantity(number("3"))));
        venue.free = "3.005";
        audit(builder);
        audit(builder, NOW + ELEVEN_MINUTES);
        assertThat(builder.execution().accountAudit().foreignQuantity()).hasValueSatisfying(all -> equal(all, "2"));
        assertThat(builder.execution().dust()).isEqualByComparingTo("0.005");
        assertThat(builder.execution().accountAudit().missingQuantity()).isZero();
    }

    @Test
    void aShortfallWithoutAPositionReducesNoPosition() {
        SymbolStateBuilder builder = flat();
        builder.execution(builder.execution()
                .withDust(number("0.005"))
                .withAccountAudit(AccountAuditState.NONE.withForeignQuantity(number("0.1"))));
        audit(builder);
        assertThat(builder.execution().accountAudit().mismatch()).contains(new Mismatch(number("-0.105"), NOW));
        audit(builder, NOW + ELEVEN_MINUTES);
        assertThat(builder.execution().accountAudit().foreignQuantity()).hasValueSatisfying(all -> equal(all, "0"));
        assertThat(builder.execution().dust()).isZero();
        assertThat(builder.execution().accountAudit().missingQuantity()).isZero();
    }

    @Test
    void aSurplusIsForeignFromThenOn() {
        SymbolStateBuilder builder = known(holding());
        venue.free = "1.5";
        audit(builder);
        audit(builder, NOW + ELEVEN_MINUTES);
        assertThat(builder.execution().accountAudit().foreignQuantity()).hasValueSatisfying(all -> equal(all, "0.5"));
        assertThat(builder.execution().accountAudit().missingQuantity()).isZero();
        assertThat(builder.execution().accountAudit().drift())
                .contains("the account holds 0.5 ETH more than the books, which no order of ours explains");
    }

    @Test
    void aClosedTradeIsNotCountedAgain() {
        SymbolStateBuilder builder = known(flat(bought()));
        audit(builder);
        assertThat(builder.execution().accountAudit().mismatch()).isEmpty();
    }

    @Test
    void fillsOfARestingEntryAreOurs() {
        Intent resting = entry(Intent.Status.CLAIMED)
                .withReports(
                        List.of(order(ENTRY, OrderReport.Status.OPEN, "1", "0.4")),
                        List.of(fill("b1", FILLED, "100", "0.4", "0", "USDT")));
        SymbolStateBuilder builder = known(TradeFixture.entering(resting));
        venue.free = "0.4";
        audit(builder);
        assertThat(builder.execution().accountAudit().mismatch()).isEmpty();
    }

    @Test
    void anIntentIsInDoubtWhileTheVenueMayReportMore() {
        assertThat(AccountAudit.isInDoubt(entry(Intent.Status.CLAIMED))).isTrue();
        assertThat(AccountAudit.isInDoubt(entry(Intent.Status.LAPSED))).isFalse();
        assertThat(AccountAudit.isInDoubt(resting(1))).isFalse();
        Intent unlisted = entry(Intent.Status.CLAIMED)
                .withReports(List.of(order(ENTRY, OrderReport.Status.FILLED, "1", "1")), List.of());
        assertThat(AccountAudit.isInDoubt(unlisted)).isTrue();
    }

    /** Compared before, when the account held nothing of it. */
    private static SymbolStateBuilder known(SymbolStateBuilder builder) {
        return builder.execution(
                builder.execution().withAccountAudit(AccountAuditState.NONE.withForeignQuantity(BigDecimal.ZERO)));
    }

    private static void remember(SymbolStateBuilder builder, long at) {
        UnacknowledgedEntry entry = new UnacknowledgedEntry(plan(), List.of(entry(Intent.Status.LAPSED)), at);
        builder.execution(builder.execution()
                .withAccountAudit(builder.execution().accountAudit().withUnacknowledgedEntry(entry)));
    }

    private List<OrderReport> audit(SymbolStateBuilder builder, OrderReport... unknown) {
        return audit(builder, NOW, unknown);
    }

    private List<OrderReport> audit(SymbolStateBuilder builder, long now, OrderReport... unknown) {
        PositionTracker tracker =
                new PositionTracker(ETH, TradeFixture.config(), builder, TradeFixture.facts(now, "101"), 1);
        return new AccountAudit(venue, new IntentReconciler(venue), ETH, builder, tracker, TradeFixture.STEP, now)
                .run(List.of(unknown));
    }

    private static void equal(BigDecimal amount, String expected) {
        assertThat(amount).isEqualByComparingTo(expected);
    }
}
