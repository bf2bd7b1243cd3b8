package dev.scalpel.portfolio.round;

import dev.scalpel.portfolio.allocation.Holding;
import dev.scalpel.portfolio.allocation.StrategyMarket;
import dev.scalpel.portfolio.state.Protection;
import dev.scalpel.portfolio.state.ProtectionTerms;
import dev.scalpel.portfolio.state.RestingOrders;
import dev.scalpel.trading.ExitReason;
import dev.scalpel.trading.OrderSide;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.venue.OrderKind;
import dev.scalpel.venue.trading.OrderPricing;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;

/**
 * Where a position's protective orders are to rest, in which quantity, and whether it must be closed instead. Pure.
 *
 * @param quantity in whole steps, the most that one order can close
 * @param stop trigger of the stop
 * @param stopLimit where there are no stops at market
 * @param target empty without one
 */
record ProtectiveLevels(
        PositionSide side,
        BigDecimal quantity,
        BigDecimal stop,
        Optional<BigDecimal> stopLimit,
        Optional<BigDecimal> target,
        StrategyMarket market,
        RestingOrders resting,
        Protection protection,
        boolean stopHangs) {

    /** Of a strategy that holds something. */
    static ProtectiveLevels of(StepBuilder step, String name, ProtectionTerms terms) {
        Holding held = step.held(name)
                .orElseThrow(() -> new IllegalStateException(name + " holds nothing that could be protected"));
        return of(step, name, held, step.known(name).protection(), terms);
    }

    /** @param held by the books, or by reports that are ahead of them */
    static ProtectiveLevels of(
            StepBuilder step, String name, Holding held, Protection protection, ProtectionTerms terms) {
        StrategyMarket market = step.market(name);
        RestingOrders resting = step.resting(name);
        BigDecimal average = averagePrice(step, name, held, market);
        BigDecimal stop = stop(held.side(), average, terms, market);
        OrderSide exit = held.side().exitSide();
        return new ProtectiveLevels(
                held.side(),
                market.filters()
                        .floorQuantity(held.quantity().min(market.filters().maxQuantity())),
                stop,
                stopLimit(exit, stop, market, step.terms().protection()),
                terms.takeProfit()
                        .map(share -> OrderPricing.target(
                                exit,
                                shifted(average, held.side().sign(), share).doubleValue(),
                                market.filters())),
                market,
                resting,
                protection,
                resting.stopHangs(step.now(), step.terms().protection().stopTimeoutMillis()));
    }

    /** Whether the venue would accept the stop of a position of this size, entered at this price. */
    static boolean acceptsStop(
            PositionSide side,
            BigDecimal quantity,
            BigDecimal price,
            ProtectionTerms terms,
            StrategyMarket market,
            ProtectionRules rules) {
        BigDecimal stop = stop(side, price, terms, market);
        BigDecimal lowest =
                stopLimit(side.exitSide(), stop, market, rules).orElse(stop).min(stop);
        return market.acceptedQuantity(quantity, lowest).signum() > 0;
    }

    /** Why the position must be closed by other orders: its stop cannot rest, or does not fill, or a level is reached. */
    Optional<ExitReason> mustClose() {
        boolean rests = resting.covered().signum() > 0;
        if (stopHangs || (!rests && reached(stop, -1))) {
            return Optional.of(ExitReason.STOP);
        }
        boolean watched = !market.orders().lists()
                && (!market.orders().targets() || protection.refusedTargets() >= ProtectionRules.MAX_REFUSED);
        if (target.filter(level -> (watched || !rests) && reached(level, 1)).isPresent()) {
            return Optional.of(ExitReason.TARGET);
        }
        BigDecimal lowest = stopLimit.orElse(stop).min(stop);
        boolean accepted = market.filters().accepts(quantity, lowest);
        return !rests && (!accepted || protection.refusedStops() >= ProtectionRules.MAX_REFUSED)
                ? Optional.of(ExitReason.HALT)
                : Optional.empty();
    }

    /** The target that rests in one list with the stop. */
    Optional<BigDecimal> listedTarget() {
        return target.filter(level -> market.orders().lists());
    }

    /** The target that rests as an order of its own. */
    Optional<BigDecimal> ownTarget() {
        boolean given = market.orders().targets() && !market.orders().lists();
        return target.filter(level -> given && protection.refusedTargets() < ProtectionRules.MAX_REFUSED);
    }

    /** Whether an exit at the best price would be at the level or beyond; {@code direction} is +1 for a target, -1 for a stop. */
    private boolean reached(BigDecimal level, int direction) {
        BigDecimal price = market.quote().takerPrice(side.exitSide());
        return price.compareTo(level) * direction * side.sign() >= 0;
    }

    /**
     * What cost and quantity say, less the digits that their rounding adds. Of a cost in another currency than the prices, the trade's
     * own price; what is only reported yet costs what it does at the present rate.
     */
    private static BigDecimal averagePrice(StepBuilder step, String name, Holding held, StrategyMarket market) {
        return step.known(name)
                .trade()
                .filter(trade -> market.denomination().converts())
                .map(trade -> trade.entry().price(trade.multiplier()))
                .orElseGet(
                        () -> held.cost().divide(market.value(held.quantity(), BigDecimal.ONE), MathContext.DECIMAL64));
    }

    private static BigDecimal stop(PositionSide side, BigDecimal price, ProtectionTerms terms, StrategyMarket market) {
        BigDecimal level = shifted(price, -side.sign(), terms.stopLoss());
        return OrderPricing.trigger(side.exitSide(), level.doubleValue(), market.filters());
    }

    private static Optional<BigDecimal> stopLimit(
            OrderSide exit, BigDecimal stop, StrategyMarket market, ProtectionRules rules) {
        return market.orders().allows(OrderKind.STOP_MARKET)
                ? Optional.empty()
                : Optional.of(OrderPricing.stopLimit(exit, stop, rules.stopLimitOffsetBp(), market.filters()));
    }

    private static BigDecimal shifted(BigDecimal price, int sign, BigDecimal share) {
        return price.add(price.multiply(share).multiply(BigDecimal.valueOf(sign)));
    }
}
