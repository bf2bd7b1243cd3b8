package dev.scalpel.local.cli.console;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/**
 * What a command may use of its process. Code below the command line never accesses these through the JVM directly.
 *
 * @param out receives the result: a table for people, or one JSON document
 * @param err receives everything else: progress, warnings, errors
 * @param interactive whether {@code err} is a terminal, where a progress line can be redrawn
 */
public record ProcessContext(
        InputStream in,
        PrintStream out,
        PrintStream err,
        boolean interactive,
        Map<String, String> environment,
        Path directory,
        Clock clock) {

    private static final String RED = "\u001B[1;31m";
    private static final String PLAIN = "\u001B[0m";
    private static final int DEFAULT_COLUMNS = 80;
    private static final int UNLIMITED_COLUMNS = 100_000;

    public ProcessContext {
        environment = Map.copyOf(environment);
    }

    /** The real process. The only place that reads the environment, the terminal and the system clock. */
    public static ProcessContext ofProcess() {
        Map<String, String> environment = System.getenv();
        boolean terminal = environment.containsKey("SCALPEL_TERMINAL");
        return new ProcessContext(
                System.in, System.out, System.err, terminal, environment, Path.of(""), Clock.systemUTC());
    }

    /** The maximum columns of a line on {@code err}: the terminal's width, unlimited elsewhere. */
    public int columns() {
        return interactive ? terminalColumns() : UNLIMITED_COLUMNS;
    }

    /** The same for {@code out}, which may be a file while {@code err} is a terminal. */
    public int resultColumns() {
        return environment.containsKey("SCALPEL_OUT_TERMINAL") ? terminalColumns() : UNLIMITED_COLUMNS;
    }

    /** Prints a line on {@code err}. */
    public void printMessage(String line) {
        err.println(LineWrapper.wrap(columns(), line));
    }

    /** Prints a text on {@code out}. */
    public void printResult(String text) {
        out.println(LineWrapper.wrap(resultColumns(), text));
    }

    /** Words of a result that nobody may miss: red on a terminal. */
    public String alert(String words) {
        boolean colour = environment.containsKey("SCALPEL_OUT_TERMINAL")
                && environment.getOrDefault("NO_COLOR", "").isEmpty();
        return colour ? RED + words + PLAIN : words;
    }

    private int terminalColumns() {
        String text = environment.getOrDefault("SCALPEL_COLUMNS", "");
        int columns = text.matches("[1-9]\\d{0,3}") ? Integer.parseInt(text) : DEFAULT_COLUMNS;
        return Math.min(UNLIMITED_COLUMNS, columns);
    }

    /** Whether to use colour: on terminals, unless {@code NO_COLOR} is set (no-color.org). */
    public boolean colour() {
        return interactive && environment.getOrDefault("NO_COLOR", "").isEmpty();
    }
}
