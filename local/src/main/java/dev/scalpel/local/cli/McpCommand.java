package dev.scalpel.local.cli;

import dev.scalpel.local.cli.bot.BucketHome;
import dev.scalpel.local.cli.console.CommandFailedException;
import dev.scalpel.local.cli.console.GlobalOptions;
import dev.scalpel.local.cli.console.ProcessContext;
import dev.scalpel.local.functions.BuildVersion;
import dev.scalpel.local.mcp.CommandAnswer;
import dev.scalpel.local.mcp.CommandRunner;
import dev.scalpel.local.mcp.QuestionServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ParentCommand;

/** {@code ./scalpel mcp}: beside the commands, because it runs them. */
@Command(
        name = "mcp",
        header = "Answer questions from an assistant (Model Context Protocol).",
        description = {
            "Serve status, decisions, trades, reports, models and backtests as read-only tools of the Model Context Protocol, on"
                    + " standard input and output. A client starts it; docs/mcp.md has the lines for its settings.",
            "--home s3://BUCKET answers from the store of a bot in AWS. It ends when its input ends."
        })
final class McpCommand implements Callable<Integer> {

    @ParentCommand
    private @Nullable GlobalOptions parent;

    @Override
    public Integer call() throws IOException, InterruptedException {
        GlobalOptions options = GlobalOptions.required(parent);
        ProcessContext process = options.process();
        if (options.json()) {
            throw new CommandFailedException("mcp prints messages of a protocol, not a document", "leave --json out");
        }
        Optional<BucketHome> bucket = options.bucket().map(name -> BucketHome.find(options, name));
        Path home = bucket.map(BucketHome::directory).orElseGet(options::home);
        Map<String, String> environment = bucket.map(BucketHome::environment).orElseGet(process::environment);
        Path scratch = Files.createTempDirectory("scalpel-mcp");
        try {
            new QuestionServer(BuildVersion.read(), runner(process, environment, home, scratch))
                    .serve(process.in(), process.out());
        } finally {
            delete(scratch);
        }
        return ExitCode.OK;
    }

    /** A command in this process, without input, terminal and clock of its own. One at a time: the SDK may call from two threads. */
    private static CommandRunner runner(
            ProcessContext process, Map<String, String> environment, Path home, Path scratch) {
        return arguments -> {
            synchronized (scratch) {
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                ByteArrayOutputStream err = new ByteArrayOutputStream();
                ProcessContext own = new ProcessContext(
                        InputStream.nullInputStream(),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        false,
                        environment,
                        process.directory(),
                        process.clock());
                int code =
                        ScalpelCommand.run(own, line(arguments, home, scratch).toArray(String[]::new));
                return new CommandAnswer(
                        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
            }
        };
    }

    /** The page of a report would be a file in the home: a question leaves none. */
    private static List<String> line(List<String> arguments, Path home, Path scratch) {
        List<String> line = new ArrayList<>(arguments);
        if (line.get(0).equals("report")) {
            line.addAll(List.of("--out", scratch.resolve("report.html").toString()));
        }
        line.addAll(List.of("--json", "--home", home.toString()));
        return line;
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + folder, e);
        }
    }
}
