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
import java.util.List;
import java.util.Optional;
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

    /** What an order has executed counts only once its executions are listed. */
    static Broker executionsAwaited(Broker inner) {
        return new ForwardingBroker(inner) {
            @Override
            public Placement find(Symbol symbol, Intent intent) {
                Placement found = super.find(symbol, intent);
                return new Placement(
                        found.orders().stream()
                                .map(order -> awaited(symbol, order))
                                .toList(),
                        found.fills());
            }

            private OrderReport awaited(Symbol symbol, OrderReport order) {
                BigDecimal listed = order.filledQuantity().signum() == 0
                        ? BigDecimal.ZERO
                        : fills(symbol, order).stream()
                                .map(fill -> fill.fill().quantity())
                                .reduce(BigDecimal.ZERO, BigDecimal::add);
                return listed.compareTo(order.filledQuantity()) < 0
                        ? AlteredOrders.with(order, Status.ENDED, listed)
                        : order;
            }
        };
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
            protected OrderReport reported(OrderReport order) {
                return AlteredOrders.with(
                        order, order.status(), order.filledQuantity().add(order.filledQuantity()));
            }
        };
    }

    /** The fills of a cancelled order are lost. */
    static Broker cancelledFillsDropped(Broker inner) {
        return new ForwardingBroker(inner) {
            @Override
            protected OrderReport reported(OrderReport order) {
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
}
