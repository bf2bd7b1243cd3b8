package dev.scalpel.execution.venue;

import dev.scalpel.execution.state.AccountAuditState;
import dev.scalpel.execution.state.ClientOrderIds;
import dev.scalpel.execution.state.RoundTrip;
import dev.scalpel.execution.state.SymbolStateBuilder;
import dev.scalpel.ledger.Fill;
import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.Intent.Status;
import dev.scalpel.ledger.OrderReport;
import dev.scalpel.ledger.OrderSide;
import dev.scalpel.market.Symbol;
import dev.scalpel.venue.trading.Broker;
import dev.scalpel.venue.trading.VenueFill;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Compares the books with the venue: its open orders, its balance of the base asset, and what has become of entries that
 * were given up. What an order of ours has made is adopted; what is foreign is left alone and reported, and stops entries
 * until a person has looked. It only asks; what it finds is written into the draft.
 */
final class AccountAudit {

    /** A venue's answers can be behind by minutes: a difference that nothing explains is believed after this time. */
    private static final long CONFIRMATION_MILLIS = 11 * 60_000;

    private final Broker broker;
    private final IntentReconciler reconciler;
    private final Symbol symbol;
    private final SymbolStateBuilder builder;
    private final PositionTracker tracker;
    private final BigDecimal step;
    private final long now;

    /** @param now epoch milliseconds of our clock */
    AccountAudit(
            Broker broker,
            IntentReconciler reconciler,
            Symbol symbol,
            SymbolStateBuilder builder,
            PositionTracker tracker,
            BigDecimal step,
            long now) {
        this.broker = broker;
        this.reconciler = reconciler;
        this.symbol = symbol;
        this.builder = builder;
        this.tracker = tracker;
        this.step = step;
        this.now = now;
    }

    /** Those of the open orders that are ours by their id and in no book: they are to be taken out. */
    List<OrderReport> run(List<OrderReport> unknownOrders) {
        lookUpUnacknowledged(auditState().mismatch().isPresent());
        reportForeignOrders(unknownOrders.stream()
                .filter(order -> !ClientOrderIds.isOurs(symbol, order.clientId()))
                .toList());
        if (builder.intents().stream().noneMatch(AccountAudit::isInDoubt)) {
            compareBalance();
        }
        update(auditState().withCheckedAt(now));
        return unknownOrders.stream()
                .filter(order -> ClientOrderIds.isOurs(symbol, order.clientId()))
                .filter(order -> builder.intents().stream().noneMatch(intent -> intent.owns(order)))
                .toList();
    }

    /** Whether the venue may yet report more of it than it has. */
    static boolean isInDoubt(Intent intent) {
        return intent.status().unresolved()
                && (!intent.acknowledged() || intent.open().isEmpty());
    }

    private void lookUpUnacknowledged(boolean all) {
        for (AccountAuditState.UnacknowledgedEntry entry : auditState().unacknowledgedEntries()) {
            if (all || entry.isRecent(now)) {
                List<Intent> intents = entry.intents().stream()
                        .map(intent -> reconciler.lookUp(symbol, intent))
                        .toList();
                if (intents.stream().anyMatch(Intent::acknowledged)) {
                    tracker.adopt(entry, intents);
                }
            }
        }
    }

    private void reportForeignOrders(List<OrderReport> foreign) {
        List<String> ids = foreign.stream().map(OrderReport::venueId).toList();
        if (!auditState().foreignOrders().containsAll(ids)) {
            update(auditState().withDrift(Optional.of("open orders of " + symbol + " that are not ours: "
                    + foreign.stream().map(OrderReport::clientId).toList())));
        }
        update(auditState().withForeignOrders(ids));
    }

    private void compareBalance() {
        BigDecimal owned = broker.balances().of(symbol.base()).total();
        if (auditState().foreignQuantity().isEmpty()) {
            update(auditState().withForeignQuantity(owned.subtract(expected()).max(BigDecimal.ZERO)));
        }
        if (differs(owned)) {
            recheckOrders();
        }
        if (differs(owned)) {
            explain(difference(owned));
        } else {
            update(auditState().withMismatch(Optional.empty()));
        }
    }

