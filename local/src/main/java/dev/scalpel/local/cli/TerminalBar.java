package dev.scalpel.local.cli;

/** One line on the terminal that is drawn again as work goes on; silent where there is no terminal. */
final class TerminalBar {

    private static final int CELLS = 30;
    private static final String CLEAR = "\r\u001b[K";

    private final Shell shell;
    private String shown = "";

    TerminalBar(Shell shell) {
        this.shell = shell;
    }

    void at(String what, long done, long total) {
        if (!shell.interactive()) {
            return;
        }
        long percent = total <= 0 ? 100 : Math.min(100, 100 * done / total);
        int full = (int) (CELLS * percent / 100);
        String line = "[" + "#".repeat(full) + ".".repeat(CELLS - full) + "] " + percent + " % " + what;
        if (!line.equals(shown)) {
            shell.err().print(CLEAR + line);
            shell.err().flush();
            shown = line;
        }
    }

    /** Wipes the line, so that what follows starts on a clean one. */
    void end() {
        if (!shown.isEmpty()) {
            shell.err().print(CLEAR);
            shell.err().flush();
            shown = "";
        }
    }
}
