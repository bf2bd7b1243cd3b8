package dev.scalpel.portfolio.round;

import dev.scalpel.portfolio.allocation.Allocation;
import dev.scalpel.portfolio.allocation.SizedOrder;
import dev.scalpel.portfolio.allocation.SizedOrder.Purpose;
import dev.scalpel.portfolio.state.PortfolioState;
import dev.scalpel.portfolio.state.Work;
import dev.scalpel.strategy.Strategy;
import dev.scalpel.trading.PositionSide;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sells what holders have above their weights, once in a round, if the entries need the cash. Pure. */
final class TrimPhase {

    private TrimPhase() {}

    static void plan(StepBuilder step) {
        Map<String, PositionSide> opening = OpenPhase.opening(step);
        for (Strategy strategy : step.strategies()) {
            String name = strategy.name();
            Optional<Work> begun = step.work(name, Purpose.TRIM);
            if (begun.isPresent() && opening.isEmpty()) {
                // The entry that it was for is not wanted any more.
                step.withoutWork(name);
            } else {
                begun.ifPresent(work -> again(step, name, work));
            }
        }
        if (!opening.isEmpty() && step.isEmpty() && !step.state().trimmed()) {
            trim(step, opening);
        }
    }

    private static void trim(StepBuilder step, Map<String, PositionSide> opening) {
        List<SizedOrder> trims = step
                .terms()
                .allocation()
                .trims(step.state().books(), opening, OpenPhase.terms(step, opening), step.markets())
                .orders()
                .stream()
                .filter(order -> step.mayClose(order.strategy()))
                .toList();
        trims.stream()
                .map(SizedOrder::strategy)
                .filter(name -> !step.resting(name).isEmpty())
                .forEach(name -> step.cancel(name, step.resting(name)));
        // What their stops fill while they are cancelled changes what the trims have to free.
        if (step.isEmpty()) {
            step.change(PortfolioState::withTrimmed);
            trims.forEach(
                    order -> step.send(order, step.begun(Purpose.TRIM, order.quantity()), Optional.of(order.limit())));
        }
    }

    /**
     * The rest of a trim that has not filled, with a fresh price. A stop that was lost and has turned up goes first, and a trim that
     * may have been executed is waited for.
     */
    private static void again(StepBuilder step, String name, Work work) {
        if (!step.resting(name).isEmpty()) {
            step.cancel(name, step.resting(name));
            return;
        }
        if (step.awaitsClose(name)) {
            return;
        }
        step.held(name)
                .map(held -> Allocation.order(
                        name, Purpose.TRIM, held.side(), work.remaining().min(held.quantity()), step.market(name)))
                .filter(order -> step.market(name).filters().accepts(order.quantity(), order.limit()))
                .ifPresentOrElse(
                        order -> step.send(order, work.again(), Optional.of(order.limit())),
                        () -> step.withoutWork(name));
    }
}
