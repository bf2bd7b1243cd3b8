package dev.scalpel.local.cli;

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
public record Shell(
        InputStream in,
        PrintStream out,
        PrintStream err,
        boolean interactive,
        Map<String, String> environment,
        Path directory,
        Clock clock) {

    public Shell {
        environment = Map.copyOf(environment);
    }

    /** The process itself: the only place that reads the environment, the terminal and the wall clock. */
    public static Shell ofProcess() {
        Map<String, String> environment = System.getenv();
        boolean terminal = environment.containsKey("SCALPEL_TERMINAL");
        return new Shell(System.in, System.out, System.err, terminal, environment, Path.of(""), Clock.systemUTC());
    }

    /** Colour is for terminals, and not where {@code NO_COLOR} is set to anything (no-color.org). */
    public boolean colour() {
        return interactive && environment.getOrDefault("NO_COLOR", "").isEmpty();
    }
}
