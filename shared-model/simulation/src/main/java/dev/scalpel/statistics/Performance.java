package dev.scalpel.statistics;

import dev.scalpel.market.Minutes;
import dev.scalpel.trading.Trade;
import java.util.List;

/**
 * The figures of one period, of one symbol or of all together. docs/statistics.md defines each and says when it is
 * undefined.
 *
 * @param from start of the period, epoch milliseconds, inclusive
 * @param to end of the period, exclusive
 * @param totalReturn gain of the equity curve as a share of its first value
 * @param exposure share of the time with a position open
 * @param dailySharpe of daily returns, not annualised, as are Sortino and the probabilistic ratio
 * @param probabilisticSharpe probability that the true Sharpe ratio is above zero
 */
public record Performance(
        long from,
        long to,
        double totalReturn,
        TradeStatistics trades,
        Drawdown maximumDrawdown,
        Statistic exposure,
        Statistic dailySharpe,
        Statistic dailySortino,
        Statistic calmar,
        Statistic probabilisticSharpe) {

    private static final long DAY_MILLIS = Minutes.PER_DAY * Minutes.MILLIS;

    /**
     * @param trades those closed in the period
     * @param curve equity over the period
     */
    public static Performance of(List<Trade> trades, EquityCurve curve, long from, long to) {
        if (to <= from) {
            throw new IllegalArgumentException("to must be > from: " + to + " after " + from);
        }
        double[] daily = dailyReturns(curve, from, to);
        Drawdown drawdown = curve.maximumDrawdown();
        return new Performance(
                from,
                to,
                curve.totalReturn(),
                TradeStatistics.of(trades),
                drawdown,
                Exposure.share(trades, from, to),
                ReturnStatistics.sharpe(daily),
                ReturnStatistics.sortino(daily),
                ReturnStatistics.calmar(daily, drawdown),
                SharpeInference.probabilisticOf(daily, 0));
    }

    /** The daily returns of the whole days of the period, from the curve that its figures are of. */
    public double[] dailyReturns(EquityCurve curve) {
        return dailyReturns(curve, from, to);
    }

    private static double[] dailyReturns(EquityCurve curve, long from, long to) {
        return curve.returns(from, to, DAY_MILLIS);
    }
}
