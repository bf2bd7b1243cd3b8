package dev.scalpel.benchmarks.faults.testbed;

import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.OrderReport;
import dev.scalpel.market.Symbol;
import dev.scalpel.venue.trading.ClientIds;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Every intent that any process has passed to its broker, and its orders at the venue. */
public final class SentIntents {

    /**
     * The intent of an order at the venue.
     *
     * @param role {@code entry}, {@code exit}, {@code stop} or {@code target}
     */
    public record Known(Symbol symbol, Intent intent, String role) {}

    private final Map<String, Known> byOrder = new ConcurrentHashMap<>();
    private final Map<String, BigDecimal> executed = new HashMap<>();
    private final Map<String, String> entries = new TreeMap<>();
    private final List<String> entriesOfOneBar = new ArrayList<>();

    /** What a read or a response says of orders, whoever sees it. */
    synchronized void seen(OrderReport report) {
        executed.merge(report.clientId(), report.filledQuantity(), BigDecimal::max);
    }

    /** Forgets what has been seen so far. */
    public synchronized void beginInvocation() {
        executed.clear();
    }

    /** How much of an order has been executed by what has been seen since {@link #beginInvocation}. */
    public synchronized BigDecimal executed(String clientOrderId) {
        return executed.getOrDefault(clientOrderId, BigDecimal.ZERO);
    }

    synchronized void add(Symbol symbol, Intent intent) {
        if (intent.kind() == Intent.Kind.PROTECTION) {
            byOrder.put(ClientIds.stop(intent.clientId()), new Known(symbol, intent, "stop"));
            byOrder.put(ClientIds.target(intent.clientId()), new Known(symbol, intent, "target"));
        } else if (intent.kind() == Intent.Kind.TARGET) {
            byOrder.put(ClientIds.target(intent.clientId()), new Known(symbol, intent, "target"));
        } else {
            if (intent.kind() == Intent.Kind.ENTRY) {
                String bar = symbol + " at " + Instant.ofEpochMilli(intent.decisionBar());
                String before = entries.putIfAbsent(bar, intent.clientId());
                if (before != null && !before.equals(intent.clientId())) {
                    entriesOfOneBar.add(before + " and " + intent.clientId() + " both enter " + bar);
                }
            }
            byOrder.put(
                    intent.clientId(),
                    new Known(symbol, intent, intent.kind().name().toLowerCase(Locale.ROOT)));
        }
    }

    public synchronized int entries() {
        return entries.size();
    }

    /** Bars of a symbol with more than one entry. */
    public synchronized List<String> entriesOfOneBar() {
        return List.copyOf(entriesOfOneBar);
    }

    public Optional<Known> of(String clientOrderId) {
        return Optional.ofNullable(byOrder.get(clientOrderId));
    }

    public String role(String clientOrderId) {
        return of(clientOrderId).map(Known::role).orElse("order");
    }
}