    /** Orders that were given up or refused, one of which may have been taken after all. */
    private void recheckOrders() {
        lookUpUnacknowledged(true);
        BigDecimal soldBefore = RoundTrip.quantity(roundTrip().sold());
        builder.intents(builder.intents().stream()
                .map(intent -> intent.status() == Status.LAPSED || intent.status() == Status.REJECTED
                        ? reconciler.lookUp(symbol, intent)
                        : intent)
                .toList());
        if (RoundTrip.quantity(roundTrip().sold()).compareTo(soldBefore) > 0) {
            // What was sold already could not be sold again: the refusals are explained, and the rest is sold now.
            builder.execution(builder.execution().withRefusedExits(0));
        }
    }

    private void explain(BigDecimal difference) {
        if (difference.signum() < 0 && wasSoldOutside(difference.negate())) {
            acceptDifference(difference, "sold at the venue by another hand");
            return;
        }
        AccountAuditState.Mismatch seen = auditState().mismatch()
                .filter(earlier ->
                        earlier.difference().subtract(difference).abs().compareTo(step) < 0)
                .orElse(new AccountAuditState.Mismatch(difference, now));
        update(auditState().withMismatch(Optional.of(seen)));
        if (now - seen.since() >= CONFIRMATION_MILLIS) {
            acceptDifference(difference, "which no order of ours explains");
        }
    }

    /**
     * Whether sales since the entry, by orders that none of our intents has made, are as much as what is missing. The
     * newest are counted first: earlier ones have been settled.
     */
    private boolean wasSoldOutside(BigDecimal missing) {
        List<Fill> bought = new RoundTrip(symbol, builder.intents()).bought();
        if (builder.position().isEmpty() || bought.isEmpty()) {
            return false;
        }
        List<String> ours = builder.intents().stream()
                .flatMap(intent -> intent.orders().stream())
                .map(OrderReport::venueId)
                .toList();
        List<VenueFill> sales = broker.fillsSince(symbol, bought.get(0).time()).stream()
                .filter(fill -> fill.side() == OrderSide.SELL && !ours.contains(fill.venueOrderId()))
                .toList();
        BigDecimal sold = BigDecimal.ZERO;
        for (int newest = sales.size() - 1; newest >= 0; newest--) {
            sold = sold.add(sales.get(newest).fill().quantity());
            if (sold.subtract(missing).abs().compareTo(step) < 0) {
                return true;
            }
        }
        return false;
    }

    /** More is foreign; less is taken from what is foreign, then from the dust, then from the position. */
    private void acceptDifference(BigDecimal difference, String how) {
        BigDecimal foreign = auditState().foreignQuantity().orElse(BigDecimal.ZERO);
        BigDecimal missing = difference.negate();
        update(auditState().withMismatch(Optional.empty()).withDrift(Optional.of(description(difference, how))));
        if (missing.signum() <= 0) {
            update(auditState().withForeignQuantity(foreign.add(difference)));
            return;
        }
        BigDecimal ofForeign = missing.min(foreign);
        BigDecimal ofDust = missing.subtract(ofForeign).min(builder.execution().dust());
        BigDecimal ofPosition = missing.subtract(ofForeign).subtract(ofDust);
        builder.execution(builder.execution().withDust(builder.execution().dust().subtract(ofDust)));
        update(auditState().withForeignQuantity(foreign.subtract(ofForeign)));
        if (builder.position().isPresent()) {
            update(auditState().withMissingQuantity(auditState().missingQuantity().add(ofPosition)));
        }
    }

    private String description(BigDecimal difference, String how) {
        return "the account holds " + difference.abs().toPlainString() + " " + symbol.base()
                + (difference.signum() > 0 ? " more" : " less") + " than the books, " + how;
    }

    private boolean differs(BigDecimal owned) {
        return difference(owned).abs().compareTo(step) >= 0;
    }

    private BigDecimal difference(BigDecimal owned) {
        return owned.subtract(expected()).subtract(auditState().foreignQuantity().orElse(BigDecimal.ZERO));
    }

    /** What the books expect: the open trade or the entry that becomes one, and the dust of those before. */
    private BigDecimal expected() {
        boolean underWay = builder.position().isPresent()
                || builder.hasUnresolved()
                || builder.execution().entry().isPresent();
        BigDecimal held = underWay ? roundTrip().held() : BigDecimal.ZERO;
        return held.subtract(auditState().missingQuantity()).add(builder.execution().dust());
    }

    private RoundTrip roundTrip() {
        return new RoundTrip(symbol, builder.intents());
    }

    private AccountAuditState auditState() {
        return builder.execution().accountAudit();
    }

    private void update(AccountAuditState now) {
        builder.execution(builder.execution().withAccountAudit(now));
    }
}
