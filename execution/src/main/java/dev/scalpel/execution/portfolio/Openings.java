package dev.scalpel.execution.portfolio;

import dev.scalpel.ledger.Intent;
import dev.scalpel.portfolio.allocation.Holding;
import dev.scalpel.portfolio.state.PortfolioState;
import dev.scalpel.portfolio.state.StrategyState;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a portfolio's state still has to do. Pure. */
final class Openings {

    private Openings() {}

    /** Strategies that are to open a position and hold none. */
    static List<String> of(PortfolioState state) {
        if (state.halted().isPresent()) {
            return List.of();
        }
        return state.strategies().entrySet().stream()
                .filter(entry -> isOpening(state, entry.getKey(), entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static boolean isOpening(PortfolioState state, String name, StrategyState known) {
        return known.pending().isPresent()
                && known.target().side().isPresent()
                && state.books().holding(name).isEmpty();
    }

    /** Whether what a strategy holds is to be closed. */
    static boolean mustClose(PortfolioState state, String name) {
        Optional<Holding> held = state.books().holding(name);
        return held.isPresent()
                && (state.halted().isPresent()
                        || !state.strategy(name).target().side().equals(held.map(Holding::side)));
    }

    static boolean anyMustClose(PortfolioState state) {
        return state.books().holdings().keySet().stream().anyMatch(name -> mustClose(state, name));
    }

    /** Whether something is still to be closed or opened. */
    static boolean isUnderWay(PortfolioState state) {
        return state.isAmbiguous()
                || anyMustClose(state)
                || state.strategies().values().stream()
                        .anyMatch(known -> known.pending().isPresent());
    }

    /**
     * Whether a run has anything to do besides signals that are due. Orders that rest, and lost ones that may turn up, are looked up
     * in each run.
     */
    static boolean isBusy(PortfolioState state, long now) {
        return state.intents().stream()
                        .anyMatch(intent -> intent.status() != Intent.Status.LAPSED || intent.mayTurnUp(now))
                || anyMustClose(state)
                || state.strategies().values().stream()
                        .anyMatch(known ->
                                known.pending().isPresent() || known.work().isPresent());
    }
}
