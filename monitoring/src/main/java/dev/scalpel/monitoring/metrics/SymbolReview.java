package dev.scalpel.monitoring.metrics;

import dev.scalpel.ledger.TradeRows;
import dev.scalpel.market.Symbol;
import dev.scalpel.monitoring.records.SymbolRecords;
import dev.scalpel.statistics.EquityCurve;
import dev.scalpel.statistics.Statistic;
import dev.scalpel.statistics.risk.Excursion;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.MakerEntry;
import dev.scalpel.trading.Trade;
import dev.scalpel.trading.VenueFilters;
import dev.scalpel.trading.instrument.SessionMinutes;
import dev.scalpel.trading.instrument.TradingSession;
import java.util.List;
import java.util.Optional;

/**
 * The review of one symbol over a period.
 *
 * @param costs that are assumed
 * @param buyAndHold buying and holding with the same capital; empty without bars
 */
public record SymbolReview(
        SymbolRecords records,
        Costs costs,
        List<Trade> trades,
        EquityCurve curve,
        Optional<EquityCurve> buyAndHold,
        PerformanceMetrics metrics,
        LiveVersusSimulated live,
        CostsPaid costsPaid,
        List<Attribution> attribution,
        PredictionQuality predictions,
        Drift drift,
        DataQuality quality) {

    public SymbolReview {
        trades = List.copyOf(trades);
        attribution = List.copyOf(attribution);
    }

    /** Without the venue's tick and step. */
    public static SymbolReview of(SymbolRecords records, Costs costs) {
        return of(
                records, costs, VenueFilters.UNKNOWN, Optional.empty(), new SessionMinutes(TradingSession.ALWAYS_OPEN));
    }

    /**
     * @param filters of the account, which the simulation applies too
     * @param maker how entries are quoted; empty if they take
     * @param session of the instrument
     */
    public static SymbolReview of(
            SymbolRecords records,
            Costs costs,
            VenueFilters filters,
            Optional<MakerEntry> maker,
            SessionMinutes session) {
        List<Trade> trades = TradeRows.toTrades(records.trades());
        EquityCurve curve = EquityCurves.of(
                records.period(), records.periodBars(), trades, records.open(), records.startEquity(), costs);
        Optional<EquityCurve> buyAndHold =
                EquityCurves.buyAndHold(records.period(), records.periodBars(), records.startEquity(), costs);
        LiveVersusSimulated live = LiveVersusSimulated.of(records, costs, filters, maker);
        return new SymbolReview(
                records,
                costs,
                trades,
                curve,
                buyAndHold,
                PerformanceMetrics.of(
                        records.period(),
                        trades,
                        curve,
                        buyAndHold,
                        live.totals(),
                        latencies(records),
                        excursions(records, trades)),
                live,
                CostsPaid.of(records, live, costs),
                Attribution.of(records),
                PredictionQuality.of(records, costs, filters, maker),
                Drift.of(records),
                DataQuality.of(records, session));
    }

    public Symbol symbol() {
        return records.symbol();
    }

    /** Long and short separately. */
    public SideReview sides() {
        return SideReview.of(records.trades(), curve);
    }

    /** How far the price went against and in favour of a trade; empty where a minute of it has no bar. */
    public Optional<Excursion> excursion(Trade trade) {
        return Excursion.of(trade, records.bars());
    }

    /** Those of the trades whose bars are complete. */
    List<Excursion> excursions() {
        return excursions(records, trades);
    }

    /** Latencies of the entries of the period, in milliseconds. */
    double[] latencies() {
        return latencies(records);
    }

    /** A quantile of the latency of the entries, in milliseconds. */
    public Statistic latency(double share) {
        return OrderLatency.quantile(latencies(), share);
    }

    private static List<Excursion> excursions(SymbolRecords records, List<Trade> trades) {
        return trades.stream()
                .flatMap(trade -> Excursion.of(trade, records.bars()).stream())
                .toList();
    }

    private static double[] latencies(SymbolRecords records) {
        return records.trades().stream()
                .mapToDouble(row -> row.entry().latencyMillis())
                .toArray();
    }
}
