package dev.scalpel.portfolio.allocation;

import dev.scalpel.trading.PositionSide;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What one execution makes of a strategy's holding, and of the cash.
 *
 * @param holding after it; empty for none
 * @param cash that it adds, or takes as a negative amount
 */
record Booking(Optional<Holding> holding, BigDecimal cash) {

    /** An execution that opened or enlarged the strategy's position. */
    static Booking opening(String strategy, Optional<Holding> before, PositionSide side, Execution execution) {
        if (before.filter(held -> held.side() != side).isPresent()) {
            throw new IllegalStateException(
                    strategy + " holds " + before.get().side() + ", so nothing can be opened " + side);
        }
        BigDecimal quantity =
                before.map(Holding::quantity).orElse(BigDecimal.ZERO).add(execution.quantity());
        BigDecimal cost = before.map(Holding::cost).orElse(BigDecimal.ZERO).add(execution.value());
        BigDecimal left = quantity.subtract(baseFee(side, execution));
        BigDecimal paid =
                execution.value().add(execution.feeIn(Execution.FeeIn.QUOTE)).negate();
        if (left.signum() <= 0) {
            return new Booking(Optional.empty(), paid);
        }
        // A fee in the base asset takes its part of the cost with it.
        BigDecimal kept = left.compareTo(quantity) == 0 ? cost : Exact.proportion(cost, left, quantity);
        return new Booking(Optional.of(new Holding(side, left, kept)), paid);
    }

    /** An execution that closed all or a part of the strategy's position. */
    static Booking closing(String strategy, Optional<Holding> before, Execution execution) {
        Holding held =
                before.orElseThrow(() -> new IllegalStateException(strategy + " holds nothing that could be closed"));
        BigDecimal gone = execution.quantity().add(baseFee(held.side(), execution));
        BigDecimal left = held.quantity().subtract(gone);
        if (left.signum() < 0) {
            throw new IllegalStateException(
                    strategy + " holds " + held.quantity() + ", so " + gone + " cannot be closed");
        }
        BigDecimal received =
                execution.profit().map(held.costOf(gone)::add).orElseGet(() -> received(held, gone, execution.value()));
        return new Booking(held.reducedTo(left), received.subtract(execution.feeIn(Execution.FeeIn.QUOTE)));
    }

    private static BigDecimal received(Holding held, BigDecimal gone, BigDecimal value) {
        return held.side() == PositionSide.LONG
                ? value
                : held.costOf(gone).multiply(BigDecimal.valueOf(2)).subtract(value);
    }

    /** What a fee in the base asset takes from a long position, and adds to a short one. */
    private static BigDecimal baseFee(PositionSide side, Execution execution) {
        return execution.feeIn(Execution.FeeIn.BASE).multiply(BigDecimal.valueOf(side.sign()));
    }
}
