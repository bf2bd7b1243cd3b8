package dev.scalpel.monitoring.metrics;

import dev.scalpel.monitoring.records.Period;
import dev.scalpel.statistics.EquityCurve;
import dev.scalpel.statistics.Figure;
import dev.scalpel.statistics.PairedDifference;
import dev.scalpel.statistics.Performance;
import dev.scalpel.statistics.SharpeInference;
import dev.scalpel.statistics.StationaryBootstrap;
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
public record Figures(
        Map<Measure, Estimate> estimates, Performance performance, Optional<PairedDifference> beyondHolding) {

    private static final double MILLIS_PER_HOUR = Duration.ofHours(1).toMillis();

    public Figures {
        estimates = Collections.unmodifiableMap(new EnumMap<>(estimates));
    }

    public Estimate get(Measure measure) {
        return Optional.ofNullable(estimates.get(measure))
                .orElseThrow(() -> new IllegalStateException("every measure is told: " + measure));
    }

    /**
     * @param holding buying and holding over the same time; absent without bars
     * @param gaps live less simulated net return of each trade that could be simulated
     * @param latencies of the entries, in milliseconds
     */
    static Figures of(
            Period period,
            List<Trade> trades,
            EquityCurve curve,
            Optional<EquityCurve> holding,
            double[] gaps,
            double[] latencies) {
        Performance performance = Performance.of(trades, curve, period.fromMillis(), period.toMillis());
        double[] steps = Confidence.steps(curve, period);
        Optional<PairedDifference> difference = holding.map(held -> PairedDifference.of(
                steps, Confidence.steps(held, period), StationaryBootstrap.usual(Math.max(1, steps.length), 7)));
        Map<Measure, Estimate> all = new EnumMap<>(Measure.class);
        ofTrades(performance, trades, all);
        ofCurve(performance, steps, Confidence.stepsPerDay(period), all);
        ofHolding(performance, steps, holding, period, all);
        all.put(
                Measure.LIVE_GAP,
                gaps.length == 0
                        ? Estimate.exact(Figure.undefined("no trade could be simulated"))
                        : Estimate.of(Figure.of(Confidence.mean(gaps)), Confidence.ofValues(gaps, Confidence::mean)));
        all.put(Measure.LATENCY, Estimate.exact(Latency.quantile(latencies, 0.5)));
        return new Figures(all, performance, difference);
    }

    private static void ofTrades(Performance performance, List<Trade> trades, Map<Measure, Estimate> all) {
        var figures = performance.trades();
        all.put(
                Measure.NET_PROFIT,
                Estimate.of(
                        Figure.of(figures.netProfit()),
                        Confidence.ofTrades(trades, Trade::netProfit, n -> Confidence.mean(n) * n.length)));
        all.put(Measure.TRADES, Estimate.exact(figures.trades()));
        all.put(
                Measure.WIN_RATE,
                Estimate.of(
                        figures.winRate(),
                        Confidence.ofTrades(trades, t -> t.netProfit() > 0 ? 1 : 0, Confidence::mean)));
        all.put(
                Measure.RISK_REWARD,
                Estimate.of(
                        figures.riskReward(), Confidence.ofTrades(trades, Trade::netReturn, Confidence::riskReward)));
        all.put(
                Measure.PROFIT_FACTOR,
                Estimate.of(
                        figures.profitFactor(),
                        Confidence.ofTrades(trades, Trade::netProfit, Confidence::profitFactor)));
        all.put(
                Measure.EXPECTANCY,
                Estimate.of(figures.expectancy(), Confidence.ofTrades(trades, Trade::netReturn, Confidence::mean)));
        double capital = trades.stream()
                .mapToDouble(trade -> trade.position().notional())
                .average()
                .orElse(1);
        all.put(
                Measure.RETURN_ON_CAPITAL,
                Estimate.of(
                        figures.returnOnCapital(),
                        Confidence.ofTrades(trades, Trade::netProfit, n -> Confidence.mean(n) * n.length / capital)));
        all.put(
                Measure.COSTS_PAID,
                Estimate.of(
                        Figure.of(figures.costsPaid()),
                        Confidence.ofTrades(trades, Trade::costsPaid, n -> Confidence.mean(n) * n.length)));
    }

    private static void ofCurve(
            Performance performance, double[] steps, double stepsPerDay, Map<Measure, Estimate> all) {
        double perDay = Math.sqrt(stepsPerDay);
        all.put(
                Measure.NET_RETURN,
                Estimate.of(Figure.of(performance.totalReturn()), Confidence.ofSteps(steps, Confidence::compounded)));
        all.put(
                Measure.MAX_DRAWDOWN,
                Estimate.of(
                        Figure.of(performance.maximumDrawdown().depth()),
                        Confidence.ofSteps(steps, Confidence::drawdown)));
        all.put(
                Measure.DRAWDOWN_LENGTH,
                Estimate.exact(hours(performance.maximumDrawdown().length())));
        all.put(
                Measure.RECOVERY,
                Estimate.exact(
                        performance.maximumDrawdown().depth() == 0
                                ? Figure.undefined("no drawdown")
                                : performance
                                        .maximumDrawdown()
                                        .recovery()
                                        .map(Figures::hours)
                                        .orElseGet(() -> Figure.undefined("not recovered"))));
        all.put(
                Measure.SHARPE,
                Estimate.of(
                        performance.dailySharpe(),
                        around(performance.dailySharpe(), steps, sample -> Confidence.sharpe(sample) * perDay)));
        all.put(
                Measure.SORTINO,
                Estimate.of(
                        performance.dailySortino(),
                        around(performance.dailySortino(), steps, sample -> Confidence.sortino(sample) * perDay)));
        all.put(
                Measure.CALMAR,
                Estimate.of(
                        performance.calmar(),
                        around(
                                performance.calmar(),
                                steps,
                                sample -> Confidence.over(
                                        Confidence.mean(sample) * stepsPerDay * 365, Confidence.drawdown(sample)))));
        all.put(Measure.PROBABILITY_OF_EDGE, Estimate.exact(SharpeInference.probabilisticOf(steps, 0)));
        all.put(Measure.EXPOSURE, Estimate.exact(performance.exposure()));
    }

    private static void ofHolding(
            Performance performance,
            double[] steps,
            Optional<EquityCurve> holding,
            Period period,
            Map<Measure, Estimate> all) {
        if (holding.isEmpty()) {
            all.put(Measure.HOLDING_RETURN, Estimate.exact(Figure.undefined("no bars")));
            all.put(Measure.BEYOND_HOLDING, Estimate.exact(Figure.undefined("no bars")));
            return;
        }
        double[] held = Confidence.steps(holding.get(), period);
        double[] beyond = new double[steps.length];
        for (int i = 0; i < steps.length; i++) {
            beyond[i] = steps[i] - held[i];
        }
        all.put(
                Measure.HOLDING_RETURN,
                Estimate.of(Figure.of(holding.get().totalReturn()), Confidence.ofSteps(held, Confidence::compounded)));
        all.put(
                Measure.BEYOND_HOLDING,
                Estimate.of(
                        Figure.of(performance.totalReturn() - holding.get().totalReturn()),
                        Confidence.ofSteps(beyond, sample -> Confidence.mean(sample) * sample.length)));
    }

    /** Days are too few to resample, so hours are; the range is then moved to where the figure of the days is. */
    private static Optional<Range> around(Figure ofDays, double[] steps, ToDoubleFunction<double[]> ofSteps) {
        return ofDays.isDefined() && steps.length > 0
                ? Confidence.ofSteps(steps, ofSteps)
                        .map(range -> range.moved(ofDays.get() - ofSteps.applyAsDouble(steps)))
                : Optional.empty();
    }

    private static Figure hours(Duration duration) {
        return Figure.of(duration.toMillis() / MILLIS_PER_HOUR);
    }
}
