package dev.scalpel.local.cli.console;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;

/**
 * Shows the progress of long work. A terminal line is redrawn; elsewhere a plain line appears now and then, so that logs
 * stay readable.
 */
public final class ProgressLine {

    private static final int WIDE_BAR = 24;
    private static final int NARROW_BAR = 8;
    private static final int MAX_COLUMNS = 120;
    private static final int MIN_COLUMNS = 20;
    private static final Duration REDRAW_INTERVAL = Duration.ofMillis(100);
    private static final Duration LOG_INTERVAL = Duration.ofSeconds(5);

    private final ProcessContext process;
    private Instant drawn = Instant.EPOCH;
    private boolean open;

    public ProgressLine(ProcessContext process) {
        this.process = process;
    }

    /** @param share of the work that is done, 0 to 1 */
    public void show(double share, String text) {
        if (process.interactive()) {
            redraw(share, text);
        } else {
            log(share, text);
        }
    }

    /** The first line appears after some seconds: short work is not worth one. */
    private void log(double share, String text) {
        Instant now = process.clock().instant();
        if (drawn.equals(Instant.EPOCH)) {
            drawn = now;
        } else if (Duration.between(drawn, now).compareTo(LOG_INTERVAL) >= 0) {
            drawn = now;
            process.printMessage(percent(share) + "  " + text);
        }
    }

    /** Prints a line above the progress. */
    public void note(String line) {
        clear();
        process.printMessage(line);
    }

    public void clear() {
        if (open) {
            PrintStream err = process.err();
            err.print("\r" + " ".repeat(maxColumns()) + "\r");
            err.flush();
            open = false;
        }
    }

    private void redraw(double share, String text) {
        Instant now = process.clock().instant();
        if (Duration.between(drawn, now).compareTo(REDRAW_INTERVAL) < 0 && share < 1) {
            return;
        }
        drawn = now;
        int maxColumns = maxColumns();
        int width = maxColumns < MAX_COLUMNS - 1 ? NARROW_BAR : WIDE_BAR;
        int full = (int) Math.round(share * width);
        String line = "[" + "█".repeat(full) + "·".repeat(width - full) + "] " + percent(share) + "  " + text;
        String shown = line.length() > maxColumns ? line.substring(0, maxColumns - 1) + "…" : line;
        process.err().print("\r" + shown + " ".repeat(maxColumns - shown.length()));
        process.err().flush();
        open = true;
    }

    /** One less than the terminal's width: some terminals wrap after the last column. */
    private int maxColumns() {
        return Math.max(MIN_COLUMNS, Math.min(process.columns(), MAX_COLUMNS) - 1);
    }

    private static String percent(double share) {
        return String.format("%3d %%", (int) Math.floor(share * 100));
    }
}
