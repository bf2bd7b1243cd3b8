package dev.scalpel.venue.sample;

import dev.scalpel.trading.margin.IsolatedMargin;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The stand-in's only account. What trades at once fills at the best price, a stop rests until its trigger is reached. Reads may
 * report an earlier state; answers to orders never do.
 */
final class SampleAccount {

    private static final int LEVELS = 5;
    private static final BigDecimal LEVEL_QUANTITY = new BigDecimal("2");

    private final Clock clock;
    private final Map<String, SampleOrder> orders = new LinkedHashMap<>();
    private final List<SampleResponses.OneFill> fills = new ArrayList<>();
    private final List<String> againstThePosition = new ArrayList<>();
    private final List<SampleResponses.Payment> payments = new ArrayList<>();
    private SamplePosition position = SamplePosition.flat(new BigDecimal("10000"));
    private final SamplePast past = new SamplePast();
    private final SamplePartialFills partialFills = new SamplePartialFills();
    private SampleResponses.Margin setup = new SampleResponses.Margin(false, false, 10);
    private BigDecimal fundingRate = new BigDecimal("0.0001");
    private BigDecimal price = BigDecimal.ZERO;

    SampleAccount(Clock clock) {
        this.clock = clock;
    }

    synchronized SamplePosition position() {
        return position;
    }

    /** From now on reads report what was so long ago; zero for what is. */
    synchronized void delayReads(Duration behind) {
        past.delay(behind);
    }

    /** How many reads have reported something else than what was. */
    synchronized int staleReads() {
        return past.staleReads();
    }

    /** The next fill of such an order is of this share of the rest, which then waits so long, or is cancelled if it does not rest. */
    synchronized void fillPartially(Predicate<SampleOrder> which, BigDecimal share, Duration hold) {
        partialFills.add(which, share, hold);
    }

    /** Of money from outside. */
    synchronized void deposit(BigDecimal amount) {
        position = new SamplePosition(
                position.quantity(), position.cash().add(amount), position.entryPrice(), position.margin());
        remember();
    }

    synchronized List<SampleResponses.OneFill> fills() {
        return List.copyOf(fills);
    }

    /** All orders that were ever accepted, oldest first. */
    synchronized List<SampleOrder> orders() {
        return List.copyOf(orders.values());
    }

    private SampleState state() {
        return new SampleState(
                Collections.unmodifiableMap(new LinkedHashMap<>(orders)),
                List.copyOf(fills),
                List.copyOf(payments),
                position);
    }

    private void remember() {
        past.add(clock.millis(), state());
    }

    private <T> T read(Function<SampleState, T> reading) {
        return past.read(clock.millis(), state(), reading);
    }

