package dev.scalpel.execution.portfolio;

import dev.scalpel.execution.venue.IntentReconciler;
import dev.scalpel.ledger.Intent;
import dev.scalpel.market.Symbol;
import dev.scalpel.portfolio.booking.FillBooking;
import dev.scalpel.portfolio.state.PortfolioState;
import dev.scalpel.strategy.Strategy;
import dev.scalpel.venue.trading.Broker;
import dev.scalpel.venue.trading.Holding;
import dev.scalpel.venue.trading.Placement;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Books what the venue knows of a portfolio's orders. */
final class OrderReconciler {

    private final PortfolioConfig config;
    private final Broker broker;
    private final IntentReconciler reconciler;

    OrderReconciler(PortfolioConfig config, Broker broker) {
        this.config = config;
        this.broker = broker;
        reconciler = new IntentReconciler(broker);
    }

    /** With each unresolved order looked up by its client id. */
    PortfolioState reconciled(PortfolioState state) {
        Map<String, List<Intent>> byStrategy = new TreeMap<>();
        state.intents().stream()
                .filter(intent -> intent.status().unresolved())
                .forEach(intent -> byStrategy
                        .computeIfAbsent(intent.strategy().name(), name -> new ArrayList<>())
                        .add(intent));
        PortfolioState known = state;
        for (Map.Entry<String, List<Intent>> entry : byStrategy.entrySet()) {
            Symbol symbol = config.symbol(entry.getKey());
            for (Intent intent :
                    reconciler.reconcile(symbol, entry.getValue(), false).intents()) {
                known = booked(known, intent);
            }
        }
        return known;
    }

    /** With each order looked up again that was given up: its look-ups may have lagged behind. */
    PortfolioState searched(PortfolioState state) {
        PortfolioState known = state;
        for (Intent intent : state.lost()) {
            // The later order is looked up first: what the second look-up does not find cannot be hidden by a lag then.
            boolean certain = awaited(intent) && showsLater(state, intent);
            Intent found = reconciler.lookUp(config.symbol(intent.strategy().name()), intent);
            if (found.acknowledged()) {
                known = booked(known, found);
            } else if (certain) {
                known = known.withoutLost(intent);
            }
        }
        return known;
    }

    /** Whether the next close waits for this one. */
    private boolean awaited(Intent lost) {
        return lost.kind() == Intent.Kind.EXIT
                && broker.capabilities().closesMayOpen()
                && lost.mayTurnUp(broker.venueMillis());
    }

    /** Whether look-ups by our id show an order that was sent after a lost one could no longer arrive. */
    private boolean showsLater(PortfolioState state, Intent lost) {
        return state.intents().stream()
                .filter(later -> later.acknowledged() && later.signedTimestamp() > lost.validUntil())
                .anyMatch(later -> !broker.find(config.symbol(later.strategy().name()), later.withoutReports())
                        .orders()
                        .isEmpty());
    }

    /** What a person should know of orders that have been found. */
    static List<String> turnedUp(PortfolioState before, PortfolioState after) {
        return after.intents().stream()
                .filter(Intent::acknowledged)
                .filter(found -> before.intents().stream()
                        .anyMatch(lost -> !lost.acknowledged()
                                && lost.status() == Intent.Status.LAPSED
                                && lost.clientId().equals(found.clientId())))
                .map(found -> "the venue has order " + found.clientId() + " of strategy "
                        + found.strategy().name() + ", which it had not acknowledged: it is booked")
                .toList();
    }

    /** With the venue's answer to an order. */
    PortfolioState answered(PortfolioState state, Intent intent, Placement placement) {
        return booked(state, intent.withReports(placement.orders(), placement.fills()));
    }

    private PortfolioState booked(PortfolioState state, Intent reported) {
        return reported.acknowledged()
                ? FillBooking.apply(
                        state,
                        reported.clientId(),
                        reported.orders(),
                        reported.fills(),
                        strategy(reported),
                        multiplier(reported),
                        broker.capabilities().holding() == Holding.NETTED)
                : FillBooking.withStatus(state, reported.clientId(), reported.status());
    }

    private Strategy strategy(Intent intent) {
        return config.strategy(intent.strategy().name());
    }

    BigDecimal multiplier(Intent intent) {
        return broker.instrument(strategy(intent).instrument().symbol())
                .filters()
                .multiplier();
    }
}
