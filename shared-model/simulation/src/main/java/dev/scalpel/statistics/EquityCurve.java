package dev.scalpel.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** Equity over time: the value of the account at each instant until the next one. Times increase strictly. */
public final class EquityCurve {

    private final long[] times;
    private final double[] equity;

    private EquityCurve(long[] times, double[] equity) {
        this.times = times;
        this.equity = equity;
    }

    /**
     * @param times epoch milliseconds
     * @param equity in the quote asset, above 0
     */
    public static EquityCurve of(long[] times, double[] equity) {
        if (times.length != equity.length || times.length == 0) {
            throw new IllegalArgumentException("an equity curve needs as many times as values and at least one: "
                    + times.length + " and " + equity.length);
        }
        for (int i = 0; i < times.length; i++) {
            if (i > 0 && times[i] <= times[i - 1]) {
                throw new IllegalArgumentException("times must be ascending: " + times[i] + " after " + times[i - 1]);
            }
            if (!(equity[i] > 0 && equity[i] <= Double.MAX_VALUE)) {
                throw new IllegalArgumentException("equity must be finite and > 0: " + equity[i] + " at " + times[i]);
            }
        }
        return new EquityCurve(times.clone(), equity.clone());
    }

    public int size() {
        return times.length;
    }

    public long time(int point) {
        return times[Objects.checkIndex(point, times.length)];
    }

    public double equity(int point) {
        return equity[Objects.checkIndex(point, equity.length)];
    }

    public double first() {
        return equity[0];
    }

    public double last() {
        return equity[equity.length - 1];
    }

    /** The equity at this instant: the newest value at or before it; the first value before the curve begins. */
    public double at(long time) {
        int found = Arrays.binarySearch(times, time);
        int point = found >= 0 ? found : -found - 2;
        return equity[Math.max(0, point)];
    }

    /** The number of the first point after this instant; {@link #size()} when there is none. */
    public int firstAfter(long time) {
        int found = Arrays.binarySearch(times, time);
        return found >= 0 ? found + 1 : -found - 1;
    }

    /** Gain over the whole curve as a share of the first value. */
    public double totalReturn() {
        return last() / first() - 1;
    }

    /**
     * Simple returns of the whole periods in {@code [from, to)}, the first beginning at {@code from}: UTC days or hours when
     * {@code from} is at the start of one. A period without a new value returns 0.
     *
     * @param periodMillis length of a period, above 0
     */
    public double[] returns(long from, long to, long periodMillis) {
        if (periodMillis <= 0) {
            throw new IllegalArgumentException("periodMillis must be > 0: " + periodMillis);
        }
        if (to < from) {
            throw new IllegalArgumentException("to must be >= from: " + to + " before " + from);
        }
        double[] returns = new double[Math.toIntExact((to - from) / periodMillis)];
        double before = at(from);
        for (int i = 0; i < returns.length; i++) {
            double after = at(from + (i + 1) * periodMillis);
            returns[i] = after / before - 1;
            before = after;
        }
        return returns;
    }

    /** The largest drawdown, the first one where two are equal; of depth 0 where the curve never fell. */
    public Drawdown maximumDrawdown() {
        return Drawdown.deepest(this);
    }

    /** The largest drawdowns, at most so many, the deepest first; they do not overlap. */
    public List<Drawdown> worstDrawdowns(int count) {
        return Drawdown.worst(this, count);
    }
}
