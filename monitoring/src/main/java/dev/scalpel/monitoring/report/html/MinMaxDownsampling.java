package dev.scalpel.monitoring.report.html;

import dev.scalpel.statistics.EquityCurve;
import java.util.Arrays;

/**
 * Downsamples a long series to what a screen can show: the points are cut into equal slots, and the lowest and the
 * highest value of each slot are kept, so that no spike is lost.
 */
public final class MinMaxDownsampling {

    private MinMaxDownsampling() {}

    /** The indices of the points kept, in order. */
    public static int[] of(EquityCurve curve, int slots) {
        int size = curve.size();
        if (size <= 2 * slots) {
            int[] all = new int[size];
            Arrays.setAll(all, i -> i);
            return all;
        }
        boolean[] kept = new boolean[size];
        kept[0] = true;
        kept[size - 1] = true;
        for (int slot = 0; slot < slots; slot++) {
            int from = (int) ((long) slot * size / slots);
            int to = (int) ((long) (slot + 1) * size / slots);
            int lowest = from;
            int highest = from;
            for (int i = from; i < to; i++) {
                lowest = curve.equity(i) < curve.equity(lowest) ? i : lowest;
                highest = curve.equity(i) > curve.equity(highest) ? i : highest;
            }
            kept[lowest] = true;
            kept[highest] = true;
        }
        return indices(kept);
    }

    private static int[] indices(boolean[] kept) {
        int[] indices = new int[kept.length];
        int count = 0;
        for (int i = 0; i < kept.length; i++) {
            if (kept[i]) {
                indices[count++] = i;
            }
        }
        return Arrays.copyOf(indices, count);
    }
}
