package dev.scalpel.benchmarks.faults.venues;

import dev.scalpel.localexchange.margin.MarginExchange;
import dev.scalpel.localexchange.margin.contract.MarginMarket;
import dev.scalpel.localexchange.margin.orders.MarginFill;
import dev.scalpel.localexchange.margin.orders.MarginOrder;
import dev.scalpel.localexchange.margin.orders.MarginOrderRequest;
import dev.scalpel.localexchange.margin.orders.OrderCause;
import dev.scalpel.venue.contract.StormReport;
import java.math.BigDecimal;
import java.util.List;

/** The account at a stand-in over the margin core as a storm reads it, by the venue's names of instruments. */
final class MarginReport {

    private MarginReport() {}

    static List<StormReport.Order> orders(MarginExchange exchange, String instrument) {
        return exchange.accepted().stream()
                .filter(order -> order.request().market().name().equals(instrument))
                .map(MarginReport::order)
                .toList();
    }

    static List<StormReport.Execution> fills(MarginExchange exchange, String instrument) {
        return exchange.fills().stream()
                .filter(fill -> fill.order().request().market().name().equals(instrument))
                .map(MarginReport::execution)
                .toList();
    }

    static StormReport.Execution execution(MarginFill fill) {
        return new StormReport.Execution(
                name(fill.order()),
                fill.order().request().side(),
                fill.quantity(),
                fill.order().request().market().value(fill.quantity(), fill.price()),
                fill.commission());
    }

    /** OANDA books profits with four decimals. */
    static BigDecimal rounding(MarginFill fill) {
        MarginMarket market = fill.order().request().market();
        BigDecimal exact = fill.closed().stream()
                .map(closed -> market.value(
                        closed.quantity(), fill.price().subtract(closed.lot().price())))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return fill.profit().subtract(exact);
    }

    private static StormReport.Order order(MarginOrder order) {
        MarginOrderRequest request = order.request();
        return new StormReport.Order(
                name(order),
                request.side(),
                order.isOpen(),
                request.type().hasTrigger(),
                request.onlyReduces(),
                order.remaining(),
                request.cause() == OrderCause.CLOSEOUT);
    }

    private static String name(MarginOrder order) {
        String client = order.request().clientId();
        return client.isEmpty() ? "venue-" + order.id() : client;
    }
}
