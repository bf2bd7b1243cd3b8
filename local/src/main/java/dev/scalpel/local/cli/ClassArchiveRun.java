package dev.scalpel.local.cli;

import dev.scalpel.local.cli.console.ProcessContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Runs the commands that end at once, in an empty home, and prints nothing: the launcher archives the classes that this loads.
 * Nothing is sent anywhere, because an empty home trades on paper.
 */
public final class ClassArchiveRun {

    private static final List<List<String>> COMMANDS = List.of(
            List.of("--help"),
            List.of("status"),
            List.of("status", "--json"),
            List.of("settings"),
            List.of("trades"),
            List.of("decisions"),
            List.of("models", "--symbol", "BTC/USDT"),
            List.of("evidence"),
            List.of("venues"),
            List.of("cost"),
            List.of("completion", "bash"),
            List.of("man"),
            List.of("nonsense"));

    private ClassArchiveRun() {}

    public static void main(String[] arguments) throws IOException {
        Path home = Files.createTempDirectory("scalpel-archive");
        try {
            run(home);
        } finally {
            delete(home);
        }
    }

    /** @return the exit codes of the commands */
    static List<Integer> run(Path home) {
        ProcessContext process = new ProcessContext(
                InputStream.nullInputStream(),
                silent(),
                silent(),
                false,
                Map.of(),
                home,
                ProcessContext.ofProcess().clock());
        return COMMANDS.stream()
                .map(command -> ScalpelCommand.run(process, command.toArray(String[]::new)))
                .toList();
    }

    private static PrintStream silent() {
        return new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    }

    private static void delete(Path home) throws IOException {
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
