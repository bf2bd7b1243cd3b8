package dev.scalpel.local.cli.terminal;

import java.util.ArrayList;
import java.util.List;

/** A series as bars of eighths of a line's height. */
public final class Sparkline {

    private static final String EIGHTHS = " ▁▂▃▄▅▆▇█";
    private static final int STEPS = 8;

    private Sparkline() {}

    /**
     * The lines from top to bottom. The lowest value still shows as an eighth, the highest fills all lines.
     *
     * @param values the oldest first; more than columns are taken together by their last, fewer fill the left part
     */
    public static List<String> of(double[] values, int columns, int rows) {
        List<StringBuilder> lines = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            lines.add(new StringBuilder());
        }
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        int shown = Math.min(columns, values.length);
        for (int column = 0; column < shown; column++) {
            double value = values[(int) ((long) (column + 1) * values.length / shown) - 1];
            double share = high > low ? (value - low) / (high - low) : 0;
            int eighths = 1 + (int) Math.round(share * (rows * STEPS - 1));
            for (int row = 0; row < rows; row++) {
                int above = eighths - (rows - 1 - row) * STEPS;
                lines.get(row).append(EIGHTHS.charAt(Math.max(0, Math.min(STEPS, above))));
            }
        }
        return lines.stream().map(StringBuilder::toString).toList();
    }
}
