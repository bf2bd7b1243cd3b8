package dev.scalpel.execution.portfolio;

import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.Outbox;
import dev.scalpel.ledger.TradeRow;
import dev.scalpel.ledger.repository.LedgerRepository;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.portfolio.records.OrderRow;
import dev.scalpel.portfolio.records.PortfolioRecords;
import dev.scalpel.portfolio.state.ClosedTrade;
import dev.scalpel.portfolio.state.PortfolioState;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Writes what has happened to the files before the state forgets it: orders that have ended, trades, outcomes of signals. Every
 * merge may be repeated.
 */
final class PortfolioJournal {

    private final PortfolioRecords records;
    private final LedgerRepository ledger;

    /** An optimisation only: another process merges the same rows once more, which changes nothing. */
    private final Map<String, String> merged = new ConcurrentHashMap<>();

    PortfolioJournal(PortfolioRecords records, LedgerRepository ledger) {
        this.records = records;
        this.ledger = ledger;
    }

    /** Merges the outcomes and trades of the stored state. */
    void merge(PortfolioConfig config, PortfolioState stored) {
        boolean nothing = stored.outbox().isEmpty() && stored.trades().isEmpty();
        String name = stored.revision() + " by " + stored.writer();
        if (nothing || name.equals(merged.get(config.name()))) {
            return;
        }
        records.mergeOutcomes(config.name(), stored.outbox());
        Map<InstrumentId, List<TradeRow>> trades = new TreeMap<>();
        for (ClosedTrade trade : stored.trades()) {
            InstrumentId instrument = config.strategy(trade.strategy().name()).instrument();
            trades.computeIfAbsent(instrument, key -> new ArrayList<>()).add(row(config, trade, stored.revision()));
        }
        trades.forEach((instrument, rows) -> ledger.merge(instrument, new Outbox(List.of(), rows)));
        merged.put(config.name(), name);
    }

    private static TradeRow row(PortfolioConfig config, ClosedTrade trade, long revision) {
        String mode = config.mode().name().toLowerCase(Locale.ROOT);
        return trade.row(config.name(), mode, revision, config.foreignFees(trade));
    }

    /** What is to be stored next, without what is certainly in the files. */
    static PortfolioState withoutMerged(PortfolioState stored, PortfolioState next) {
        return next.withoutOutcomes(stored.outbox()).withoutTrades(stored.trades());
    }

    /** Merges orders that have ended: the next state no longer has them. */
    void mergeEnded(
            PortfolioConfig config, PortfolioState known, long revision, Function<Intent, BigDecimal> multiplier) {
        List<OrderRow> rows = known.intents().stream()
                .filter(intent -> !intent.status().unresolved())
                .map(intent -> OrderRow.of(
                        intent,
                        known.strategy(intent.strategy().name()).pending().map(signal -> signal.id()),
                        multiplier.apply(intent),
                        revision))
                .toList();
        if (!rows.isEmpty()) {
            records.mergeOrders(config.name(), rows);
        }
    }
}
