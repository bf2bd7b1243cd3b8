package dev.scalpel.local.cli.console;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/**
 * All that a command may know of the process it runs in. Nothing under the command line asks the JVM itself.
 *
 * @param out carries the result: a table for people, or one JSON document
 * @param err carries all else: progress, warnings, errors
 * @param interactive whether {@code err} is a terminal, so that a progress line may be redrawn
 */
public record ProcessContext(
        InputStream in,
        PrintStream out,
        PrintStream err,
        boolean interactive,
        Map<String, String> environment,
        Path directory,
        Clock clock) {

    private static final int DEFAULT_COLUMNS = 80;
    private static final int UNLIMITED_COLUMNS = 100_000;

    public ProcessContext {
        environment = Map.copyOf(environment);
    }

    /** The process itself: the only place that reads the environment, the terminal and the wall clock. */
    public static ProcessContext ofProcess() {
        Map<String, String> environment = System.getenv();
        boolean terminal = environment.containsKey("SCALPEL_TERMINAL");
        return new ProcessContext(
                System.in, System.out, System.err, terminal, environment, Path.of(""), Clock.systemUTC());
    }

    /** How many columns a line on {@code err} may have: those of the terminal, and any number elsewhere. */
    public int columns() {
        return interactive ? terminalColumns() : UNLIMITED_COLUMNS;
    }

    /** The same for {@code out}, which may be a file while {@code err} is a terminal. */
    public int resultColumns() {
        return environment.containsKey("SCALPEL_OUT_TERMINAL") ? terminalColumns() : UNLIMITED_COLUMNS;
    }

    /** Prints a line for the person on {@code err}. */
    public void printMessage(String line) {
        err.println(LineWrapper.wrap(columns(), line));
    }

    /** Prints a text for the person on {@code out}. */
    public void printResult(String text) {
        out.println(LineWrapper.wrap(resultColumns(), text));
    }

    private int terminalColumns() {
        String text = environment.getOrDefault("SCALPEL_COLUMNS", "");
        int columns = text.matches("[1-9]\\d{0,3}") ? Integer.parseInt(text) : DEFAULT_COLUMNS;
        return Math.min(UNLIMITED_COLUMNS, columns);
    }

    /** Colour is for terminals, and not where {@code NO_COLOR} is set to anything (no-color.org). */
    public boolean colour() {
        return interactive && environment.getOrDefault("NO_COLOR", "").isEmpty();
    }
}
