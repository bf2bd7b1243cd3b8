package dev.scalpel.funding;

import dev.scalpel.market.Sha256;
import java.util.Arrays;
import java.util.List;

/**
 * The funding rates of a perpetual as they were, by time. Outside of the stamps that it has nothing is paid.
 */
public final class FundingSeries {

    /** No rates are known. */
    public static final FundingSeries NONE = new FundingSeries(new long[0], new double[0]);

    private final long[] times;
    private final double[] rates;

    private FundingSeries(long[] times, double[] rates) {
        this.times = times;
        this.rates = rates;
    }

    /** @param rates in order of time, one per minute */
    public static FundingSeries of(List<FundingRate> rates) {
        long[] times = rates.stream().mapToLong(FundingRate::time).toArray();
        for (int i = 1; i < times.length; i++) {
            if (times[i] <= times[i - 1]) {
                throw new IllegalArgumentException(
                        "funding rates must be in order of time: " + rates.get(i) + " after " + rates.get(i - 1));
            }
        }
        return rates.isEmpty()
                ? NONE
                : new FundingSeries(
                        times,
                        rates.stream()
                                .mapToDouble(rate -> rate.rate().doubleValue())
                                .toArray());
    }

    public boolean isEmpty() {
        return times.length == 0;
    }

    public int size() {
        return times.length;
    }

    /** The minute of the stamp with this number. */
    public long time(int number) {
        return times[number];
    }

    /** The share of the notional that a long pays at the stamp with this number. */
    public double rate(int number) {
        return rates[number];
    }

    /** The number of the first stamp after this time; {@link #size()} when there is none. */
    public int firstAfter(long time) {
        int found = Arrays.binarySearch(times, time);
        return found >= 0 ? found + 1 : -found - 1;
    }

    /** The first stamp after this time, or {@link Long#MAX_VALUE}. */
    public long nextAfter(long time) {
        int number = firstAfter(time);
        return number < times.length ? times[number] : Long.MAX_VALUE;
    }

    /** Differs between any two series. */
    public String hash() {
        return Sha256.hex(Arrays.toString(times) + Arrays.toString(rates));
    }

    /** Of the same rates at the same times. */
    @Override
    public boolean equals(Object other) {
        return other instanceof FundingSeries series
                && Arrays.equals(times, series.times)
                && Arrays.equals(rates, series.rates);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(times) + Arrays.hashCode(rates);
    }

    @Override
    public String toString() {
        return "FundingSeries[" + times.length
                + (isEmpty() ? "]" : ", " + times[0] + " to " + times[times.length - 1] + "]");
    }
}
