package dev.scalpel.local.cli.console;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;

/**
 * Shows how far long work is. On a terminal one line is redrawn; elsewhere a plain line comes now and then, so that a log
 * stays readable.
 */
public final class ProgressLine {

    private static final int WIDE_BAR = 24;
    private static final int NARROW_BAR = 8;
    private static final int WIDEST = 120;
    private static final int NARROWEST = 20;
    private static final Duration REDRAWN = Duration.ofMillis(100);
    private static final Duration TOLD = Duration.ofSeconds(5);

    private final ProcessContext shell;
    private Instant drawn = Instant.EPOCH;
    private boolean open;

    public ProgressLine(ProcessContext shell) {
        this.shell = shell;
    }

    /** @param share of the work that is done, 0 to 1 */
    public void show(double share, String text) {
        if (shell.interactive()) {
            redraw(share, text);
        } else {
            tell(share, text);
        }
    }

    /** Short work is not worth a line in a log: the first comes after some seconds. */
    private void tell(double share, String text) {
        Instant now = shell.clock().instant();
        if (drawn.equals(Instant.EPOCH)) {
            drawn = now;
        } else if (Duration.between(drawn, now).compareTo(TOLD) >= 0) {
            drawn = now;
            shell.tell(percent(share) + "  " + text);
        }
    }

    /** A line of its own, above the progress. */
    public void note(String line) {
        clear();
        shell.tell(line);
    }

    public void clear() {
        if (open) {
            PrintStream err = shell.err();
            err.print("\r" + " ".repeat(longest()) + "\r");
            err.flush();
            open = false;
        }
    }

    private void redraw(double share, String text) {
        Instant now = shell.clock().instant();
        if (Duration.between(drawn, now).compareTo(REDRAWN) < 0 && share < 1) {
            return;
        }
        drawn = now;
        int longest = longest();
        int width = longest < WIDEST - 1 ? NARROW_BAR : WIDE_BAR;
        int full = (int) Math.round(share * width);
        String line = "[" + "█".repeat(full) + "·".repeat(width - full) + "] " + percent(share) + "  " + text;
        String shown = line.length() > longest ? line.substring(0, longest - 1) + "…" : line;
        shell.err().print("\r" + shown + " ".repeat(longest - shown.length()));
        shell.err().flush();
        open = true;
    }

    /** One less than the terminal has: after the last column some terminals go to the next line. */
    private int longest() {
        return Math.max(NARROWEST, Math.min(shell.columns(), WIDEST) - 1);
    }

    private static String percent(double share) {
        return String.format("%3d %%", (int) Math.floor(share * 100));
    }
}
