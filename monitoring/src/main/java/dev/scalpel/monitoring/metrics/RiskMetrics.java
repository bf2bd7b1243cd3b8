package dev.scalpel.monitoring.metrics;

import dev.scalpel.statistics.ReturnStatistics;
import dev.scalpel.statistics.Statistic;
import dev.scalpel.statistics.risk.Excursion;
import dev.scalpel.statistics.risk.Streaks;
import dev.scalpel.statistics.risk.TailRisk;
import dev.scalpel.trading.Trade;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The annualised metrics, and those of the worst days, streaks and excursions. */
final class RiskMetrics {

    private static final double ROOT_OF_YEAR = Math.sqrt(ReturnStatistics.DAYS_PER_YEAR);

    private RiskMetrics() {}

    /** @param all with the daily ratios, which are annualised with their intervals */
    static void add(double[] dailyReturns, List<Trade> trades, List<Excursion> excursions, Map<Metric, Estimate> all) {
        all.put(Metric.ANNUAL_RETURN, Estimate.exact(ReturnStatistics.annualReturn(dailyReturns)));
        Statistic volatility = ReturnStatistics.volatility(dailyReturns);
        all.put(Metric.VOLATILITY, Estimate.exact(volatility));
        all.put(Metric.ANNUAL_VOLATILITY, Estimate.exact(ReturnStatistics.annualised(volatility)));
        all.put(Metric.ANNUAL_SHARPE, annualised(all, Metric.SHARPE));
        all.put(Metric.ANNUAL_SORTINO, annualised(all, Metric.SORTINO));
        TailRisk tail = TailRisk.of(dailyReturns);
        all.put(Metric.VALUE_AT_RISK, Estimate.exact(tail.valueAtRisk()));
        all.put(Metric.EXPECTED_SHORTFALL, Estimate.exact(tail.expectedShortfall()));
        Streaks streaks = Streaks.of(trades);
        all.put(Metric.WINNING_STREAK, Estimate.exact(streaks.winning()));
        all.put(Metric.LOSING_STREAK, Estimate.exact(streaks.losing()));
        all.put(Metric.ADVERSE_EXCURSION, mean(excursions, trades, Excursion::adverse));
        all.put(Metric.FAVOURABLE_EXCURSION, mean(excursions, trades, Excursion::favourable));
    }

    private static Estimate annualised(Map<Metric, Estimate> all, Metric ofDays) {
        Estimate daily = all.getOrDefault(ofDays, Estimate.exact(Statistic.undefined("no " + ofDays.label())));
        return new Estimate(
                ReturnStatistics.annualised(daily.statistic()),
                daily.interval().map(interval -> interval.times(ROOT_OF_YEAR)));
    }

    private static Estimate mean(List<Excursion> excursions, List<Trade> trades, ToDoubleFunction<Excursion> part) {
        if (excursions.isEmpty()) {
            return Estimate.exact(Statistic.undefined(trades.isEmpty() ? "no trades" : "no trade has all its bars"));
        }
        double[] values = excursions.stream().mapToDouble(part).toArray();
        return Estimate.of(
                Statistic.of(BootstrapIntervals.mean(values)),
                BootstrapIntervals.ofValues(values, BootstrapIntervals::mean));
    }
}
