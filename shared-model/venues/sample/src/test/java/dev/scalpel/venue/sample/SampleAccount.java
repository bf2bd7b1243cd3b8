package dev.scalpel.venue.sample;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The stand-in's only account: what trades at once fills at the price of 100, stops rest. */
final class SampleAccount {

    static final BigDecimal PRICE = new BigDecimal("100");

    private static final BigDecimal FEE_RATE = new BigDecimal("0.001");

    private final Clock clock;
    private final Map<String, SampleResponses.Order> orders = new LinkedHashMap<>();
    private final List<SampleResponses.OneFill> fills = new ArrayList<>();
    private BigDecimal base = BigDecimal.ZERO;
    private BigDecimal quote = new BigDecimal("10000");

    SampleAccount(Clock clock) {
        this.clock = clock;
    }

    SampleResponses.Account balances() {
        return new SampleResponses.Account(Map.of("BTC", base, "USDT", quote), true, false);
    }

    int accepted() {
        return orders.size();
    }

    SampleResponses.Order place(SampleResponses.Placed order) {
        if (clock.millis() > order.acceptUntil()) {
            throw new SampleRefusal(400, "order_expired", "it arrived too late");
        }
        if (orders.containsKey(order.id())) {
            throw new SampleRefusal(409, "duplicate_order", "there is such an order");
        }
        boolean buy = order.side().equals("BUY");
        if (!buy && order.quantity().compareTo(base) > 0) {
            throw new SampleRefusal(400, "insufficient_balance", "not enough of the base asset");
        }
        boolean rests = order.trigger() != null;
        boolean trades = !rests && order.limit().compareTo(PRICE) * (buy ? 1 : -1) >= 0;
        BigDecimal filled = trades ? order.quantity() : BigDecimal.ZERO;
        if (trades) {
            fill(order, buy);
        }
        SampleResponses.Order placed = new SampleResponses.Order(
                order.id(),
                order.side(),
                rests ? "open" : trades ? "filled" : "cancelled",
                order.quantity(),
                filled,
                filled.multiply(PRICE),
                order.limit(),
                order.trigger(),
                false,
                clock.millis());
        orders.put(order.id(), placed);
        return placed;
    }

    SampleResponses.Order order(String id) {
        return Optional.ofNullable(orders.get(id))
                .orElseThrow(() -> new SampleRefusal(404, "unknown_order", "there is no such order"));
    }

    SampleResponses.Order cancel(String id) {
        SampleResponses.Order order = order(id);
        if (!order.state().equals("open")) {
            throw new SampleRefusal(400, "order_ended", "it is " + order.state());
        }
        SampleResponses.Order cancelled = new SampleResponses.Order(
                id,
                order.side(),
                "cancelled",
                order.quantity(),
                order.filled(),
                order.value(),
                order.limit(),
                order.trigger(),
                false,
                clock.millis());
        orders.put(id, cancelled);
        return cancelled;
    }

    SampleResponses.Orders open() {
        return new SampleResponses.Orders(orders.values().stream()
                .filter(order -> order.state().equals("open"))
                .toList());
    }

    SampleResponses.Fills fills(long from, long to) {
        return new SampleResponses.Fills(fills.stream()
                .filter(fill -> fill.millis() >= from && fill.millis() <= to)
                .toList());
    }

    SampleResponses.Fills fillsOf(String order) {
        return new SampleResponses.Fills(
                fills.stream().filter(fill -> fill.order().equals(order)).toList());
    }

    private void fill(SampleResponses.Placed order, boolean buy) {
        BigDecimal value = order.quantity().multiply(PRICE);
        BigDecimal fee = value.multiply(FEE_RATE);
        base = buy ? base.add(order.quantity()) : base.subtract(order.quantity());
        quote = (buy ? quote.subtract(value) : quote.add(value)).subtract(fee);
        fills.add(new SampleResponses.OneFill(
                "f" + order.id(), order.id(), order.side(), PRICE, order.quantity(), fee, clock.millis()));
    }
}
