package dev.scalpel.portfolio.booking;

import dev.scalpel.ledger.Intent;
import dev.scalpel.portfolio.allocation.Holding;
import dev.scalpel.portfolio.state.OpenTrade;
import dev.scalpel.portfolio.state.PortfolioState;
import dev.scalpel.portfolio.state.StrategyState;
import dev.scalpel.strategy.Strategy;
import dev.scalpel.trading.ExitReason;
import dev.scalpel.venue.trading.FillCause;
import dev.scalpel.venue.trading.OutsideOrder;
import dev.scalpel.venue.trading.VenueFill;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Executions that no order of ours made, where positions are netted: they close what a strategy holds, with their prices and fees.
 * Those of the venue itself, a liquidation, an auto-deleveraging or a settlement, end its trade: what they leave is closed too.
 * What somebody closes by hand leaves the rest open. Pure.
 */
public final class OutsideClosings {

    private OutsideClosings() {}

    /** From when on executions are not booked yet, epoch milliseconds of the venue's clock; empty without a position. */
    public static Optional<Long> from(PortfolioState state, String strategy) {
        return state.strategy(strategy).trade().map(OutsideClosings::lastFill);
    }

    private static long lastFill(OpenTrade trade) {
        return Math.max(
                trade.entry().time(), trade.exit().map(exit -> exit.time()).orElse(0L));
    }

    /**
     * @param executions at the venue from then on, oldest first
     * @param missing of what the strategy holds; no more is booked
     * @param byHand whether those of orders that are not ours count too: only if none of ours can be among them
     * @param multiplier of the instrument
     */
    public static PortfolioState apply(
            PortfolioState state,
            Strategy strategy,
            List<VenueFill> executions,
            BigDecimal missing,
            boolean byHand,
            BigDecimal multiplier) {
        String name = strategy.name();
        Optional<Holding> held = state.books().holding(name);
        Optional<OpenTrade> trade = state.strategy(name).trade();
        if (held.isEmpty() || trade.isEmpty()) {
            return state;
        }
        List<VenueFill> closing = fitting(
                executions.stream()
                        .filter(fill -> fill.side() == held.get().side().exitSide())
                        .filter(fill -> fill.cause() != FillCause.ORDER
                                || (byHand && fill.fill().time() > lastFill(trade.get()) && !isOurs(state, fill)))
                        .toList(),
                missing);
        PortfolioState after = state;
        for (List<VenueFill> order : OutsideOrder.byOrder(closing.stream())) {
            after = booked(after, strategy, order, multiplier);
        }
        boolean gone = !closing.isEmpty() && after.books().holding(name).isEmpty();
        return gone ? after.withStrategy(name, StrategyState::flat) : after;
    }

    private static boolean isOurs(PortfolioState state, VenueFill fill) {
        return state.intents().stream()
                .flatMap(intent -> intent.orders().stream())
                .anyMatch(order -> order.venueId().equals(fill.venueOrderId()));
    }

    /**
     * Of an order of the owner that did more, as one that turned the position or closed the owner's part too, what is missing. One of
     * the venue that does not fit has been booked before.
     */
    private static List<VenueFill> fitting(List<VenueFill> executions, BigDecimal missing) {
        List<VenueFill> fitting = new ArrayList<>();
        BigDecimal left = missing;
        for (VenueFill fill : executions) {
            BigDecimal taken = fill.fill().quantity().min(left);
            boolean whole = taken.compareTo(fill.fill().quantity()) == 0;
            if (taken.signum() > 0 && (whole || fill.cause() == FillCause.ORDER)) {
                fitting.add(fill.withFill(fill.fill().part(taken)));
                left = left.subtract(taken);
            }
        }
        return fitting;
    }

    private static PortfolioState booked(
            PortfolioState state, Strategy strategy, List<VenueFill> executions, BigDecimal multiplier) {
        String name = strategy.name();
        long opened = state.strategy(name)
                .trade()
                .map(trade -> trade.entry().orderedAt())
                .orElseThrow();
        Intent order = OutsideOrder.of(executions, opened, strategy.id());
        Optional<ExitReason> reason = reason(executions.get(0).cause());
        PortfolioState known = reason.map(because -> state.withStrategy(
                        name,
                        before -> before.flat()
                                .withTrade(before.trade().map(trade -> trade.closing(because, Optional.empty())))))
                .orElse(state);
        return FillBooking.ofOutside(known, order, strategy, multiplier);
    }

    /** Empty where the trade goes on with what is left. */
    private static Optional<ExitReason> reason(FillCause cause) {
        return switch (cause) {
            case LIQUIDATION -> Optional.of(ExitReason.LIQUIDATION);
            case AUTO_DELEVERAGING -> Optional.of(ExitReason.DELEVERAGED);
            case SETTLEMENT -> Optional.of(ExitReason.EXTERNAL);
            case ORDER -> Optional.empty();
        };
    }
}
