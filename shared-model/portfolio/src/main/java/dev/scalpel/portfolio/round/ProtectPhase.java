package dev.scalpel.portfolio.round;

import dev.scalpel.ledger.Intent;
import dev.scalpel.portfolio.state.Protection;
import dev.scalpel.portfolio.state.ProtectionTerms;
import dev.scalpel.portfolio.state.RestingOrders;
import dev.scalpel.strategy.Strategy;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Lets a stop, and a target where there is one, rest at the venue for exactly what a strategy holds. What rests for another
 * quantity or at another level is cancelled first, and replaced once the venue has confirmed that. Pure.
 */
final class ProtectPhase {

    private ProtectPhase() {}

    static void plan(StepBuilder step) {
        for (Strategy strategy : step.strategies()) {
            String name = strategy.name();
            if (step.isAtRest(name)) {
                protect(step, name);
            }
        }
    }

    private static void protect(StepBuilder step, String name) {
        Optional<ProtectionTerms> terms = step.protection(name);
        RestingOrders resting = step.resting(name);
        if (terms.isEmpty()) {
            if (!resting.isEmpty()) {
                step.cancel(name, resting);
            }
            return;
        }
        ProtectiveLevels levels = ProtectiveLevels.of(step, name, terms.get());
        if (resting.isEmpty()) {
            sendStop(step, name, levels);
            protectedBy(step, name, terms.get());
        } else if (!isRight(resting, levels)) {
            step.cancel(name, resting);
        } else {
            step.changeStrategy(name, known -> known.withProtection(Protection::settled));
            protectedBy(step, name, terms.get());
            if (levels.ownTarget().isPresent() && resting.of(Intent.Kind.TARGET).isEmpty()) {
                StepBuilder.Levels prices =
                        new StepBuilder.Levels(Optional.empty(), Optional.empty(), levels.ownTarget());
                step.protect(name, Intent.Kind.TARGET, levels.side().exitSide(), levels.quantity(), prices);
            }
        }
    }

    /** A stop that was sent before the first execution was listed had no trade yet. */
    private static void protectedBy(StepBuilder step, String name, ProtectionTerms terms) {
        step.changeStrategy(name, known -> known.withTrade(known.trade().map(trade -> trade.protectedBy(terms))));
    }

    static boolean isRight(RestingOrders resting, ProtectiveLevels levels) {
        List<Intent> stops = resting.of(Intent.Kind.PROTECTION);
        return stops.size() == 1
                && resting.covered().compareTo(levels.quantity()) == 0
                && is(stops.get(0).stopPrice(), Optional.of(levels.stop()))
                && is(stops.get(0).targetPrice(), levels.listedTarget())
                && resting.of(Intent.Kind.TARGET).stream()
                        .allMatch(target -> is(target.targetPrice(), levels.ownTarget())
                                && left(target).compareTo(levels.quantity()) == 0);
    }

    private static BigDecimal left(Intent order) {
        return order.quantity().subtract(order.filledQuantity());
    }

    private static boolean is(Optional<BigDecimal> price, Optional<BigDecimal> wanted) {
        return price.map(BigDecimal::stripTrailingZeros).equals(wanted.map(BigDecimal::stripTrailingZeros));
    }

    static void sendStop(StepBuilder step, String name, ProtectiveLevels levels) {
        StepBuilder.Levels prices =
                new StepBuilder.Levels(levels.stopLimit(), Optional.of(levels.stop()), levels.listedTarget());
        step.protect(name, Intent.Kind.PROTECTION, levels.side().exitSide(), levels.quantity(), prices);
    }
}
