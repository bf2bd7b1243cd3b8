package dev.scalpel.benchmarks.faults.broken;

import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.OrderReport;
import dev.scalpel.market.Symbol;
import dev.scalpel.venue.trading.Broker;
import dev.scalpel.venue.trading.Placement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** A broker that does not report that a stop is gone while its target rests. */
final class StaleStops extends ForwardingBroker {

    private final Map<String, OrderReport> stops;

    StaleStops(Broker inner, Map<String, OrderReport> stops) {
        super(inner);
        this.stops = stops;
    }

    /** All brokers of one process report the same. */
    static UnaryOperator<Broker> shared() {
        Map<String, OrderReport> stops = new ConcurrentHashMap<>();
        return inner -> new StaleStops(inner, stops);
    }

    @Override
    public Placement send(Symbol symbol, Intent intent) {
        Placement answer = super.send(symbol, intent);
        answer.orders().stream()
                .filter(order -> order.isStop() && order.isOpen())
                .forEach(stop -> stop.listId().ifPresent(list -> stops.put(list, stop)));
        return answer;
    }

    @Override
    public List<OrderReport> openOrders(Symbol symbol) {
        List<OrderReport> open = new ArrayList<>(super.openOrders(symbol));
        List<OrderReport> hidden = open.stream()
                .filter(order -> !order.isStop())
                .flatMap(target -> target.listId().flatMap(list -> Optional.ofNullable(stops.get(list))).stream())
                .filter(stop ->
                        open.stream().noneMatch(other -> other.clientId().equals(stop.clientId())))
                .toList();
        open.addAll(hidden);
        return open;
    }

    @Override
    public Placement find(Symbol symbol, Intent intent) {
        Placement found = super.find(symbol, intent);
        boolean targetRests = found.orders().stream().anyMatch(order -> order.isOpen() && !order.isStop());
        return targetRests
                ? new Placement(found.orders().stream()
                        .map(order -> order.isStop()
                                ? order.listId()
                                        .flatMap(list -> Optional.ofNullable(stops.get(list)))
                                        .orElse(order)
                                : order)
                        .toList())
                : found;
    }

    @Override
    public Placement cancel(Symbol symbol, OrderReport order) {
        order.listId().ifPresent(stops::remove);
        return super.cancel(symbol, order);
    }
}