    synchronized SampleResponses.Account account() {
        return read(seen -> new SampleResponses.Account(
                seen.position().wallet(price),
                seen.position().unrealised(price),
                seen.position().available(price),
                seen.position().isolated().map(open -> open.maintenance(price)).orElse(BigDecimal.ZERO),
                true,
                false));
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
            if (order.isOpen() && order.isTriggeredAt(best(order), price)) {
                SampleOrder triggered = order.triggered(clock.millis());
                orders.put(order.id(), triggered.tradesAt(best(order)) ? restingFilled(triggered) : triggered);
            }
        }
        if (position.isolated().filter(open -> open.isLiquidatedAt(price)).isPresent()) {
            liquidate();
        }
        remember();
    }

    /** At the price, at worst at that at which the margin is lost; its orders are cancelled with it. */
    private void liquidate() {
        BigDecimal bankruptcy = position.isolated().orElseThrow().bankruptcyPrice();
        BigDecimal at = (position.quantity().signum() > 0 ? price.max(bankruptcy) : price.min(bankruptcy))
                .setScale(SamplePosition.PRICE_SCALE, RoundingMode.HALF_EVEN);
        BigDecimal fee = position.liquidationFee(at);
        orders.replaceAll((id, order) -> order.isOpen() ? order.cancelled() : order);
        closeByVenue("liquidation", position.quantity().abs(), at);
        if (fee.signum() > 0) {
            pay("liquidation", fee.negate());
        }
    }

    /** Closes this much of the position against another account's liquidation. */
    synchronized void deleverage(BigDecimal quantity) {
        closeByVenue("deleveraging", quantity, price);
        remember();
    }

    private void closeByVenue(String cause, BigDecimal quantity, BigDecimal at) {
        int sign = -position.quantity().signum();
        String id = "v" + (fills.size() + 1);
        position = position.after(sign, quantity, at, setup.leverage());
        fills.add(new SampleResponses.OneFill(
                "f" + id,
                id,
                sign > 0 ? "BUY" : "SELL",
                at,
                quantity,
                SamplePosition.fee(quantity, at),
                cause,
                clock.millis()));
    }

    /** The rate of the next fundings; longs pay it to shorts. */
    synchronized void fundingRate(BigDecimal rate) {
        fundingRate = rate;
    }

    /** Settles the funding of this time. */
    synchronized void fund() {
        if (position.quantity().signum() != 0) {
            pay("funding", position.funding(fundingRate, price));
            remember();
        }
    }

    private void pay(String kind, BigDecimal amount) {
        position = position.paid(amount);
        payments.add(new SampleResponses.Payment("m" + (payments.size() + 1), kind, amount, clock.millis()));
    }

    synchronized SampleResponses.Payments payments(long from, long to) {
        return read(seen -> new SampleResponses.Payments(seen.payments().stream()
                .filter(payment -> payment.millis() >= from && payment.millis() <= to)
                .toList()));
    }

    /** The sum of all payments of this kind. */
    synchronized BigDecimal paid(String kind) {
        return payments.stream()
                .filter(payment -> payment.kind().equals(kind))
                .map(SampleResponses.Payment::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    synchronized SampleResponses.Position reported(Optional<BigDecimal> quantity) {
        return read(seen -> new SampleResponses.Position(
                quantity.orElse(seen.position().quantity()),
                seen.position().quantity().signum() == 0 && quantity.isPresent()
                        ? price
                        : seen.position().entryPrice(),
                price,
                seen.position()
                        .isolated()
                        .flatMap(IsolatedMargin::liquidationPrice)
                        .orElse(null),
                seen.position().margin()));
    }

    synchronized SampleResponses.Margin margin() {
        return setup;
    }

    /** Changes how positions are opened, which an open position or order forbids. */
    synchronized SampleResponses.Margin margin(SampleResponses.Margin wanted) {
        boolean modeChanges = wanted.oneWay() != setup.oneWay() || wanted.isolated() != setup.isolated();
        boolean inTheWay =
                position.quantity().signum() != 0 || orders.values().stream().anyMatch(SampleOrder::isOpen);
        if (modeChanges && inTheWay) {
            throw new SampleRefusal(400, "in_the_way", "there are orders or a position");
        }
        if (wanted.leverage() < 1 || wanted.leverage() > SamplePosition.MAX_LEVERAGE) {
            throw new SampleRefusal(400, "bad_leverage", "at most " + SamplePosition.MAX_LEVERAGE);
        }
        setup = wanted;
        return setup;
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
        SampleOrder placed = order.rests() ? order : order.tradesAt(best(order)) ? filled(order) : order.cancelled();
        orders.put(order.id(), placed);
        remember();
        return placed.response();
    }

    /** All reduce-only orders together must not exceed the position, nor all targets. */
    private void requireReducing(SampleOrder order) {
        BigDecimal resting = orders.values().stream()
                .filter(other -> other.isOpen() && other.adds(order))
                .map(SampleOrder::remaining)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        if (resting.add(order.quantity()).compareTo(position.closable(order.sign())) > 0) {
            throw new SampleRefusal(400, "exceeds_position", "a reduce-only order must not exceed the position");
        }
    }

    private void requireMargin(SampleOrder order) {
        BigDecimal notional = order.quantity().multiply(best(order));
        BigDecimal needed = SamplePosition.TERMS
                .withLeverage(setup.leverage())
                .initialMargin(notional)
                .add(SamplePosition.fee(order.quantity(), best(order)));
        if (needed.compareTo(position.available(price)) > 0) {
            throw new SampleRefusal(400, "insufficient_margin", "the wallet does not cover the margin");
        }
    }

    /** A reduce-only order that finds less than its quantity closes that, and the rest of it ends. */
    private SampleOrder filled(SampleOrder order) {
        BigDecimal quantity = partialFills.of(order, possible(order), clock.millis());
        if (quantity.signum() == 0) {
            return order.cancelled();
        }
        execute(order, quantity);
        return order.filled(quantity, best(order), clock.millis());
    }

    /** As above, but the rest of a partial fill goes on resting. */
    private SampleOrder restingFilled(SampleOrder order) {
        BigDecimal possible = possible(order);
        if (possible.signum() == 0) {
            return order.cancelled();
        }
        BigDecimal quantity = partialFills.of(order, possible, clock.millis());
        if (quantity.signum() == 0) {
            return order;
        }
        execute(order, quantity);
        return quantity.compareTo(possible) == 0
                ? order.filled(quantity, best(order), clock.millis())
                : order.executed(quantity, best(order), clock.millis());
    }

    private BigDecimal possible(SampleOrder order) {
        return order.reduceOnly() ? order.remaining().min(position.closable(order.sign())) : order.remaining();
    }

    private void execute(SampleOrder order, BigDecimal quantity) {
        BigDecimal at = best(order);
        position = position.after(order.sign(), quantity, at, setup.leverage());
        fills.add(new SampleResponses.OneFill(
                "f" + (fills.size() + 1),
                order.id(),
                order.side(),
                at,
                quantity,
                SamplePosition.fee(quantity, at),
                "order",
                clock.millis()));
    }

    private BigDecimal best(SampleOrder order) {
        return order.sign() > 0 ? book().ask() : book().bid();
    }

    synchronized SampleResponses.Order order(String id) {
        return read(seen -> Optional.ofNullable(seen.orders().get(id)).map(SampleOrder::response))
                .orElseThrow(SampleAccount::unknown);
    }

    synchronized SampleResponses.Order cancel(String id) {
        SampleOrder order = known(id);
        if (!order.isOpen()) {
            throw new SampleRefusal(400, "order_ended", "it is " + order.state());
        }
        SampleOrder cancelled = order.cancelled();
        orders.put(id, cancelled);
        remember();
        return cancelled.response();
    }

    synchronized SampleResponses.Orders open() {
        return read(seen -> new SampleResponses.Orders(seen.orders().values().stream()
                .filter(SampleOrder::isOpen)
                .map(SampleOrder::response)
                .toList()));
    }

    synchronized SampleResponses.Fills fills(long from, long to) {
        return read(seen -> new SampleResponses.Fills(seen.fills().stream()
                .filter(fill -> fill.millis() >= from && fill.millis() <= to)
                .toList()));
    }

    synchronized SampleResponses.Fills fillsOf(String order) {
        return read(seen -> new SampleResponses.Fills(
                seen.fills().stream().filter(fill -> fill.order().equals(order)).toList()));
    }

    private SampleOrder known(String id) {
        return Optional.ofNullable(orders.get(id)).orElseThrow(SampleAccount::unknown);
    }

    private static SampleRefusal unknown() {
        return new SampleRefusal(404, "unknown_order", "there is no such order");
    }
}
