package dev.scalpel.local.cli.console;

import java.io.Console;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * What a command may use of its process. Code below the command line never accesses these through the JVM directly.
 *
 * @param out receives the result: a table for people, or one JSON document
 * @param err receives everything else: progress, warnings, errors
 * @param interactive whether {@code err} is a terminal, where a progress line can be redrawn
 * @param hiddenInput where {@code in} is a terminal
 */
public record ProcessContext(
        InputStream in,
        PrintStream out,
        PrintStream err,
        boolean interactive,
        Map<String, String> environment,
        Path directory,
        Clock clock,
        Optional<HiddenInput> hiddenInput) {

    private static final String PROGRAM = "./scalpel ";
    private static final String RED = "\u001B[1;31m";
    private static final String PLAIN = "\u001B[0m";
    private static final int DEFAULT_COLUMNS = 80;
    private static final int UNLIMITED_COLUMNS = 100_000;

    public ProcessContext {
        environment = Map.copyOf(environment);
    }

    /** Where {@code in} is no terminal. */
    public ProcessContext(
            InputStream in,
            PrintStream out,
            PrintStream err,
            boolean interactive,
            Map<String, String> environment,
            Path directory,
            Clock clock) {
        this(in, out, err, interactive, environment, directory, clock, Optional.empty());
    }

    /** The real process. The only place that reads the environment, the terminal and the system clock. */
    public static ProcessContext ofProcess() {
        Map<String, String> environment = System.getenv();
        boolean terminal = environment.containsKey("SCALPEL_TERMINAL");
        Optional<HiddenInput> hidden = environment.containsKey("SCALPEL_IN_TERMINAL")
                ? Optional.of(() -> readHidden(Optional.ofNullable(System.console())))
                : Optional.empty();
        return new ProcessContext(
                System.in, System.out, System.err, terminal, environment, Path.of(""), Clock.systemUTC(), hidden);
    }

    /** The JVM can hide what is typed only where both streams are the terminal. */
    private static String readHidden(Optional<Console> console) {
        char[] line = console.orElseThrow(() -> new CommandFailedException(
                        "what you type would be shown, because standard output is not the terminal",
                        "run it without > and |, or send the keys to it by a pipe"))
                .readPassword();
        if (line == null) {
            throw new CommandFailedException("nothing was typed", "type each value and press Enter");
        }
        String text = new String(line);
        Arrays.fill(line, ' ');
        return text;
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
        err.println(LineWrapper.wrap(columns(), named(line)));
    }

    /** Prints a text on {@code out}. */
    public void printResult(String text) {
        out.println(LineWrapper.wrap(resultColumns(), named(text)));
    }

    /** Commands in the text as the caller types them: an unpacked distribution has no {@code ./scalpel}. */
    private String named(String text) {
        return Optional.ofNullable(environment.get("SCALPEL_PROGRAM"))
                .map(program -> text.replace(PROGRAM, program + " "))
                .orElse(text);
    }

    /** Words of a result that nobody may miss: red on a terminal. */
    public String alert(String words) {
        boolean colour = environment.containsKey("SCALPEL_OUT_TERMINAL")
                && !isDumb()
                && environment.getOrDefault("NO_COLOR", "").isEmpty();
        return colour ? RED + words + PLAIN : words;
    }

    private int terminalColumns() {
        String text = environment.getOrDefault("SCALPEL_COLUMNS", "");
        int columns = text.matches("[1-9]\\d{0,3}") ? Integer.parseInt(text) : DEFAULT_COLUMNS;
        return Math.min(UNLIMITED_COLUMNS, columns);
    }

    /** Whether to use colour on {@code err}: on terminals that have some, unless {@code NO_COLOR} is set (no-color.org). */
    public boolean colour() {
        return interactive
                && !isDumb()
                && environment.getOrDefault("NO_COLOR", "").isEmpty();
    }

    /** Whether {@code err} is a terminal that moves its cursor where it is sent to. */
    public boolean isScreen() {
        return interactive && !isDumb() && !environment.getOrDefault("TERM", "").isEmpty();
    }

    /** A terminal that only prints, as those of some editors. */
    private boolean isDumb() {
        return environment.getOrDefault("TERM", "").equals("dumb");
    }
}
