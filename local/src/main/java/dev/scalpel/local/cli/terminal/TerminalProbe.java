package dev.scalpel.local.cli.terminal;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** Measures the terminal of the process, which its user may make larger or smaller at any time. */
public final class TerminalProbe {

    private static final File TERMINAL = new File("/dev/tty");
    private static final long LIMIT_MILLIS = 500;

    private TerminalProbe() {}

    /**
     * The size now. POSIX has no other command for it, and Java none without native code.
     *
     * @param last known; returned where it cannot be measured
     */
    public static TerminalSize size(TerminalSize last) {
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(TERMINAL)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!stty.waitFor(LIMIT_MILLIS, TimeUnit.MILLISECONDS)) {
                stty.destroyForcibly();
                return last;
            }
            return TerminalSize.parse(
                    new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII), last);
        } catch (IOException withoutStty) {
            return last;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return last;
        }
    }
}
