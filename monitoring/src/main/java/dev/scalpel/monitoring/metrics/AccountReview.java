package dev.scalpel.monitoring.metrics;

import dev.scalpel.monitoring.records.ReviewPeriod;
import dev.scalpel.statistics.EquityCurve;
import dev.scalpel.trading.Trade;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The account over a period: its capital, and the gains of all symbols that are paid in the same asset.
 *
 * @param quote the asset of all amounts
 * @param symbols every symbol, those outside of the sum too
 * @param holding an equal part held of every symbol that has bars, cash for the others; absent without any bars
 * @param leftOut symbols that are paid in another asset and so cannot be added up
 */
public record AccountReview(
        ReviewPeriod period,
        String quote,
        List<SymbolReview> symbols,
        PerformanceMetrics figures,
        EquityCurve curve,
        Optional<EquityCurve> holding,
        List<Attribution> attribution,
        List<SymbolReview> leftOut) {

    public AccountReview {
        symbols = List.copyOf(symbols);
        attribution = List.copyOf(attribution);
        leftOut = List.copyOf(leftOut);
    }

    /** The symbols that are added up: those paid in the same asset as the first one. */
    public static List<SymbolReview> summed(List<SymbolReview> symbols) {
        return symbols.stream()
                .filter(symbol ->
                        symbol.symbol().quote().equals(symbols.get(0).symbol().quote()))
                .toList();
    }

    /**
     * @param startEquity what the account had when the period began
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
        Optional<EquityCurve> holding = holding(period, summed, startEquity);
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
                // Ranges cost the most: of one symbol they are there already.
                summed.size() == 1
                        ? summed.get(0).figures()
                        : PerformanceMetrics.of(period, trades, curve, holding, gaps, latencies),
                curve,
                holding,
                Attribution.sum(summed.stream().map(SymbolReview::attribution).toList()),
                leftOut);
    }

    public double startEquity() {
        return curve.first();
    }

    public int trades() {
        return figures.performance().trades().trades();
    }

    private static Optional<EquityCurve> holding(ReviewPeriod period, List<SymbolReview> symbols, double startEquity) {
        if (symbols.stream().allMatch(symbol -> symbol.holding().isEmpty())) {
            return Optional.empty();
        }
        return Optional.of(EquityCurves.mix(
                startEquity,
                symbols.stream()
                        .map(symbol -> symbol.holding()
                                .orElseGet(() -> cash(period, symbol.book().startEquity())))
                        .toList()));
    }

    private static EquityCurve cash(ReviewPeriod period, double amount) {
        return EquityCurve.of(new long[] {period.fromMillis()}, new double[] {amount});
    }

    /** Every symbol's flaws, with its name. */
    public List<String> flaws() {
        return symbols.stream()
                .flatMap(symbol -> symbol.book().flaws().stream())
                .distinct()
                .toList();
    }
}
