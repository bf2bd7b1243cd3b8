package dev.scalpel.local.cli.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
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
        Path marker = directory.resolve(marker(command));
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

    /** A new directory of this name, with a number if it exists already: results of earlier runs stay. */
    public static Path next(Path directory, String command) {
        try {
            Files.createDirectories(directory.toAbsolutePath().getParent());
            for (int run = 1; ; run++) {
                Path candidate = run == 1 ? directory : directory.resolveSibling(directory.getFileName() + "-" + run);
                try {
                    Files.createDirectory(candidate);
                    Files.createFile(candidate.resolve(marker(command)));
                    return candidate;
                } catch (FileAlreadyExistsException taken) {
                    // The next number.
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot prepare the directory " + directory, e);
        }
    }

    /**
     * How many earlier runs there were when {@link #next} made this directory.
     *
     * @param name that was requested
     */
    public static int runsBefore(Path directory, String name) {
        String made = String.valueOf(directory.getFileName());
        return made.equals(name) ? 0 : Integer.parseInt(made.substring(name.length() + 1)) - 1;
    }

    private static String marker(String command) {
        return ".made-by-scalpel-" + command;
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
