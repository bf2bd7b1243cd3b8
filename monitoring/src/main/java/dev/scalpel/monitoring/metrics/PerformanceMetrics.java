package dev.scalpel.monitoring.metrics;

import dev.scalpel.monitoring.records.ReviewPeriod;
import dev.scalpel.statistics.EquityCurve;
import dev.scalpel.statistics.PairedDifference;
import dev.scalpel.statistics.Performance;
import dev.scalpel.statistics.SharpeInference;
import dev.scalpel.statistics.StationaryBootstrap;
import dev.scalpel.statistics.Statistic;
import dev.scalpel.statistics.risk.Excursion;
import dev.scalpel.trading.Trade;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Every metric of one symbol or of the account.
 *
 * @param excessOverBuyAndHold the returns minus those of buy and hold; empty without bars
 */
public record PerformanceMetrics(
        Map<Metric, Estimate> estimates, Performance performance, Optional<PairedDifference> excessOverBuyAndHold) {

    private static final double MILLIS_PER_HOUR = Duration.ofHours(1).toMillis();

    public PerformanceMetrics {
        estimates = Collections.unmodifiableMap(new EnumMap<>(estimates));
    }

    public Estimate get(Metric metric) {
        return Optional.ofNullable(estimates.get(metric))
                .orElseThrow(() -> new IllegalStateException("metric missing: " + metric));
    }

    /**
     * @param buyAndHold buying and holding over the same time; empty without bars
     * @param gaps live minus simulated net return of each trade that could be simulated
     * @param latencies of the entries, in milliseconds
     * @param excursions of the trades whose bars are complete
     */
    static PerformanceMetrics of(
            ReviewPeriod period,
            List<Trade> trades,
            EquityCurve curve,
            Optional<EquityCurve> buyAndHold,
            double[] gaps,
            double[] latencies,
            List<Excursion> excursions) {
        Performance performance = Performance.of(trades, curve, period.fromMillis(), period.toMillis());
        double[] steps = BootstrapIntervals.steps(curve, period);
        Optional<PairedDifference> difference = buyAndHold.map(held -> PairedDifference.of(
                steps,
                BootstrapIntervals.steps(held, period),
                StationaryBootstrap.withDefaults(Math.max(1, steps.length), 7)));
        Map<Metric, Estimate> all = new EnumMap<>(Metric.class);
        ofTrades(performance, trades, all);
        ofCurve(performance, steps, BootstrapIntervals.stepsPerDay(period), all);
        RiskMetrics.add(performance.dailyReturns(curve), trades, excursions, all);
        ofBuyAndHold(performance, steps, buyAndHold, period, all);
        all.put(
                Metric.LIVE_MINUS_SIMULATED,
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
                Metric.MAX_DRAWDOWN_DURATION,
                Estimate.exact(hours(performance.maximumDrawdown().length())));
        all.put(
                Metric.MAX_DRAWDOWN_RECOVERY,
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

    private static void ofBuyAndHold(
            Performance performance,
            double[] steps,
            Optional<EquityCurve> buyAndHold,
            ReviewPeriod period,
            Map<Metric, Estimate> all) {
        if (buyAndHold.isEmpty()) {
            all.put(Metric.BUY_AND_HOLD_RETURN, Estimate.exact(Statistic.undefined("no bars")));
            all.put(Metric.EXCESS_OVER_BUY_AND_HOLD, Estimate.exact(Statistic.undefined("no bars")));
            return;
        }
        double[] held = BootstrapIntervals.steps(buyAndHold.get(), period);
        double[] beyond = new double[steps.length];
        for (int i = 0; i < steps.length; i++) {
            beyond[i] = steps[i] - held[i];
        }
        all.put(
                Metric.BUY_AND_HOLD_RETURN,
                Estimate.of(
                        Statistic.of(buyAndHold.get().totalReturn()),
                        BootstrapIntervals.ofSteps(held, BootstrapIntervals::compounded)));
        all.put(
                Metric.EXCESS_OVER_BUY_AND_HOLD,
                Estimate.of(
                        Statistic.of(
                                performance.totalReturn() - buyAndHold.get().totalReturn()),
                        BootstrapIntervals.ofSteps(beyond, sample -> BootstrapIntervals.mean(sample) * sample.length)));
    }

    /** Days are too few to resample, so hours are; the interval is then shifted to the statistic of the days. */
    private static Optional<ConfidenceInterval> around(
            Statistic ofDays, double[] steps, ToDoubleFunction<double[]> ofSteps) {
        return ofDays.isDefined() && steps.length > 0
                ? BootstrapIntervals.ofSteps(steps, ofSteps)
                        .map(interval -> interval.moved(ofDays.get() - ofSteps.applyAsDouble(steps)))
                : Optional.empty();
    }

    private static Statistic hours(Duration duration) {
        return Statistic.of(duration.toMillis() / MILLIS_PER_HOUR);
    }
}
