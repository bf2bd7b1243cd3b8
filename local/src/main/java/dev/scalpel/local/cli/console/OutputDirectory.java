package dev.scalpel.local.cli.console;

import dev.scalpel.local.backtest.run.RunDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The output directory of a command. A directory that the command did not create is never touched. */
public final class OutputDirectory {

    private OutputDirectory() {}

    /**
     * An empty directory: what an earlier run of the command left there is deleted.
     *
     * @param command creates the directory
     */
    public static Path of(Path directory, String command) {
        Path marker = directory.resolve(RunDirectory.marker(command));
        try {
            if (Files.exists(directory)) {
                requireOurs(directory, marker, command);
                delete(directory);
            }
            Files.createDirectories(directory);
            Files.createFile(marker);
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot prepare the directory " + directory, e);
        }
    }

    private static void requireOurs(Path directory, Path marker, String command) {
        if (!Files.exists(marker)) {
            throw new CommandFailedException(
                    directory + " exists and was not created by " + command,
                    "move it away, or choose another directory with --home");
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> inside = Files.walk(directory)) {
            List<Path> deepestFirst = inside.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.delete(path);
            }
        }
    }
}
