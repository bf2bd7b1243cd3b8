package dev.scalpel.venue.sample;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * An order at the stand-in.
 *
 * @param value of what has been filled
 * @param changed epoch milliseconds
 */
record SampleOrder(
        SampleResponses.Placed request,
        String state,
        BigDecimal filled,
        BigDecimal value,
        boolean triggered,
        long changed) {

    private static final String OPEN = "open";
    static final BigDecimal STEP = new BigDecimal("0.1");
    static final BigDecimal MAX_QUANTITY = new BigDecimal("1000");

    /** The venue's rules for any order. */
    static SampleOrder checked(SampleResponses.Placed request, long now) {
        refuseIf(now > request.acceptUntil(), "order_expired", "it arrived too late");
        refuseIf(!request.instrument().equals(SampleRoutes.INSTRUMENT), "unknown_instrument", request.instrument());
        refuseIf(!request.side().matches("BUY|SELL"), "bad_side", request.side());
        refuseIf(!request.id().matches("[A-Za-z0-9_-]{1,36}"), "bad_id", request.id());
        BigDecimal quantity = request.quantity();
        refuseIf(
                quantity.signum() <= 0 || quantity.compareTo(MAX_QUANTITY) > 0 || !isMultiple(quantity, STEP),
                "bad_quantity",
                quantity + " must be a multiple of " + STEP + " up to " + MAX_QUANTITY);
        boolean target = request.target() != null;
        refuseIf(target && request.trigger() != null, "two_triggers", "a target has no trigger");
        refuseIf(target && !request.reduceOnly(), "opens", "a target only closes");
        refuseIf(target == (request.limit() != null), "no_limit", "there are no market orders but targets");
        for (BigDecimal price : new BigDecimal[] {request.limit(), request.trigger(), request.target()}) {
            Optional.ofNullable(price).ifPresent(SampleOrder::requirePrice);
        }
        return new SampleOrder(request, OPEN, BigDecimal.ZERO, BigDecimal.ZERO, false, now);
    }

    private static void requirePrice(BigDecimal price) {
        refuseIf(
                price.signum() <= 0 || !isMultiple(price, SampleMarket.TICK),
                "bad_price",
                price + " must be a multiple of " + SampleMarket.TICK);
    }

    /** Half of a quantity in whole steps, at least one. */
    static BigDecimal half(BigDecimal quantity) {
        return quantity.divide(STEP.add(STEP), 0, RoundingMode.UP).multiply(STEP);
    }

    private static boolean isMultiple(BigDecimal number, BigDecimal of) {
        return number.remainder(of).signum() == 0;
    }

    private static void refuseIf(boolean broken, String code, String message) {
        if (broken) {
            throw new SampleRefusal(code.equals("unknown_instrument") ? 404 : 400, code, message);
        }
    }

    String id() {
        return request.id();
    }

    String side() {
        return request.side();
    }

    /** +1 of a purchase, −1 of a sale. */
    int sign() {
        return request.side().equals("BUY") ? 1 : -1;
    }

    BigDecimal quantity() {
        return request.quantity();
    }

    /** What has not been filled. */
    BigDecimal remaining() {
        return quantity().subtract(filled);
    }

    boolean reduceOnly() {
        return request.reduceOnly();
    }

    boolean isStop() {
        return request.trigger() != null;
    }

    boolean isTarget() {
        return request.target() != null;
    }

    /** Whether it waits for a price. */
    boolean rests() {
        return isStop() || isTarget();
    }

    /** Whether both could close the same part of a position: a target is the alternative to a stop. */
    boolean adds(SampleOrder other) {
        return sign() == other.sign() && isTarget() == other.isTarget();
    }

    boolean isOpen() {
        return state.equals(OPEN);
    }

    /** Whether the limit allows this price. */
    boolean tradesAt(BigDecimal best) {
        return request.limit() == null || best.compareTo(request.limit()) * sign() <= 0;
    }

    /**
     * Whether a stop's trigger is reached by the best price, or a target by the last one, or was before.
     *
     * @param best at which it would trade
     */
    boolean isTriggeredAt(BigDecimal best, BigDecimal last) {
        return triggered
                || (isStop()
                        ? best.compareTo(request.trigger()) * sign() >= 0
                        : last.compareTo(request.target()) * sign() <= 0);
    }

    SampleOrder triggered(long now) {
        return triggered ? this : new SampleOrder(request, state, filled, value, true, now);
    }

    SampleOrder cancelled() {
        return new SampleOrder(request, "cancelled", filled, value, triggered, changed);
    }

    /** After an execution of this much, with which it ends: a part that a reduce-only order could not close is cancelled. */
    SampleOrder filled(BigDecimal quantity, BigDecimal price, long now) {
        SampleOrder after = executed(quantity, price, now);
        return after.remaining().signum() == 0 ? after : after.cancelled();
    }

    /** After an execution of this much; it stays open for the rest. */
    SampleOrder executed(BigDecimal quantity, BigDecimal price, long now) {
        BigDecimal total = filled.add(quantity);
        String next = total.compareTo(quantity()) == 0 ? "filled" : state;
        return new SampleOrder(request, next, total, value.add(quantity.multiply(price)), triggered, now);
    }

    SampleResponses.Order response() {
        return new SampleResponses.Order(
                id(),
                side(),
                state,
                quantity(),
                filled,
                value,
                request.limit(),
                request.trigger(),
                request.target(),
                triggered,
                reduceOnly(),
                changed);
    }
}
