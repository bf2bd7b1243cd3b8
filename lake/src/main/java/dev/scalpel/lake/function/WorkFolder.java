package dev.scalpel.lake.function;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** A folder for temporary files. */
public record WorkFolder(Path folder) {

    /** Does something with a folder of its own, which is gone afterwards. */
    public <T> T use(Function<Path, T> work) {
        try {
            Files.createDirectories(folder);
            Path own = Files.createTempDirectory(folder, "run-");
            try {
                return work.apply(own);
            } finally {
                delete(own);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("no temporary files can be written in " + folder + ": " + e.getMessage(), e);
        }
    }

    private static void delete(Path own) throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.walk(own)) {
            files = new ArrayList<>(found.toList());
        }
        for (int at = files.size() - 1; at >= 0; at--) {
            Files.deleteIfExists(files.get(at));
        }
    }
}
