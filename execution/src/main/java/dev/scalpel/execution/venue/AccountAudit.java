package dev.scalpel.execution.venue;

import dev.scalpel.execution.state.AccountAuditState;
import dev.scalpel.execution.state.ClientOrderIds;
import dev.scalpel.execution.state.RoundTrip;
import dev.scalpel.execution.state.SymbolStateBuilder;
import dev.scalpel.ledger.Fill;
import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.Intent.Status;
import dev.scalpel.ledger.OrderReport;
import dev.scalpel.market.Symbol;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.venue.trading.Broker;
import dev.scalpel.venue.trading.Holding;
import dev.scalpel.venue.trading.VenueFill;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Compares the books with the venue: open orders, the balance of the base asset, and entries that were given up. What an
 * order of ours did is adopted; what is foreign is left alone and reported, and stops entries until the operator resumes.
 * It only reads from the venue and writes its findings into the builder.
 */
final class AccountAudit {

    /** A venue's responses can lag by minutes: an unexplained difference counts as confirmed after this time. */
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

    /** @return open orders that are ours by their client id but belong to no intent: they must be cancelled */
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

    /** Whether the venue may still report more about this intent. */
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
            update(auditState()
                    .withDrift(Optional.of("open orders of " + symbol + " that are not ours: "
                            + foreign.stream().map(OrderReport::clientId).toList())));
        }
        update(auditState().withForeignOrders(ids));
    }

    private void compareBalance() {
        BigDecimal owned = broker.netQuantity(symbol);
        if (auditState().foreignQuantity().isEmpty()) {
            BigDecimal surplus = owned.subtract(expected());
            update(auditState().withForeignQuantity(isNetted() ? surplus : surplus.max(BigDecimal.ZERO)));
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

    /** Looks up orders that were given up or refused: one may have been accepted after all. */
    private void recheckOrders() {
        lookUpUnacknowledged(true);
        BigDecimal exitedBefore = RoundTrip.quantity(roundTrip().exited());
        builder.intents(builder.intents().stream()
                .map(intent -> intent.status() == Status.LAPSED || intent.status() == Status.REJECTED
                        ? reconciler.lookUp(symbol, intent)
                        : intent)
                .toList());
        if (RoundTrip.quantity(roundTrip().exited()).compareTo(exitedBefore) > 0) {
            // Exits were refused because a part had been closed already: explained, so the rest can be closed now.
            builder.execution(builder.execution().withRefusedExits(0));
        }
    }

    private void explain(BigDecimal difference) {
        BigDecimal missing = inDirection(difference).negate();
        if (missing.signum() > 0 && wasClosedOutside(missing)) {
            acceptDifference(
                    difference,
                    (side() == PositionSide.LONG ? "sold" : "bought back") + " at the venue outside this bot");
            return;
        }
        AccountAuditState.Mismatch seen = auditState()
                .mismatch()
                .filter(earlier ->
                        earlier.difference().subtract(difference).abs().compareTo(step) < 0)
                .orElse(new AccountAuditState.Mismatch(difference, now));
        update(auditState().withMismatch(Optional.of(seen)));
        if (now - seen.since() >= CONFIRMATION_MILLIS) {
            acceptDifference(difference, "which no order of ours explains");
        }
    }

    /**
     * Whether fills of the closing side since the entry, by orders of none of our intents, add up to what is missing.
     * Counts from the newest one backwards: earlier ones have been accounted for already.
     */
    private boolean wasClosedOutside(BigDecimal missing) {
        List<Fill> entered = roundTrip().entered();
        if (builder.position().isEmpty() || entered.isEmpty()) {
            return false;
        }
        List<String> ours = builder.intents().stream()
                .flatMap(intent -> intent.orders().stream())
                .map(OrderReport::venueId)
                .toList();
        List<VenueFill> exits = broker.fillsSince(symbol, entered.get(0).time()).stream()
                .filter(fill -> fill.side() == side().exitSide() && !ours.contains(fill.venueOrderId()))
                .toList();
        BigDecimal closed = BigDecimal.ZERO;
        for (int newest = exits.size() - 1; newest >= 0; newest--) {
            closed = closed.add(exits.get(newest).fill().quantity());
            if (closed.subtract(missing).abs().compareTo(step) < 0) {
                return true;
            }
        }
        return false;
    }

    /**
     * More in the direction of the position is foreign; less reduces first what is foreign, then the dust, then the
     * position. Without a position a netted one has no such direction: everything is foreign.
     */
    private void acceptDifference(BigDecimal difference, String cause) {
        BigDecimal foreign = auditState().foreignQuantity().orElse(BigDecimal.ZERO);
        BigDecimal missing = inDirection(difference).negate();
        update(auditState().withMismatch(Optional.empty()).withDrift(Optional.of(description(difference, cause))));
        boolean noDirection = builder.position().isEmpty() && isNetted();
        if (missing.signum() <= 0 || noDirection) {
            update(auditState().withForeignQuantity(foreign.add(difference)));
            return;
        }
        BigDecimal dust = builder.execution().dust();
        BigDecimal fromForeign = missing.min(inDirection(foreign).max(BigDecimal.ZERO));
        BigDecimal fromDust =
                missing.subtract(fromForeign).min(inDirection(dust).max(BigDecimal.ZERO));
        BigDecimal fromPosition = missing.subtract(fromForeign).subtract(fromDust);
        builder.execution(builder.execution().withDust(dust.subtract(inDirection(fromDust))));
        update(auditState().withForeignQuantity(foreign.subtract(inDirection(fromForeign))));
        if (builder.position().isPresent()) {
            update(auditState()
                    .withMissingQuantity(auditState().missingQuantity().add(fromPosition)));
        }
    }

    private String description(BigDecimal difference, String cause) {
        return "the account holds " + difference.abs().toPlainString() + " " + symbol.base()
                + (difference.signum() > 0 ? " more" : " less") + " than the books, " + cause;
    }

    private boolean differs(BigDecimal owned) {
        return difference(owned).abs().compareTo(step) >= 0;
    }

    private BigDecimal difference(BigDecimal owned) {
        return owned.subtract(expected())
                .subtract(auditState().foreignQuantity().orElse(BigDecimal.ZERO));
    }

    /** What the books expect to own, negative of a short: the current round trip, and the dust of earlier ones. */
    private BigDecimal expected() {
        boolean inRoundTrip = builder.position().isPresent()
                || builder.hasUnresolved()
                || builder.execution().entry().isPresent();
        BigDecimal net = inRoundTrip ? roundTrip().netBase() : BigDecimal.ZERO;
        return net.subtract(inDirection(auditState().missingQuantity()))
                .add(builder.execution().dust());
    }

    /** A signed quantity of the base asset as part of the position, and the reverse. */
    private BigDecimal inDirection(BigDecimal quantity) {
        return side() == PositionSide.LONG ? quantity : quantity.negate();
    }

    private PositionSide side() {
        return builder.position().map(open -> open.position().side()).orElse(PositionSide.LONG);
    }

    private boolean isNetted() {
        return broker.capabilities().holding() == Holding.NETTED;
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
