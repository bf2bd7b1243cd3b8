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
    private static final long BELIEVED_MILLIS = 11 * 60_000;

    private final Broker broker;
    private final IntentReconciler reconciler;
    private final Symbol symbol;
    private final SymbolStateBuilder draft;
    private final PositionTracker book;
    private final BigDecimal step;
    private final long now;

    /** @param now epoch milliseconds of our clock */
    AccountAudit(
            Broker broker,
            IntentReconciler reconciler,
            Symbol symbol,
            SymbolStateBuilder draft,
            PositionTracker book,
            BigDecimal step,
            long now) {
        this.broker = broker;
        this.reconciler = reconciler;
        this.symbol = symbol;
        this.draft = draft;
        this.book = book;
        this.step = step;
        this.now = now;
    }

    /** Those of the open orders that are ours by their id and in no book: they are to be taken out. */
    List<OrderReport> run(List<OrderReport> unknownOrders) {
        lookForGivenUp(books().mismatch().isPresent());
        report(unknownOrders.stream()
                .filter(order -> !ClientOrderIds.isOurs(symbol, order.clientId()))
                .toList());
        if (draft.intents().stream().noneMatch(AccountAudit::isInDoubt)) {
            compareBalance();
        }
        books(books().checked(now));
        return unknownOrders.stream()
                .filter(order -> ClientOrderIds.isOurs(symbol, order.clientId()))
                .filter(order -> draft.intents().stream().noneMatch(intent -> intent.owns(order)))
                .toList();
    }

    /** Whether the venue may yet report more of it than it has. */
    static boolean isInDoubt(Intent intent) {
        return intent.status().unresolved()
                && (!intent.acknowledged() || intent.open().isEmpty());
    }

    private void lookForGivenUp(boolean all) {
        for (AccountAuditState.GivenUp entry : books().givenUp()) {
            if (all || entry.isRecent(now)) {
                List<Intent> intents = entry.intents().stream()
                        .map(intent -> reconciler.lookUp(symbol, intent))
                        .toList();
                if (intents.stream().anyMatch(Intent::acknowledged)) {
                    book.adopt(entry, intents);
                }
            }
        }
    }

    private void report(List<OrderReport> foreign) {
        List<String> ids = foreign.stream().map(OrderReport::venueId).toList();
        if (!books().foreignOrders().containsAll(ids)) {
            books(books().drift(Optional.of("open orders of " + symbol + " that are not ours: "
                    + foreign.stream().map(OrderReport::clientId).toList())));
        }
        books(books().foreignOrders(ids));
    }

    private void compareBalance() {
        BigDecimal owned = broker.balances().of(symbol.base()).total();
        if (books().foreign().isEmpty()) {
            books(books().foreign(owned.subtract(ours()).max(BigDecimal.ZERO)));
        }
        if (differs(owned)) {
            askAgain();
        }
        if (differs(owned)) {
            explain(difference(owned));
        } else {
            books(books().mismatch(Optional.empty()));
        }
    }

    /** Orders that were given up or refused, one of which may have been taken after all. */
    private void askAgain() {
        lookForGivenUp(true);
        BigDecimal soldBefore = RoundTrip.quantity(cycle().sold());
        draft.intents(draft.intents().stream()
                .map(intent -> intent.status() == Status.LAPSED || intent.status() == Status.REJECTED
                        ? reconciler.lookUp(symbol, intent)
                        : intent)
                .toList());
        if (RoundTrip.quantity(cycle().sold()).compareTo(soldBefore) > 0) {
            // What was sold already could not be sold again: the refusals are explained, and the rest is sold now.
            draft.notes(draft.notes().refusedExits(0));
        }
    }

    private void explain(BigDecimal difference) {
        if (difference.signum() < 0 && wasSoldByHand(difference.negate())) {
            settle(difference, "sold at the venue by another hand");
            return;
        }
        AccountAuditState.Mismatch seen = books().mismatch()
                .filter(earlier ->
                        earlier.difference().subtract(difference).abs().compareTo(step) < 0)
                .orElse(new AccountAuditState.Mismatch(difference, now));
        books(books().mismatch(Optional.of(seen)));
        if (now - seen.since() >= BELIEVED_MILLIS) {
            settle(difference, "which no order of ours explains");
        }
    }

    /**
     * Whether sales since the entry, by orders that none of our intents has made, are as much as what is missing. The
     * newest are counted first: earlier ones have been settled.
     */
    private boolean wasSoldByHand(BigDecimal missing) {
        List<Fill> bought = new RoundTrip(symbol, draft.intents()).bought();
        if (draft.position().isEmpty() || bought.isEmpty()) {
            return false;
        }
        List<String> ours = draft.intents().stream()
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
    private void settle(BigDecimal difference, String how) {
        BigDecimal foreign = books().foreign().orElse(BigDecimal.ZERO);
        BigDecimal missing = difference.negate();
        books(books().mismatch(Optional.empty()).drift(Optional.of(words(difference, how))));
        if (missing.signum() <= 0) {
            books(books().foreign(foreign.add(difference)));
            return;
        }
        BigDecimal ofForeign = missing.min(foreign);
        BigDecimal ofDust = missing.subtract(ofForeign).min(draft.notes().dust());
        BigDecimal ofPosition = missing.subtract(ofForeign).subtract(ofDust);
        draft.notes(draft.notes().dust(draft.notes().dust().subtract(ofDust)));
        books(books().foreign(foreign.subtract(ofForeign)));
        if (draft.position().isPresent()) {
            books(books().taken(books().taken().add(ofPosition)));
        }
    }

    private String words(BigDecimal difference, String how) {
        return "the account holds " + difference.abs().toPlainString() + " " + symbol.base()
                + (difference.signum() > 0 ? " more" : " less") + " than the books, " + how;
    }

    private boolean differs(BigDecimal owned) {
        return difference(owned).abs().compareTo(step) >= 0;
    }

    private BigDecimal difference(BigDecimal owned) {
        return owned.subtract(ours()).subtract(books().foreign().orElse(BigDecimal.ZERO));
    }

    /** What the books expect: the open trade or the entry that becomes one, and the dust of those before. */
    private BigDecimal ours() {
        boolean underWay = draft.position().isPresent()
                || draft.hasUnresolved()
                || draft.notes().entry().isPresent();
        BigDecimal held = underWay ? cycle().held() : BigDecimal.ZERO;
        return held.subtract(books().taken()).add(draft.notes().dust());
    }

    private RoundTrip cycle() {
        return new RoundTrip(symbol, draft.intents());
    }

    private AccountAuditState books() {
        return draft.notes().books();
    }

    private void books(AccountAuditState now) {
        draft.notes(draft.notes().books(now));
    }
}
