package dev.scalpel.monitoring.metrics;

import dev.scalpel.ledger.DecisionRow;
import dev.scalpel.ledger.DecisionRow.Insight;
import dev.scalpel.ledger.TradeRow;
import dev.scalpel.market.Minutes;
import dev.scalpel.monitoring.records.SymbolRecords;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.ExitReason;
import dev.scalpel.trading.MakerEntry;
import dev.scalpel.trading.Position;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.trading.Trade;
import dev.scalpel.trading.VenueFilters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Live trades compared with the simulation of the same decisions on the stored bars, each decision on its own.
 *
 * @param gaps of the period's trades, in order of exit
 * @param notSimulated trades of the period whose bars are not all stored
 * @param missed entries decided in the period that the simulator fills and that never became a trade
 */
public record LiveVersusSimulated(
        List<ExecutionGap> gaps, int notSimulated, List<MissedEntry> missed, ExecutionGapAlarm alarm) {

    /**
     * An entry that was decided but never filled.
     *
     * @param simulatedReturn net return
     */
    public record MissedEntry(long decisionBar, PositionSide side, double simulatedReturn) {}

    public LiveVersusSimulated {
        gaps = List.copyOf(gaps);
        missed = List.copyOf(missed);
    }

    /** Of entries that take. */
    static LiveVersusSimulated of(SymbolRecords records, Costs costs, VenueFilters filters) {
        return of(records, costs, filters, Optional.empty());
    }

    /** @param maker how entries are quoted; empty if they take */
    public static LiveVersusSimulated of(
            SymbolRecords records, Costs costs, VenueFilters filters, Optional<MakerEntry> maker) {
        Resimulation resimulation = new Resimulation(records.bars(), costs, filters, maker);
        List<ExecutionGap> gaps = gaps(records.trades(), records, resimulation, costs);
        List<ExecutionGap> all = new ArrayList<>(gaps(records.earlierTrades(), records, resimulation, costs));
        all.addAll(gaps);
        return new LiveVersusSimulated(
                gaps,
                records.trades().size() - gaps.size(),
                missed(records, resimulation),
                ExecutionGapAlarm.over(all, records.period().fromMillis()));
    }

    /** Mean of one part over the trades, 0 without trades. */
    public double mean(ToDoubleFunction<ExecutionGap> part) {
        return gaps.stream().mapToDouble(part).average().orElse(0);
    }

    public double[] totals() {
        return gaps.stream().mapToDouble(ExecutionGap::total).toArray();
    }

    private static List<ExecutionGap> gaps(
            List<TradeRow> rows, SymbolRecords records, Resimulation resimulation, Costs costs) {
        return rows.stream()
                .sorted(Comparator.comparingLong(row -> row.exit().time()))
                .flatMap(row -> resimulation
                        .trade(row.decisionBar(), row.basis(), row.notional().doubleValue(), scoreExit(row))
                        .map(trade -> ExecutionGap.of(row, trade, records.bars(), costs))
                        .stream())
                .toList();
    }

    private static List<MissedEntry> missed(SymbolRecords records, Resimulation resimulation) {
        Set<Long> became = Stream.concat(
                        records.trades().stream().map(TradeRow::decisionBar),
                        records.open().stream().map(Position::decisionTime))
                .collect(Collectors.toSet());
        List<MissedEntry> missed = new ArrayList<>();
        for (DecisionRow row : records.decisions()) {
            // The entry of the newest bar may still be pending.
            boolean over = row.bar() + 2 * Minutes.MILLIS < records.period().toMillis();
            if (row.entered() && over && !became.contains(row.bar())) {
                row.insight()
                        .flatMap(insight -> simulated(row.bar(), insight, records.startEquity(), resimulation))
                        .ifPresent(trade -> missed.add(
                                new MissedEntry(row.bar(), trade.position().side(), trade.netReturn())));
            }
        }
        return missed;
    }

    private static Optional<Trade> simulated(long bar, Insight insight, double equity, Resimulation resimulation) {
        return insight.bracket()
                .flatMap(bracket -> resimulation.trade(bar, bracket, insight.sigma(), equity * insight.share()));
    }

    /** A score that turned closes the simulated position in the same minute: the difference is execution, not the decision. */
    private static long scoreExit(TradeRow row) {
        return row.exitReason() == ExitReason.SCORE ? Minutes.floor(row.exit().time()) : Resimulation.NEVER;
    }
}
