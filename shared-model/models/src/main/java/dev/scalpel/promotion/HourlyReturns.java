package dev.scalpel.promotion;

import java.util.Arrays;

/** Net returns of whole UTC hours, hours without a trade included. Hours are rising and may have gaps. */
public final class HourlyReturns {

    public static final long HOUR_MILLIS = 3_600_000L;

    private final long[] hours;
    private final double[] returns;

    private HourlyReturns(long[] hours, double[] returns) {
        this.hours = hours;
        this.returns = returns;
    }

    /**
     * @param hours epoch milliseconds at which each hour begins, rising
     * @param returns simple returns of equity over the hour
     */
    public static HourlyReturns of(long[] hours, double[] returns) {
        if (hours.length != returns.length) {
            throw new IllegalArgumentException(
                    "each hour needs its return: " + hours.length + " and " + returns.length);
        }
        for (int i = 0; i < hours.length; i++) {
            if (Math.floorMod(hours[i], HOUR_MILLIS) != 0 || (i > 0 && hours[i] <= hours[i - 1])) {
                throw new IllegalArgumentException("hours must begin on an hour and rise: " + hours[i]);
            }
            if (!(returns[i] >= -1 && Double.isFinite(returns[i]))) {
                throw new IllegalArgumentException("a return must be finite and >= -1: " + returns[i]);
            }
        }
        return new HourlyReturns(hours.clone(), returns.clone());
    }

    public static HourlyReturns none() {
        return new HourlyReturns(new long[0], new double[0]);
    }

    public int size() {
        return hours.length;
    }

    /** When this hour begins, epoch milliseconds. */
    public long hour(int number) {
        return hours[number];
    }

    /** A copy of the returns, hour by hour. */
    public double[] returns() {
        return returns.clone();
    }

    /** The hours that begin at or after this time. */
    public HourlyReturns from(long time) {
        int first = 0;
        while (first < hours.length && hours[first] < time) {
            first++;
        }
        return new HourlyReturns(
                Arrays.copyOfRange(hours, first, hours.length), Arrays.copyOfRange(returns, first, hours.length));
    }

    /** These hours followed by later ones. */
    public HourlyReturns append(HourlyReturns later) {
        long[] allHours = Arrays.copyOf(hours, hours.length + later.size());
        double[] allReturns = Arrays.copyOf(returns, allHours.length);
        System.arraycopy(later.hours, 0, allHours, hours.length, later.size());
        System.arraycopy(later.returns, 0, allReturns, hours.length, later.size());
        return of(allHours, allReturns);
    }

    /** Differences to the other returns in the hours that both have. */
    double[] minus(HourlyReturns other) {
        return Arrays.stream(hours)
                .filter(hour -> Arrays.binarySearch(other.hours, hour) >= 0)
                .mapToDouble(hour -> in(hour) - other.in(hour))
                .toArray();
    }

    /** Compounded return over all hours. */
    public double net() {
        double growth = 1;
        for (double value : returns) {
            growth *= 1 + value;
        }
        return growth - 1;
    }

    private double in(long hour) {
        return returns[Arrays.binarySearch(hours, hour)];
    }
}
