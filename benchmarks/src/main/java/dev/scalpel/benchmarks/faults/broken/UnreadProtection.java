package dev.scalpel.benchmarks.faults.broken;

import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.Intent.Kind;
import dev.scalpel.ledger.OrderReport;
import dev.scalpel.market.Symbol;
import dev.scalpel.venue.trading.Broker;
import dev.scalpel.venue.trading.Placement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** A broker that always reports a protection as it was placed. */
final class UnreadProtection extends ForwardingBroker {

    private final Map<String, OrderReport> placed;

    UnreadProtection(Broker inner, Map<String, OrderReport> placed) {
        super(inner);
        this.placed = placed;
    }

    /** All brokers of one process report the same. */
    static UnaryOperator<Broker> shared() {
        Map<String, OrderReport> placed = new ConcurrentHashMap<>();
        return inner -> new UnreadProtection(inner, placed);
    }

    @Override
    public Placement send(Symbol symbol, Intent intent) {
        Placement answer = super.send(symbol, intent);
        if (intent.kind() == Kind.PROTECTION) {
            answer.orders().forEach(order -> placed.put(order.clientId(), order));
        }
        return answer;
    }

    @Override
    public List<OrderReport> openOrders(Symbol symbol) {
        List<OrderReport> open = new ArrayList<>(super.openOrders(symbol));
        placed.values().stream()
                .filter(order -> order.clientId().contains(symbol.base() + symbol.quote()))
                .filter(order ->
                        open.stream().noneMatch(other -> other.clientId().equals(order.clientId())))
                .forEach(open::add);
        return open;
    }

    @Override
    protected OrderReport reported(OrderReport order) {
        return placed.getOrDefault(order.clientId(), order);
    }

    @Override
    public Placement cancel(Symbol symbol, OrderReport order) {
        placed.values()
                .removeIf(other -> other.listId().isPresent() && other.listId().equals(order.listId()));
        placed.remove(order.clientId());
        return super.cancel(symbol, order);
    }
}
