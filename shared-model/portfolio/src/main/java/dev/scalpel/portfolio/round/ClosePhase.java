package dev.scalpel.portfolio.round;

import dev.scalpel.ledger.Intent;
import dev.scalpel.portfolio.allocation.Allocation;
import dev.scalpel.portfolio.allocation.Holding;
import dev.scalpel.portfolio.allocation.SizedOrder.Purpose;
import dev.scalpel.portfolio.state.RestingOrders;
import dev.scalpel.portfolio.state.Work;
import dev.scalpel.strategy.Strategy;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Closes what is to be flat or on the other side; what rests to protect it goes first. What cannot be closed yet waits, and keeps
 * nothing else from being done. Pure.
 */
final class ClosePhase {

    private ClosePhase() {}

    static void plan(StepBuilder step) {
        for (Strategy strategy : step.strategies()) {
            String name = strategy.name();
            Optional<Holding> held = step.held(name);
            RestingOrders resting = step.resting(name);
            boolean nothingToProtect = held.isEmpty() || step.mustClose(name, held.get());
            if (held.isPresent() && nothingToProtect && step.awaitsClose(name)) {
                protectMeanwhile(step, name, resting);
            } else if (!resting.isEmpty() && nothingToProtect) {
                step.cancel(name, resting);
            } else if (held.isPresent() && nothingToProtect && step.mayClose(name)) {
                close(step, name, held.get());
            }
        }
    }

    /**
     * What may be held still is protected until the fate of its close is known. The stop serves that too: it was sent after the close,
     * so look-ups that find it and not the close prove that there is none.
     */
    private static void protectMeanwhile(StepBuilder step, String name, RestingOrders resting) {
        if (resting.isEmpty() && !step.hasLost(name, Intent.Kind.PROTECTION)) {
            step.terms()
                    .protection()
                    .of(name, step.known(name))
                    .map(terms -> ProtectiveLevels.of(step, name, terms))
                    .filter(levels -> levels.mustClose().isEmpty())
                    .ifPresent(levels -> ProtectPhase.sendStop(step, name, levels));
        }
    }

    static void close(StepBuilder step, String name, Holding held) {
        Allocation.close(name, held, step.market(name)).ifPresent(order -> {
            Work work = step.work(name, Purpose.CLOSE)
                    .map(Work::again)
                    .orElseGet(() -> step.begun(Purpose.CLOSE, order.quantity()));
            boolean limited = work.attempt() <= step.terms().attempts();
            Optional<BigDecimal> limit =
                    limited ? Optional.of(order.limit()) : step.market(name).lastLimit(order.side());
            step.send(order, work, limit);
        });
    }
}
