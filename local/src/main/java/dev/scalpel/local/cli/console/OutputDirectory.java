package dev.scalpel.local.cli.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder of a command's own: each run begins with an empty one; a folder that no such command has made is not touched. */
public final class OutputDirectory {

    private OutputDirectory() {}

    /** @param command names whose folder it is */
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
            throw new UncheckedIOException("cannot prepare the folder " + directory, e);
        }
    }

    /** The first folder of this name, or of it and a number, that is not there yet: what another run has made stays. */
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
            throw new UncheckedIOException("cannot prepare the folder " + directory, e);
        }
    }

    private static String marker(String command) {
        return ".made-by-scalpel-" + command;
    }

    private static void requireOurs(Path directory, Path marker, String command) {
        if (!Files.exists(marker)) {
            throw new CommandFailedException(
                    directory + " exists, and no " + command + " has made it",
                    "move it away, or choose another folder with --home");
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
