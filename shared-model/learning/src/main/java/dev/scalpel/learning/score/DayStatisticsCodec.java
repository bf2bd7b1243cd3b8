package dev.scalpel.learning.score;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** A day's statistics as bytes: a mark, the counts, then the sums in single precision. */
public final class DayStatisticsCodec {

    /** Incremented whenever labels, rows or layout change: stored days of another number are computed again. */
    private static final int FORMAT = 0x5344_0001;

    private static final int MAX_INPUTS = 4_096;
    private static final int MAX_HORIZONS = 64;

    private DayStatisticsCodec() {}

    public static byte[] encode(DayStatistics day) {
        int values = day.gram().length + day.cross().length;
        ByteBuffer out = ByteBuffer.allocate(
                5 * Integer.BYTES + Long.BYTES + day.horizons().size() * Integer.BYTES + values * Float.BYTES);
        out.putInt(FORMAT).putLong(day.day()).putInt(day.rows()).putInt(day.inputs());
        out.putInt(day.horizons().size());
        day.horizons().forEach(out::putInt);
        out.putInt(values);
        for (float value : day.gram()) {
            out.putFloat(value);
        }
        for (float value : day.cross()) {
            out.putFloat(value);
        }
        return out.array();
    }

    /** @throws IllegalArgumentException when the bytes are not a day's statistics in this format */
    public static DayStatistics decode(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        try {
            int format = in.getInt();
            if (format != FORMAT) {
                throw new IllegalArgumentException("not a day's statistics in format " + Integer.toHexString(FORMAT)
                        + ": " + Integer.toHexString(format));
            }
            long day = in.getLong();
            int rows = in.getInt();
            int inputs = within("inputs", in.getInt(), MAX_INPUTS);
            int count = within("horizons", in.getInt(), MAX_HORIZONS);
            List<Integer> horizons = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                horizons.add(in.getInt());
            }
            int values = in.getInt();
            int gram = DayStatistics.packedLength(inputs);
            if (values != gram + inputs * count || in.remaining() != values * Float.BYTES) {
                throw new IllegalArgumentException("a day's statistics of " + inputs + " inputs and " + count
                        + " horizons cannot have " + values + " values in " + in.remaining() + " bytes");
            }
            return new DayStatistics(day, rows, inputs, horizons, floats(in, gram), floats(in, inputs * count));
        } catch (BufferUnderflowException cut) {
            throw new IllegalArgumentException("a day's statistics end early, after " + bytes.length + " bytes", cut);
        }
    }

    private static int within(String name, int value, int max) {
        if (value < 1 || value > max) {
            throw new IllegalArgumentException(name + " of a day's statistics must lie in [1, " + max + "]: " + value);
        }
        return value;
    }

    private static float[] floats(ByteBuffer in, int count) {
        float[] values = new float[count];
        in.asFloatBuffer().get(values);
        in.position(in.position() + count * Float.BYTES);
        return values;
    }
}
