package dev.scalpel.benchmarks.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A folder for the files of a measurement. Closing deletes it with all in it. */
public record TemporaryFolder(Path path) implements AutoCloseable {

    /** A new one among the system's temporary folders. */
    public static TemporaryFolder of(String benchmark) {
        try {
            return new TemporaryFolder(Files.createTempDirectory("scalpel-" + benchmark));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make a temporary folder for " + benchmark, e);
        }
    }

    /** At a given place, where the files of an earlier run are deleted first. */
    public static TemporaryFolder at(Path path) {
        TemporaryFolder folder = new TemporaryFolder(path);
        folder.close();
        return folder;
    }

    @Override
    public void close() {
        if (!Files.exists(path)) {
            return;
        }
        try (Stream<Path> inside = Files.walk(path)) {
            for (Path each : inside.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + path, e);
        }
    }
}
