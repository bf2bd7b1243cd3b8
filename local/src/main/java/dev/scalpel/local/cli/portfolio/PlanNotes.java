package dev.scalpel.local.cli.portfolio;

import dev.scalpel.settings.portfolio.PortfolioStrategy;
import dev.scalpel.strategy.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What a run would take from a model, and a plan does not. */
final class PlanNotes {

    private PlanNotes() {}

    /** @param signalled strategies with a signal */
    static List<String> of(NamedPortfolio portfolio, Set<String> signalled) {
        List<String> notes = new ArrayList<>();
        for (PortfolioStrategy strategy : portfolio.portfolio().strategies()) {
            if (signalled.contains(strategy.name())) {
                if (strategy.origin() == Origin.MODEL) {
                    notes.add(strategy.name() + " follows the model of " + strategy.instrument()
                            + ": a run takes target and size from it, this plan takes all of the share");
                }
                portfolio
                        .filter(strategy)
                        .ifPresent(words -> notes.add(
                                strategy.name() + ": filter by the model " + words + "; this plan enters without it"));
            }
        }
        return notes;
    }
}
