package dev.scalpel.portfolio.state;

import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.OrderReport;
import java.math.BigDecimal;
import java.util.List;

/** The protective orders of one strategy that rest at the venue. */
public record RestingOrders(List<Intent> intents) {

    public RestingOrders {
        intents = List.copyOf(intents);
    }

    public static RestingOrders of(PortfolioState state, String strategy) {
        return new RestingOrders(state.intents().stream()
                .filter(intent -> intent.strategy().name().equals(strategy) && rests(intent))
                .toList());
    }

    /** Whether an order rests: the venue has acknowledged it, it may still fill, and all its executions are known. */
    public static boolean rests(Intent intent) {
        return mayFill(intent) && !intent.isMissingExecutions();
    }

    /** The same, whether or not all its executions are known. */
    public static boolean mayFill(Intent intent) {
        return isProtective(intent)
                && intent.status() == Intent.Status.OPEN
                && !intent.open().isEmpty();
    }

    public static boolean isProtective(Intent intent) {
        return intent.kind() == Intent.Kind.PROTECTION || intent.kind() == Intent.Kind.TARGET;
    }

    public boolean isEmpty() {
        return intents.isEmpty();
    }

    public List<Intent> of(Intent.Kind kind) {
        return intents.stream().filter(intent -> intent.kind() == kind).toList();
    }

    /** What the stops among them still close. */
    public BigDecimal covered() {
        return open().stream()
                .filter(OrderReport::isStop)
                .map(order -> order.quantity().subtract(order.filledQuantity()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Whether a stop has been triggered for so long without having filled that its limit must be out of reach. */
    public boolean stopHangs(long now, long timeoutMillis) {
        return open().stream()
                .anyMatch(order -> order.isStop() && order.triggered() && now - order.changedAt() >= timeoutMillis);
    }

    private List<OrderReport> open() {
        return intents.stream().flatMap(intent -> intent.open().stream()).toList();
    }
}
