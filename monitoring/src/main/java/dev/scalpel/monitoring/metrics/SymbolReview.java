package dev.scalpel.monitoring.metrics;

import dev.scalpel.market.Symbol;
import dev.scalpel.monitoring.records.SymbolBook;
import dev.scalpel.monitoring.records.TradeRows;
import dev.scalpel.statistics.EquityCurve;
import dev.scalpel.statistics.Figure;
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
        SymbolBook book,
        List<Trade> trades,
        EquityCurve curve,
        Optional<EquityCurve> holding,
        Figures figures,
        LiveVersusSimulated live,
        List<Attribution> attribution,
        PredictionQuality predictions,
        Drift drift,
        Quality quality) {

    public SymbolReview {
        trades = List.copyOf(trades);
        attribution = List.copyOf(attribution);
    }

    /** Where nothing is known of the venue's tick and step. */
    public static SymbolReview of(SymbolBook book, Costs costs) {
        return of(book, costs, VenueFilters.FINE);
    }

    /** @param filters by which the account trades, and what it did is simulated again */
    public static SymbolReview of(SymbolBook book, Costs costs, VenueFilters filters) {
        List<Trade> trades = TradeRows.of(book.trades());
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
                Figures.of(book.period(), trades, curve, holding, live.totals(), latencies(book)),
                live,
                Attribution.of(book),
                PredictionQuality.of(book, costs, filters),
                Drift.of(book),
                Quality.of(book));
    }

    public Symbol symbol() {
        return book.symbol();
    }

    /** Of the period's entries, in milliseconds. */
    double[] latencies() {
        return latencies(book);
    }

    /** A quantile of the entries' latency, in milliseconds. */
    public Figure latency(double share) {
        return Latency.quantile(latencies(), share);
    }

    private static double[] latencies(SymbolBook book) {
        return book.trades().stream()
                .mapToDouble(row -> row.entry().latencyMillis())
                .toArray();
    }
}
