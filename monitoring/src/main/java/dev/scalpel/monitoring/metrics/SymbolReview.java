package dev.scalpel.monitoring.metrics;

import dev.scalpel.ledger.TradeRows;
import dev.scalpel.market.Symbol;
import dev.scalpel.monitoring.records.SymbolRecords;
import dev.scalpel.statistics.EquityCurve;
import dev.scalpel.statistics.Statistic;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.Trade;
import dev.scalpel.trading.VenueFilters;
import java.util.List;
import java.util.Optional;

/**
 * All there is to say of one symbol and a period.
 *
 * @param holding buying and holding with the same capital; absent without bars
 */
public record SymbolReview(
        SymbolRecords book,
        List<Trade> trades,
        EquityCurve curve,
        Optional<EquityCurve> holding,
        PerformanceMetrics figures,
        LiveVersusSimulated live,
        List<Attribution> attribution,
        PredictionQuality predictions,
        Drift drift,
        DataQuality quality) {

    public SymbolReview {
        trades = List.copyOf(trades);
        attribution = List.copyOf(attribution);
    }

    /** Where nothing is known of the venue's tick and step. */
    public static SymbolReview of(SymbolRecords book, Costs costs) {
        return of(book, costs, VenueFilters.UNKNOWN);
    }

    /** @param filters by which the account trades, and what it did is simulated again */
    public static SymbolReview of(SymbolRecords book, Costs costs, VenueFilters filters) {
        List<Trade> trades = TradeRows.toTrades(book.trades());
        EquityCurve curve =
                EquityCurves.of(book.period(), book.periodBars(), trades, book.open(), book.startEquity(), costs);
        Optional<EquityCurve> holding =
                EquityCurves.holding(book.period(), book.periodBars(), book.startEquity(), costs);
        LiveVersusSimulated live = LiveVersusSimulated.of(book, costs, filters);
        return new SymbolReview(
                book,
                trades,
                curve,
                holding,
                PerformanceMetrics.of(book.period(), trades, curve, holding, live.totals(), latencies(book)),
                live,
                Attribution.of(book),
                PredictionQuality.of(book, costs, filters),
                Drift.of(book),
                DataQuality.of(book));
    }

    public Symbol symbol() {
        return book.symbol();
    }

    /** Of the period's entries, in milliseconds. */
    double[] latencies() {
        return latencies(book);
    }

    /** A quantile of the entries' latency, in milliseconds. */
    public Statistic latency(double share) {
        return OrderLatency.quantile(latencies(), share);
    }

    private static double[] latencies(SymbolRecords book) {
        return book.trades().stream()
                .mapToDouble(row -> row.entry().latencyMillis())
                .toArray();
    }
}
