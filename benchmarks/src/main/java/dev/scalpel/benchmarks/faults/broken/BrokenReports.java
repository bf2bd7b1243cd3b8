package dev.scalpel.benchmarks.faults.broken;

import dev.scalpel.ledger.Fill;
import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.Intent.Kind;
import dev.scalpel.ledger.OrderReport;
import dev.scalpel.ledger.OrderReport.Status;
import dev.scalpel.market.Symbol;
import dev.scalpel.venue.trading.Broker;
import dev.scalpel.venue.trading.Placement;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Engines that misread the venue's reports. */
final class BrokenReports {

    private BrokenReports() {}

    /** "Not found" immediately means that the order has ended without a fill. */
    static Broker notFoundIsFinal(Broker inner) {
        return new ForwardingBroker(inner) {
            @Override
            public Placement find(Symbol symbol, Intent intent) {
                Placement found = super.find(symbol, intent);
                return found.isFound() || intent.kind() == Kind.PROTECTION
                        ? found
                        : new Placement(List.of(ended(intent)));
            }
        };
    }

    private static OrderReport ended(Intent intent) {
        return new OrderReport(
                intent.clientId(),
                "0",
                Optional.empty(),
                intent.side(),
                Status.CANCELLED,
                intent.quantity(),
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                intent.price(),
                Optional.empty(),
                true,
                intent.signedTimestamp());
    }

    /** A fee in the base asset is ignored. */
    static Broker baseFeeIgnored(Broker inner) {
        return new ForwardingBroker(inner) {
            @Override
            List<Fill> executed(Symbol symbol, List<Fill> fills) {
                return fills.stream()
                        .map(fill -> fill.feeAsset().equals(symbol.base())
                                ? new Fill(
                                        fill.tradeId(),
                                        fill.time(),
                                        fill.price(),
                                        fill.quantity(),
                                        BigDecimal.ZERO,
                                        fill.feeAsset())
                                : fill)
                        .toList();
            }
        };
    }

    /** An execution that is reported twice counts twice. */
    static Broker countedTwice(Broker inner) {
        return new ForwardingBroker(inner) {
            @Override
            List<Fill> executed(Symbol symbol, List<Fill> fills) {
                return fills.stream()
                        .flatMap(fill -> Stream.of(
                                fill,
                                new Fill(
                                        fill.tradeId() + "0000000",
                                        fill.time(),
                                        fill.price(),
                                        fill.quantity(),
                                        fill.fee(),
                                        fill.feeAsset())))
                        .toList();
            }

            @Override
            OrderReport reported(OrderReport order) {
                return AlteredOrders.with(
                        order, order.status(), order.filledQuantity().add(order.filledQuantity()));
            }
        };
    }

    /** The fills of a cancelled order are lost. */
    static Broker cancelledFillsDropped(Broker inner) {
        return new ForwardingBroker(inner) {
            @Override
            OrderReport reported(OrderReport order) {
                return order.status() == Status.CANCELLED
                        ? AlteredOrders.with(order, Status.CANCELLED, BigDecimal.ZERO)
                        : order;
            }

            @Override
            public Placement send(Symbol symbol, Intent intent) {
                Placement placed = super.send(symbol, intent);
                boolean cancelled = placed.orders().stream().anyMatch(order -> order.status() == Status.CANCELLED);
                return cancelled ? new Placement(placed.orders()) : placed;
            }
        };
    }

    /** A protection is never read again after it was placed. */
    static UnaryOperator<Broker> stopNotReRead() {
        Map<String, OrderReport> placed = new ConcurrentHashMap<>();
        return inner -> new ForwardingBroker(inner) {
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
                        .filter(order -> open.stream()
                                .noneMatch(other -> other.clientId().equals(order.clientId())))
                        .forEach(open::add);
                return open;
            }

            @Override
            OrderReport reported(OrderReport order) {
                return placed.getOrDefault(order.clientId(), order);
            }

            @Override
            public Placement cancel(Symbol symbol, OrderReport order) {
                placed.values()
                        .removeIf(other ->
                                other.listId().isPresent() && other.listId().equals(order.listId()));
                placed.remove(order.clientId());
                return super.cancel(symbol, order);
            }
        };
    }

    /** A missing stop is not noticed while its target rests. */
    static UnaryOperator<Broker> stopBelievedToRest() {
        Map<String, OrderReport> stops = new ConcurrentHashMap<>();
        return inner -> new ForwardingBroker(inner) {
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
                        .flatMap(target ->
                                target.listId().flatMap(list -> Optional.ofNullable(stops.get(list))).stream())
                        .filter(stop -> open.stream()
                                .noneMatch(other -> other.clientId().equals(stop.clientId())))
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
        };
    }
}
