package dev.scalpel.learning.score;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * What a day's model issued for its minutes. It depends on bars of that day and before only, so it never changes unless one
 * of these bars does.
 *
 * @param day days since the epoch
 * @param sigma of each bar of the day; NaN where features are missing
 * @param predicted by horizon, then by bar, in units of σ√h; not copies
 */
@SuppressWarnings("ArrayRecordComponent") // filled once and compared by content
public record IssuedDay(long day, double[] sigma, double[][] predicted) {

    /** Incremented whenever the layout or the way to predict changes. */
    private static final int FORMAT = 0x4944_0001;

    private static final int HEAD_BYTES = 3 * Integer.BYTES + Long.BYTES;

    public IssuedDay {
        for (double[] column : predicted) {
            if (column.length != sigma.length) {
                throw new IllegalArgumentException("each horizon must have a prediction per bar: " + column.length
                        + " for " + sigma.length + " bars");
            }
        }
    }

    public byte[] toBytes() {
        ByteBuffer out = ByteBuffer.allocate(HEAD_BYTES + (predicted.length + 1) * sigma.length * Double.BYTES);
        out.putInt(FORMAT).putLong(day).putInt(predicted.length).putInt(sigma.length);
        put(out, sigma);
        for (double[] column : predicted) {
            put(out, column);
        }
        return out.array();
    }

    /** @throws IllegalArgumentException when the bytes are not an issued day in this format */
    public static IssuedDay fromBytes(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        if (bytes.length < HEAD_BYTES || in.getInt() != FORMAT) {
            throw new IllegalArgumentException("not an issued day in format " + Integer.toHexString(FORMAT));
        }
        long day = in.getLong();
        int horizons = in.getInt();
        int rows = in.getInt();
        if (horizons < 1 || rows < 0 || in.remaining() != (horizons + 1L) * rows * Double.BYTES) {
            throw new IllegalArgumentException("an issued day of " + horizons + " horizons and " + rows
                    + " bars cannot have " + bytes.length + " bytes");
        }
        double[] sigma = take(in, rows);
        double[][] predicted = new double[horizons][];
        for (int i = 0; i < horizons; i++) {
            predicted[i] = take(in, rows);
        }
        return new IssuedDay(day, sigma, predicted);
    }

    private static void put(ByteBuffer out, double[] values) {
        out.asDoubleBuffer().put(values);
        out.position(out.position() + values.length * Double.BYTES);
    }

    private static double[] take(ByteBuffer in, int count) {
        double[] values = new double[count];
        in.asDoubleBuffer().get(values);
        in.position(in.position() + count * Double.BYTES);
        return values;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof IssuedDay that
                && day == that.day
                && Arrays.equals(sigma, that.sigma)
                && Arrays.deepEquals(predicted, that.predicted);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(day) * 31 + Arrays.hashCode(sigma);
    }

    @Override
    public String toString() {
        return "day " + day + ": " + sigma.length + " bars, " + predicted.length + " horizons";
    }
}
