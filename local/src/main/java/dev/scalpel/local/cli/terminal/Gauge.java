package dev.scalpel.local.cli.terminal;

/** A share as a bar. */
public final class Gauge {

    private Gauge() {}

    /** @param share 0 to 1; what lies outside is drawn as the nearer end */
    public static String of(double share, int columns) {
        int full = (int) Math.round(Math.max(0, Math.min(1, share)) * columns);
        return "█".repeat(full) + "·".repeat(columns - full);
    }
}
