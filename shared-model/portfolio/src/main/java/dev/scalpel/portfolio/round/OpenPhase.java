package dev.scalpel.portfolio.round;

import dev.scalpel.portfolio.allocation.Allocation;
import dev.scalpel.portfolio.allocation.EntryTerms;
import dev.scalpel.portfolio.allocation.SizedOrder;
import dev.scalpel.portfolio.allocation.SizedOrder.Purpose;
import dev.scalpel.portfolio.allocation.Sizes;
import dev.scalpel.portfolio.state.ProtectionTerms;
import dev.scalpel.portfolio.state.StrategyState;
import dev.scalpel.portfolio.state.Work;
import dev.scalpel.signals.Outcome;
import dev.scalpel.strategy.Strategy;
import dev.scalpel.trading.PositionSide;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Opens what is to be held, by what the fills of the phases before have left to spend. Pure. */
final class OpenPhase {

    private OpenPhase() {}

    static void plan(StepBuilder step) {
        Map<String, PositionSide> opening = possible(step);
        if (opening.isEmpty()) {
            return;
        }
        List<SizedOrder> rests = rests(step, opening);
        Allocation allocation = step.terms().allocation();
        // What has begun is finished first: sizes of new entries count on nothing that is still to be bought.
        Sizes sizes = rests.isEmpty()
                ? allocation.entries(step.state().books(), opening, terms(step, opening), step.markets())
                : allocation.rests(step.state().books(), rests, step.markets());
        for (SizedOrder order : sizes.orders()) {
            Optional<Work> begun = step.work(order.strategy(), Purpose.OPEN);
            if (begun.isEmpty() && !isProtectable(step, order)) {
                step.end(order.strategy(), Outcome.BELOW_MINIMUM, Optional.of("its stop"));
                continue;
            }
            Work work = begun.map(Work::again).orElseGet(() -> step.begun(Purpose.OPEN, order.quantity()));
            step.send(order, work, Optional.of(order.limit()));
        }
        for (String name : sizes.belowMinimum()) {
            step.end(name, rests.isEmpty() ? Outcome.BELOW_MINIMUM : Outcome.UNDERFILLED);
        }
    }

    /** Those of a size that their instrument can have; the signals of the others end. */
    private static Map<String, PositionSide> possible(StepBuilder step) {
        Map<String, PositionSide> opening = new TreeMap<>(opening(step));
        Map<String, EntryTerms> terms = terms(step, opening);
        for (String name : List.copyOf(opening.keySet())) {
            Optional<String> refusal = Allocation.refusal(step.terms().strategy(name), terms, step.markets());
            if (refusal.isPresent()) {
                step.end(name, Outcome.FAILED, refusal);
                opening.remove(name);
            }
        }
        return opening;
    }

    private static List<SizedOrder> rests(StepBuilder step, Map<String, PositionSide> opening) {
        List<SizedOrder> rests = new ArrayList<>();
        opening.forEach((name, side) -> step.work(name, Purpose.OPEN)
                .ifPresent(work ->
                        rests.add(Allocation.order(name, Purpose.OPEN, side, work.remaining(), step.market(name)))));
        return rests;
    }

    /** What cannot be protected is not opened. */
    private static boolean isProtectable(StepBuilder step, SizedOrder order) {
        String name = order.strategy();
        ProtectionRules rules = step.terms().protection();
        return rules.of(name, step.known(name))
                .map(terms -> ProtectiveLevels.acceptsStop(
                        PositionSide.openedBy(order.side()),
                        order.quantity(),
                        order.limit(),
                        terms,
                        step.market(name),
                        rules))
                .orElse(true);
    }

    /** Those that are to hold something and have not got it, or not all of it. */
    static Map<String, PositionSide> opening(StepBuilder step) {
        Map<String, PositionSide> opening = new TreeMap<>();
        if (step.state().halted().isPresent()) {
            return opening;
        }
        for (Strategy strategy : step.strategies()) {
            String name = strategy.name();
            StrategyState known = step.known(name);
            boolean begun = step.work(name, Purpose.OPEN).isPresent();
            boolean empty = step.held(name).isEmpty();
            known.target()
                    .side()
                    .filter(side -> known.pending().isPresent() && (begun || empty) && step.mayOpen(name))
                    .ifPresent(side -> opening.put(name, side));
        }
        return opening;
    }

    /** Which part of its size each of them opens, and where its stop is to rest. */
    static Map<String, EntryTerms> terms(StepBuilder step, Map<String, PositionSide> opening) {
        Map<String, EntryTerms> terms = new HashMap<>();
        opening.keySet()
                .forEach(name -> terms.put(
                        name,
                        new EntryTerms(
                                step.known(name).size(),
                                step.terms()
                                        .protection()
                                        .of(name, step.known(name))
                                        .map(ProtectionTerms::stopLoss))));
        return terms;
    }
}
