package dev.scalpel.local.cli;

import dev.scalpel.local.cli.console.HiddenInput;
import dev.scalpel.local.cli.console.ProcessContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

    /** At a terminal where these lines are typed, and not shown. */
    public static TestCommandLine typing(
            List<String> lines, Path directory, Clock clock, Map<String, String> environment) {
        Iterator<String> typed = lines.iterator();
        return new TestCommandLine(
                directory,
                clock,
                false,
                environment,
                InputStream.nullInputStream(),
                Optional.of(() -> typed.hasNext() ? typed.next() : ""));
    }

    private TestCommandLine(
            Path directory, Clock clock, boolean interactive, Map<String, String> environment, InputStream in) {
        this(directory, clock, interactive, environment, in, Optional.empty());
    }

    private TestCommandLine(
            Path directory,
            Clock clock,
            boolean interactive,
            Map<String, String> environment,
            InputStream in,
            Optional<HiddenInput> hidden) {
        process = new ProcessContext(
                in,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                interactive,
                environment,
                directory,
                clock,
                hidden);
    }

    /** Runs a command. What it prints under {@code --json} must be as its published schema says, in every test. */
    public int run(String... arguments) {
        String before = output();
        int code = ScalpelCommand.run(process, arguments);
        if (List.of(arguments).contains("--json")) {
            PublishedSchemas.requireValid(process, output().substring(before.length()), arguments);
        }
        return code;
    }

    public String output() {
        return out.toString(StandardCharsets.UTF_8);
    }

    public String errorOutput() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
