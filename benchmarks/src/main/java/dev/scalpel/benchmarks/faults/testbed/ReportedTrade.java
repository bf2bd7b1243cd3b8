package dev.scalpel.benchmarks.faults.testbed;

import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.OrderReport;
import java.math.BigDecimal;
import java.util.List;

/**
 * What look-ups have reported of the orders of one trade, whether or not their executions are listed.
 *
 * @param intents of the trade, as stored
 */
public record ReportedTrade(List<Intent> intents, SentIntents sent) {

    public ReportedTrade {
        intents = List.copyOf(intents);
    }

    /** How much its entries have executed, by what is stored or has been seen in the last invocation. */
    public BigDecimal entered() {
        return intents.stream()
                .filter(intent -> intent.kind() == Intent.Kind.ENTRY)
                .map(this::executed)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private BigDecimal executed(Intent intent) {
        BigDecimal stored =
                intent.orders().stream().map(OrderReport::filledQuantity).reduce(BigDecimal.ZERO, BigDecimal::add);
        return stored.max(sent.executed(intent.clientId())).max(intent.filledQuantity());
    }

    /** Stops that rest by what is stored. */
    public List<OrderReport> resting() {
        return intents.stream()
                .filter(intent -> intent.kind() == Intent.Kind.PROTECTION)
                .flatMap(intent -> intent.open().stream())
                .filter(OrderReport::isStop)
                .toList();
    }

    /** Whether the order is one that closes the trade. */
    public boolean closes(String clientOrderId) {
        return intents.stream()
                .filter(intent -> intent.kind() != Intent.Kind.ENTRY)
                .anyMatch(intent ->
                        clientOrderId.equals(intent.clientId()) || clientOrderId.startsWith(intent.clientId() + "-"));
    }

    /** Whether no report says yet how an order that closes has ended: until one does, another could sell the same twice. */
    public boolean isClosingInDoubt() {
        return intents.stream()
                .filter(intent ->
                        intent.kind() != Intent.Kind.ENTRY && intent.status().unresolved())
                .anyMatch(intent -> !intent.acknowledged()
                        || intent.hasEnded()
                        || (intent.kind() == Intent.Kind.EXIT && !intent.open().isEmpty()));
    }
}
