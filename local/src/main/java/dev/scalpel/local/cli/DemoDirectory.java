package dev.scalpel.local.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The demo's own folder under the home directory. Each demo begins with an empty one; nothing else is ever touched. */
final class DemoDirectory {

    private static final String MARKER = ".made-by-scalpel-demo";

    private DemoDirectory() {}

    static Path fresh(Path home) {
        Path directory = home.resolve("demo");
        try {
            if (Files.exists(directory)) {
                requireOurs(directory);
                delete(directory);
            }
            Files.createDirectories(directory);
            Files.createFile(directory.resolve(MARKER));
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot prepare the demo's folder " + directory, e);
        }
    }

    private static void requireOurs(Path directory) {
        if (!Files.exists(directory.resolve(MARKER))) {
            throw new CommandFailedException(
                    directory + " exists, and no demo has made it",
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
