package dev.scalpel.local.cli;

import dev.scalpel.local.cli.console.ProcessContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/** Runs commands with streams in memory. */
public final class TestCommandLine {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    public final ProcessContext process;

    public TestCommandLine(Path directory, Clock clock, boolean interactive) {
        this(directory, clock, interactive, Map.of());
    }

    public TestCommandLine(Path directory, Clock clock, boolean interactive, Map<String, String> environment) {
        this(directory, clock, interactive, environment, InputStream.nullInputStream());
    }

    /** Of somebody who answers a question with this line. */
    public static TestCommandLine answering(String line, Path directory, Clock clock) {
        InputStream in = new ByteArrayInputStream((line + "\n").getBytes(StandardCharsets.UTF_8));
        return new TestCommandLine(directory, clock, false, Map.of(), in);
    }

    private TestCommandLine(
            Path directory, Clock clock, boolean interactive, Map<String, String> environment, InputStream in) {
        process = new ProcessContext(
                in,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                interactive,
                environment,
                directory,
                clock);
    }

    public int run(String... arguments) {
        return ScalpelCommand.run(process, arguments);
    }

    public String output() {
        return out.toString(StandardCharsets.UTF_8);
    }

    public String errorOutput() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
