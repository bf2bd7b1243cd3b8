package dev.scalpel.monitoring.metrics;

import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.monitoring.records.ReviewPeriod;
import dev.scalpel.statistics.EquityCurve;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.OrderSide;
import dev.scalpel.trading.Position;
import dev.scalpel.trading.Trade;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;

/**
 * Equity per minute as the simulator marks it: settled profits, plus open positions at the close of the bar before the
 * exit fee. The time of a point is the close of its minute.
 */
public final class EquityCurves {

    /** A curve must stay above zero, also when everything is lost. */
    private static final double MIN_EQUITY_SHARE = 1e-9;

    private EquityCurves() {}

    /**
     * A symbol's equity over the period.
     *
     * @param trades closed in the period; they may have been entered before it
     * @param open still open at the period's end
     */
    public static EquityCurve of(
            ReviewPeriod period,
            BarSeries bars,
            List<Trade> trades,
            Optional<Position> open,
            double startEquity,
            Costs costs) {
        List<Trade> byExit = trades.stream()
                .sorted(Comparator.comparingLong(Trade::exitTime))
                .toList();
        long[] minutes = minutes(bars, byExit, period);
        double[] unsettled = UnsettledProfit.byMinute(bars, minutes, byExit, open, costs);
        long[] times = new long[minutes.length + 1];
        double[] equity = new double[minutes.length + 1];
        times[0] = period.fromMillis();
        equity[0] = startEquity;
        double settled = startEquity;
        int next = 0;
        for (int i = 0; i < minutes.length; i++) {
            while (next < byExit.size() && byExit.get(next).exitTime() <= minutes[i]) {
                settled += byExit.get(next++).netProfit();
            }
            times[i + 1] = Minutes.plus(minutes[i], 1);
            equity[i + 1] = Math.max(settled + unsettled[i], MIN_EQUITY_SHARE * startEquity);
        }
        return EquityCurve.of(times, equity);
    }

    /** Buys at the open of the first bar and sells at the close of the last one, at the same costs. */
    public static Optional<EquityCurve> buyAndHold(
            ReviewPeriod period, BarSeries bars, double startEquity, Costs costs) {
        if (bars.isEmpty()) {
            return Optional.empty();
        }
        double price = costs.takerPrice(OrderSide.BUY, bars.open(0), startEquity);
        double quantity = startEquity / (price * (1 + costs.takerFeeRate()));
        long[] times = new long[bars.size() + 1];
        double[] equity = new double[times.length];
        times[0] = period.fromMillis();
        equity[0] = startEquity;
        for (int row = 0; row < bars.size(); row++) {
            times[row + 1] = Minutes.plus(bars.openTime(row), 1);
            equity[row + 1] = quantity * bars.close(row);
        }
        int last = bars.size();
        equity[last] *= (1 - costs.worsening(equity[last])) * (1 - costs.takerFeeRate());
        return Optional.of(EquityCurve.of(times, equity));
    }

    /** The account: its starting equity plus what each curve has gained since its first point. */
    public static EquityCurve account(double start, List<EquityCurve> curves) {
        return combine(start, curves, curve -> 1);
    }

    /** The starting equity in equal parts, one per curve. */
    public static EquityCurve mix(double start, List<EquityCurve> curves) {
        return combine(start, curves, curve -> start / curves.size() / curve.first());
    }

    private static EquityCurve combine(double start, List<EquityCurve> curves, ToDoubleFunction<EquityCurve> factor) {
        if (curves.size() == 1 && curves.get(0).first() == start) {
            return curves.get(0);
        }
        long[] times = curves.stream()
                .flatMapToLong(curve -> LongStream.range(0, curve.size()).map(point -> curve.time((int) point)))
                .sorted()
                .distinct()
                .toArray();
        double[] equity = new double[times.length];
        Arrays.fill(equity, start);
        for (EquityCurve curve : curves) {
            double each = factor.applyAsDouble(curve);
            int point = 0;
            for (int i = 0; i < times.length; i++) {
                while (point + 1 < curve.size() && curve.time(point + 1) <= times[i]) {
                    point++;
                }
                equity[i] += each * (curve.equity(point) - curve.first());
            }
        }
        double min = MIN_EQUITY_SHARE * start;
        return EquityCurve.of(
                times, Arrays.stream(equity).map(value -> Math.max(value, min)).toArray());
    }

    /** Every minute with a bar, and every minute in which a trade ended. */
    private static long[] minutes(BarSeries bars, List<Trade> trades, ReviewPeriod period) {
        LongStream ofBars = LongStream.range(0, bars.size()).map(row -> bars.openTime((int) row));
        LongStream ofExits = trades.stream()
                .mapToLong(Trade::exitTime)
                .map(exit -> Math.min(Math.max(exit, period.fromMillis()), Minutes.plus(period.toMillis(), -1)));
        return LongStream.concat(ofBars, ofExits).sorted().distinct().toArray();
    }
}
