package dev.scalpel.venue.sample;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The stand-in's only account. What trades at once fills at the best price, a stop rests until its trigger is reached. */
final class SampleAccount {

    private static final int LEVELS = 5;
    private static final BigDecimal LEVEL_QUANTITY = new BigDecimal("2");

    private final Clock clock;
    private final Map<String, SampleOrder> orders = new LinkedHashMap<>();
    private final List<SampleResponses.OneFill> fills = new ArrayList<>();
    private final List<String> againstThePosition = new ArrayList<>();
    private SamplePosition position = new SamplePosition(BigDecimal.ZERO, new BigDecimal("10000"));
    private BigDecimal price = BigDecimal.ZERO;

    SampleAccount(Clock clock) {
        this.clock = clock;
    }

    synchronized SamplePosition position() {
        return position;
    }

    synchronized SampleResponses.Account account() {
        return new SampleResponses.Account(position.equity(price), position.available(price), true, false);
    }

    synchronized SampleResponses.Book book() {
        return new SampleResponses.Book(price, price.add(SampleMarket.TICK));
    }

    /** Five prices of two units on each side. */
    synchronized SampleResponses.Depth depth() {
        SampleResponses.Book best = book();
        List<SampleResponses.Level> bidLevels = new ArrayList<>();
        List<SampleResponses.Level> askLevels = new ArrayList<>();
        for (int level = 0; level < LEVELS; level++) {
            BigDecimal away = SampleMarket.TICK.multiply(BigDecimal.valueOf(level));
            bidLevels.add(new SampleResponses.Level(best.bid().subtract(away), LEVEL_QUANTITY));
            askLevels.add(new SampleResponses.Level(best.ask().add(away), LEVEL_QUANTITY));
        }
        return new SampleResponses.Depth(bidLevels, askLevels);
    }

    synchronized int accepted() {
        return orders.size();
    }

    /** The orders that could have opened a position while one of the other side was held. */
    synchronized List<String> againstThePosition() {
        return List.copyOf(againstThePosition);
    }

    /** The market trades at this price. */
    synchronized void trade(BigDecimal next) {
        price = next;
        for (SampleOrder order : List.copyOf(orders.values())) {
            if (order.isOpen() && order.isTriggeredAt(best(order))) {
                SampleOrder triggered = order.triggered(clock.millis());
                orders.put(order.id(), triggered.tradesAt(best(order)) ? filled(triggered) : triggered);
            }
        }
    }

    synchronized SampleResponses.Order place(SampleResponses.Placed request) {
        SampleOrder order = SampleOrder.checked(request, clock.millis());
        if (orders.containsKey(order.id())) {
            throw new SampleRefusal(409, "duplicate_order", "there is such an order");
        }
        if (order.reduceOnly()) {
            requireReducing(order);
        } else {
            requireMargin(order);
            if (position.closable(order.sign()).signum() > 0) {
                againstThePosition.add(order.id());
            }
        }
        SampleOrder placed = order.isStop() ? order : order.tradesAt(best(order)) ? filled(order) : order.cancelled();
        orders.put(order.id(), placed);
        return placed.response();
    }

    /** All reduce-only orders together must not exceed the position. */
    private void requireReducing(SampleOrder order) {
        BigDecimal resting = orders.values().stream()
                .filter(other -> other.isOpen() && other.sign() == order.sign())
                .map(SampleOrder::quantity)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        if (resting.add(order.quantity()).compareTo(position.closable(order.sign())) > 0) {
            throw new SampleRefusal(400, "exceeds_position", "a reduce-only order must not exceed the position");
        }
    }

    private void requireMargin(SampleOrder order) {
        SamplePosition after = position.after(order.sign(), order.quantity(), best(order));
        if (!after.isCovered(best(order))) {
            throw new SampleRefusal(400, "insufficient_margin", "the account's equity does not cover the margin");
        }
    }

    /** A reduce-only order that finds less than its quantity closes that, and the rest of it ends. */
    private SampleOrder filled(SampleOrder order) {
        BigDecimal most = order.reduceOnly() ? position.closable(order.sign()) : order.quantity();
        BigDecimal quantity = order.quantity().min(most);
        if (quantity.signum() == 0) {
            return order.cancelled();
        }
        BigDecimal at = best(order);
        position = position.after(order.sign(), quantity, at);
        fills.add(new SampleResponses.OneFill(
                "f" + order.id(),
                order.id(),
                order.side(),
                at,
                quantity,
                SamplePosition.fee(quantity, at),
                clock.millis()));
        return order.filled(quantity, at, clock.millis());
    }

    private BigDecimal best(SampleOrder order) {
        return order.sign() > 0 ? book().ask() : book().bid();
    }

    synchronized SampleResponses.Order order(String id) {
        return known(id).response();
    }

    synchronized SampleResponses.Order cancel(String id) {
        SampleOrder order = known(id);
        if (!order.isOpen()) {
            throw new SampleRefusal(400, "order_ended", "it is " + order.state());
        }
        orders.put(id, order.cancelled());
        return order(id);
    }

    synchronized SampleResponses.Orders open() {
        return new SampleResponses.Orders(orders.values().stream()
                .filter(SampleOrder::isOpen)
                .map(SampleOrder::response)
                .toList());
    }

    synchronized SampleResponses.Fills fills(long from, long to) {
        return new SampleResponses.Fills(fills.stream()
                .filter(fill -> fill.millis() >= from && fill.millis() <= to)
                .toList());
    }

    synchronized SampleResponses.Fills fillsOf(String order) {
        return new SampleResponses.Fills(
                fills.stream().filter(fill -> fill.order().equals(order)).toList());
    }

    private SampleOrder known(String id) {
        return Optional.ofNullable(orders.get(id))
                .orElseThrow(() -> new SampleRefusal(404, "unknown_order", "there is no such order"));
    }
}
