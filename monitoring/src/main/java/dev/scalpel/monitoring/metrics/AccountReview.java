package dev.scalpel.monitoring.metrics;

import dev.scalpel.monitoring.records.ReviewPeriod;
import dev.scalpel.statistics.Drawdown;
import dev.scalpel.statistics.EquityCurve;
import dev.scalpel.trading.Trade;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The account over a period: its capital plus the gains of all symbols with the same quote asset.
 *
 * @param quote asset of all amounts
 * @param symbols every symbol, including those left out of the sum
 * @param buyAndHold an equal part of the capital in every symbol with bars, cash for the others; empty without bars
 * @param leftOut symbols with another quote asset, which cannot be added up
 */
public record AccountReview(
        ReviewPeriod period,
        String quote,
        List<SymbolReview> symbols,
        PerformanceMetrics metrics,
        EquityCurve curve,
        Optional<EquityCurve> buyAndHold,
        List<Attribution> attribution,
        List<SymbolReview> leftOut) {

    private static final int WORST_DRAWDOWNS = 5;

    public AccountReview {
        symbols = List.copyOf(symbols);
        attribution = List.copyOf(attribution);
        leftOut = List.copyOf(leftOut);
    }

    /** The symbols that are added up: those with the quote asset of the first one. */
    public static List<SymbolReview> summed(List<SymbolReview> symbols) {
        return symbols.stream()
                .filter(symbol ->
                        symbol.symbol().quote().equals(symbols.get(0).symbol().quote()))
                .toList();
    }

    /**
     * @param startEquity equity of the account when the period began
     * @throws IllegalArgumentException when there is no symbol
     */
    public static AccountReview of(ReviewPeriod period, List<SymbolReview> symbols, double startEquity) {
        if (symbols.isEmpty()) {
            throw new IllegalArgumentException("a review needs at least one symbol");
        }
        String quote = symbols.get(0).symbol().quote();
        List<SymbolReview> summed = summed(symbols);
        EquityCurve curve = EquityCurves.account(
                startEquity, summed.stream().map(SymbolReview::curve).toList());
        Optional<EquityCurve> buyAndHold = buyAndHold(period, summed, startEquity);
        List<Trade> trades = summed.stream()
                .flatMap(symbol -> symbol.trades().stream())
                .sorted(Comparator.comparingLong(Trade::exitTime))
                .toList();
        double[] gaps = summed.stream()
                .flatMap(symbol -> symbol.live().gaps().stream())
                .sorted(Comparator.comparingLong(gap -> gap.live().exit().time()))
                .mapToDouble(ExecutionGap::total)
                .toArray();
        double[] latencies = summed.stream()
                .flatMapToDouble(symbol -> Arrays.stream(symbol.latencies()))
                .toArray();
        List<SymbolReview> leftOut = new ArrayList<>(symbols);
        leftOut.removeAll(summed);
        return new AccountReview(
                period,
                quote,
                symbols,
                // Intervals are expensive: for one symbol they are computed already.
                summed.size() == 1
                        ? summed.get(0).metrics()
                        : PerformanceMetrics.of(
                                period,
                                trades,
                                curve,
                                buyAndHold,
                                gaps,
                                latencies,
                                summed.stream()
                                        .flatMap(symbol -> symbol.excursions().stream())
                                        .toList()),
                curve,
                buyAndHold,
                Attribution.sum(summed.stream().map(SymbolReview::attribution).toList()),
                leftOut);
    }

    public double startEquity() {
        return curve.first();
    }

    public int trades() {
        return metrics.performance().trades().trades();
    }

    /** The largest drawdowns of the account, the deepest first. */
    public List<Drawdown> worstDrawdowns() {
        return curve.worstDrawdowns(WORST_DRAWDOWNS);
    }

    /** Long and short separately, of the symbols that are added up. */
    public SideReview sides() {
        return SideReview.of(
                summed(symbols).stream()
                        .flatMap(symbol -> symbol.records().trades().stream())
                        .toList(),
                curve);
    }

    private static Optional<EquityCurve> buyAndHold(
            ReviewPeriod period, List<SymbolReview> symbols, double startEquity) {
        if (symbols.stream().allMatch(symbol -> symbol.buyAndHold().isEmpty())) {
            return Optional.empty();
        }
        return Optional.of(EquityCurves.mix(
                startEquity,
                symbols.stream()
                        .map(symbol -> symbol.buyAndHold()
                                .orElseGet(() -> cash(period, symbol.records().startEquity())))
                        .toList()));
    }

    private static EquityCurve cash(ReviewPeriod period, double amount) {
        return EquityCurve.of(new long[] {period.fromMillis()}, new double[] {amount});
    }

    /** The read problems of all symbols. */
    public List<String> problems() {
        return symbols.stream()
                .flatMap(symbol -> symbol.records().problems().stream())
                .distinct()
                .toList();
    }
}
