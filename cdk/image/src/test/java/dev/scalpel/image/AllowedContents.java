package dev.scalpel.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What a package may hold, from a file of {@code src/test/packages}: a line {@code max-mb N}, then a jar's name without
 * its version on each line; a line that begins with # is a comment.
 */
record AllowedContents(Path file, int maxMb, List<String> jars) {

    private static final String LIMIT = "max-mb ";

    static AllowedContents of(String name) throws IOException {
        Path file = Path.of("src/test/packages", name + ".txt");
        List<String> lines = Files.readAllLines(file).stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList();
        if (lines.isEmpty() || !lines.get(0).startsWith(LIMIT)) {
            throw new IllegalArgumentException(file + " must begin with '" + LIMIT + "N'");
        }
        return new AllowedContents(
                file, Integer.parseInt(lines.get(0).substring(LIMIT.length()).strip()), lines.subList(1, lines.size()));
    }
}
