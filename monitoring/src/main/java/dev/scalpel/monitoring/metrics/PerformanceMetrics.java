package dev.scalpel.monitoring.metrics;

import dev.scalpel.monitoring.records.ReviewPeriod;
import dev.scalpel.statistics.EquityCurve;
import dev.scalpel.statistics.PairedDifference;
import dev.scalpel.statistics.Performance;
import dev.scalpel.statistics.SharpeInference;
import dev.scalpel.statistics.StationaryBootstrap;
import dev.scalpel.statistics.Statistic;
import dev.scalpel.trading.Trade;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Every measure of one symbol, or of the account.
 *
 * @param beyondHolding the steps' returns less those of holding; absent without bars
 */
public record PerformanceMetrics(
        Map<Metric, Estimate> estimates, Performance performance, Optional<PairedDifference> beyondHolding) {

    private static final double MILLIS_PER_HOUR = Duration.ofHours(1).toMillis();

    public PerformanceMetrics {
        estimates = Collections.unmodifiableMap(new EnumMap<>(estimates));
    }

    public Estimate get(Metric measure) {
        return Optional.ofNullable(estimates.get(measure))
                .orElseThrow(() -> new IllegalStateException("every measure is told: " + measure));
    }

    /**
     * @param holding buying and holding over the same time; absent without bars
     * @param gaps live less simulated net return of each trade that could be simulated
     * @param latencies of the entries, in milliseconds
     */
    static PerformanceMetrics of(
            ReviewPeriod period,
            List<Trade> trades,
            EquityCurve curve,
            Optional<EquityCurve> holding,
            double[] gaps,
            double[] latencies) {
        Performance performance = Performance.of(trades, curve, period.fromMillis(), period.toMillis());
        double[] steps = BootstrapIntervals.steps(curve, period);
        Optional<PairedDifference> difference = holding.map(held -> PairedDifference.of(
                steps,
                BootstrapIntervals.steps(held, period),
                StationaryBootstrap.withDefaults(Math.max(1, steps.length), 7)));
        Map<Metric, Estimate> all = new EnumMap<>(Metric.class);
        ofTrades(performance, trades, all);
        ofCurve(performance, steps, BootstrapIntervals.stepsPerDay(period), all);
        ofHolding(performance, steps, holding, period, all);
        all.put(
                Metric.LIVE_GAP,
                gaps.length == 0
                        ? Estimate.exact(Statistic.undefined("no trade could be simulated"))
                        : Estimate.of(
                                Statistic.of(BootstrapIntervals.mean(gaps)),
                                BootstrapIntervals.ofValues(gaps, BootstrapIntervals::mean)));
        all.put(Metric.LATENCY, Estimate.exact(OrderLatency.quantile(latencies, 0.5)));
        return new PerformanceMetrics(all, performance, difference);
    }

    private static void ofTrades(Performance performance, List<Trade> trades, Map<Metric, Estimate> all) {
        var figures = performance.trades();
        all.put(
                Metric.NET_PROFIT,
                Estimate.of(
                        Statistic.of(figures.netProfit()),
                        BootstrapIntervals.ofTrades(
                                trades, Trade::netProfit, n -> BootstrapIntervals.mean(n) * n.length)));
        all.put(Metric.TRADES, Estimate.exact(figures.trades()));
        all.put(
                Metric.WIN_RATE,
                Estimate.of(
                        figures.winRate(),
                        BootstrapIntervals.ofTrades(trades, t -> t.netProfit() > 0 ? 1 : 0, BootstrapIntervals::mean)));
        all.put(
                Metric.RISK_REWARD,
                Estimate.of(
                        figures.riskReward(),
                        BootstrapIntervals.ofTrades(trades, Trade::netReturn, BootstrapIntervals::riskReward)));
        all.put(
                Metric.PROFIT_FACTOR,
                Estimate.of(
                        figures.profitFactor(),
                        BootstrapIntervals.ofTrades(trades, Trade::netProfit, BootstrapIntervals::profitFactor)));
        all.put(
                Metric.EXPECTANCY,
                Estimate.of(
                        figures.expectancy(),
                        BootstrapIntervals.ofTrades(trades, Trade::netReturn, BootstrapIntervals::mean)));
        double capital = trades.stream()
                .mapToDouble(trade -> trade.position().notional())
                .average()
                .orElse(1);
        all.put(
                Metric.RETURN_ON_CAPITAL,
                Estimate.of(
                        figures.returnOnCapital(),
                        BootstrapIntervals.ofTrades(
                                trades, Trade::netProfit, n -> BootstrapIntervals.mean(n) * n.length / capital)));
        all.put(
                Metric.COSTS_PAID,
                Estimate.of(
                        Statistic.of(figures.costsPaid()),
                        BootstrapIntervals.ofTrades(
                                trades, Trade::costsPaid, n -> BootstrapIntervals.mean(n) * n.length)));
    }

    private static void ofCurve(
            Performance performance, double[] steps, double stepsPerDay, Map<Metric, Estimate> all) {
        double perDay = Math.sqrt(stepsPerDay);
        all.put(
                Metric.NET_RETURN,
                Estimate.of(
                        Statistic.of(performance.totalReturn()),
                        BootstrapIntervals.ofSteps(steps, BootstrapIntervals::compounded)));
        all.put(
                Metric.MAX_DRAWDOWN,
                Estimate.of(
                        Statistic.of(performance.maximumDrawdown().depth()),
                        BootstrapIntervals.ofSteps(steps, BootstrapIntervals::drawdown)));
        all.put(
                Metric.DRAWDOWN_LENGTH,
                Estimate.exact(hours(performance.maximumDrawdown().length())));
        all.put(
                Metric.RECOVERY,
                Estimate.exact(
                        performance.maximumDrawdown().depth() == 0
                                ? Statistic.undefined("no drawdown")
                                : performance
                                        .maximumDrawdown()
                                        .recovery()
                                        .map(PerformanceMetrics::hours)
                                        .orElseGet(() -> Statistic.undefined("not recovered"))));
        all.put(
                Metric.SHARPE,
                Estimate.of(
                        performance.dailySharpe(),
                        around(
                                performance.dailySharpe(),
                                steps,
                                sample -> BootstrapIntervals.sharpe(sample) * perDay)));
        all.put(
                Metric.SORTINO,
                Estimate.of(
                        performance.dailySortino(),
                        around(
                                performance.dailySortino(),
                                steps,
                                sample -> BootstrapIntervals.sortino(sample) * perDay)));
        all.put(
                Metric.CALMAR,
                Estimate.of(
                        performance.calmar(),
                        around(
                                performance.calmar(),
                                steps,
                                sample -> BootstrapIntervals.over(
                                        BootstrapIntervals.mean(sample) * stepsPerDay * 365,
                                        BootstrapIntervals.drawdown(sample)))));
        all.put(Metric.PROBABILITY_OF_EDGE, Estimate.exact(SharpeInference.probabilisticOf(steps, 0)));
        all.put(Metric.EXPOSURE, Estimate.exact(performance.exposure()));
    }

    private static void ofHolding(
            Performance performance,
            double[] steps,
            Optional<EquityCurve> holding,
            ReviewPeriod period,
            Map<Metric, Estimate> all) {
        if (holding.isEmpty()) {
            all.put(Metric.HOLDING_RETURN, Estimate.exact(Statistic.undefined("no bars")));
            all.put(Metric.BEYOND_HOLDING, Estimate.exact(Statistic.undefined("no bars")));
            return;
        }
        double[] held = BootstrapIntervals.steps(holding.get(), period);
        double[] beyond = new double[steps.length];
        for (int i = 0; i < steps.length; i++) {
            beyond[i] = steps[i] - held[i];
        }
        all.put(
                Metric.HOLDING_RETURN,
                Estimate.of(
                        Statistic.of(holding.get().totalReturn()),
                        BootstrapIntervals.ofSteps(held, BootstrapIntervals::compounded)));
        all.put(
                Metric.BEYOND_HOLDING,
                Estimate.of(
                        Statistic.of(performance.totalReturn() - holding.get().totalReturn()),
                        BootstrapIntervals.ofSteps(beyond, sample -> BootstrapIntervals.mean(sample) * sample.length)));
    }

    /** Days are too few to resample, so hours are; the range is then moved to where the figure of the days is. */
    private static Optional<ConfidenceInterval> around(
            Statistic ofDays, double[] steps, ToDoubleFunction<double[]> ofSteps) {
        return ofDays.isDefined() && steps.length > 0
                ? BootstrapIntervals.ofSteps(steps, ofSteps)
                        .map(range -> range.moved(ofDays.get() - ofSteps.applyAsDouble(steps)))
                : Optional.empty();
    }

    private static Statistic hours(Duration duration) {
        return Statistic.of(duration.toMillis() / MILLIS_PER_HOUR);
    }
}
