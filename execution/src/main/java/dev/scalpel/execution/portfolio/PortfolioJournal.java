package dev.scalpel.execution.portfolio;

import dev.scalpel.ledger.Intent;
import dev.scalpel.portfolio.records.OrderRow;
import dev.scalpel.portfolio.records.PortfolioRecords;
import dev.scalpel.portfolio.state.PortfolioState;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Writes what has happened to the files, before the state forgets it: orders that have ended, and outcomes of signals. Every merge
 * may be repeated.
 */
final class PortfolioJournal {

    private final PortfolioRecords records;

    /** An optimisation only: another process merges the same rows once more, which changes nothing. */
    private final Map<String, String> merged = new ConcurrentHashMap<>();

    PortfolioJournal(PortfolioRecords records) {
        this.records = records;
    }

    /** Merges what the stored state's outbox holds. */
    void merge(String portfolio, PortfolioState stored) {
        if (!stored.outbox().isEmpty() && !isMerged(portfolio, stored)) {
            records.mergeOutcomes(portfolio, stored.outbox());
            merged.put(portfolio, name(stored));
        }
    }

    /** What is to be stored next, without what is certainly in the files. */
    PortfolioState withoutMerged(PortfolioState stored, PortfolioState next) {
        return next.withoutOutcomes(stored.outbox());
    }

    /** Merges orders that have ended: the next state no longer has them. */
    void mergeEnded(PortfolioConfig config, PortfolioState known, long revision, Function<Intent, BigDecimal> multiplier) {
        List<OrderRow> rows = known.intents().stream()
                .filter(intent -> !intent.status().unresolved())
                .map(intent -> OrderRow.of(
                        intent,
                        known.strategy(intent.strategy().name()).pending(),
                        multiplier.apply(intent),
                        revision))
                .toList();
        if (!rows.isEmpty()) {
            records.mergeOrders(config.name(), rows);
        }
    }

    private boolean isMerged(String portfolio, PortfolioState stored) {
        return name(stored).equals(merged.get(portfolio));
    }

    private static String name(PortfolioState state) {
        return state.revision() + " by " + state.writer();
    }
}
