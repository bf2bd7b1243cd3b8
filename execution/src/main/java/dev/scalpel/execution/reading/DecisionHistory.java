package dev.scalpel.execution.reading;

import dev.scalpel.execution.state.StateRepository;
import dev.scalpel.ledger.DecisionRow;
import dev.scalpel.ledger.DecisionRow.Insight;
import dev.scalpel.ledger.repository.LedgerRepository;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Symbol;
import dev.scalpel.shards.ParallelSymbols;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The model's decisions, by the ledger and the states, which have the newest. */
final class DecisionHistory {

    private final AccountSource accounts;
    private final StateRepository states;
    private final LedgerRepository ledger;
    private final ParallelSymbols parallel = new ParallelSymbols();

    DecisionHistory(AccountSource accounts, StateRepository states, LedgerRepository ledger) {
        this.accounts = accounts;
        this.states = states;
        this.ledger = ledger;
    }

    /**
     * A decision.
     *
     * @param bar the minute that was decided on
     * @param reason {@link DecisionRow#ENTER}, or why nothing was opened
     * @param modelId empty where no model was used
     * @param predictedNet net return of an entry as a share; empty where it is not known
     */
    record Decision(
            String instrument,
            Instant bar,
            String strategy,
            String reason,
            double close,
            Optional<String> modelId,
            Optional<Double> predictedNet,
            Map<String, Double> figures) {

        private static Decision of(InstrumentId instrument, DecisionRow row) {
            Map<String, Double> known = new TreeMap<>(row.figures());
            known.values().removeIf(value -> !Double.isFinite(value));
            return new Decision(
                    instrument.symbol().toString(),
                    Instant.ofEpochMilli(row.bar()),
                    row.strategy().name(),
                    row.reason(),
                    row.close(),
                    row.insight().map(Insight::modelId),
                    row.insight().map(Insight::predictedNet).filter(value -> Double.isFinite(value)),
                    known);
        }
    }

    /**
     * The last decisions on bars from {@code from} until before {@code to}, the oldest first.
     *
     * @param symbol only this one's
     * @param limit of decisions per instrument
     */
    List<Decision> last(Optional<Symbol> symbol, Instant from, Instant to, int limit) {
        List<InstrumentId> all = accounts.ofTheModel().stream()
                .map(AccountSource.Traded::instrument)
                .toList();
        List<InstrumentId> wanted = symbol.map(named ->
                        AccountSource.of(named, all, List.of(accounts.settings().venue())))
                .orElse(all);
        List<Decision> decisions = new ArrayList<>();
        parallel.map(
                        wanted,
                        instrument -> rows(instrument, from, to, limit).stream()
                                .map(row -> Decision.of(instrument, row))
                                .toList())
                .forEach(decisions::addAll);
        decisions.sort(Comparator.comparing(Decision::bar).thenComparing(Decision::instrument));
        return decisions;
    }

    /** Reads days backwards until there are enough. */
    private List<DecisionRow> rows(InstrumentId instrument, Instant from, Instant to, int limit) {
        TreeMap<Long, DecisionRow> byBar = new TreeMap<>();
        for (LocalDate day = day(to); !day.isBefore(day(from)) && byBar.size() < limit; day = day.minusDays(1)) {
            ledger.decisions(instrument, day).forEach(row -> putNewer(byBar, row, from, to));
            if (day.equals(day(to))) {
                states.read(instrument)
                        .ifPresent(state -> state.outbox().decisions().forEach(row -> putNewer(byBar, row, from, to)));
            }
        }
        List<DecisionRow> rows = List.copyOf(byBar.values());
        return rows.subList(Math.max(0, rows.size() - limit), rows.size());
    }

    private static void putNewer(Map<Long, DecisionRow> byBar, DecisionRow row, Instant from, Instant to) {
        if (row.bar() >= from.toEpochMilli() && row.bar() < to.toEpochMilli()) {
            byBar.merge(row.bar(), row, (one, other) -> other.revision() >= one.revision() ? other : one);
        }
    }

    private static LocalDate day(Instant at) {
        return at.atZone(ZoneOffset.UTC).toLocalDate();
    }
}
