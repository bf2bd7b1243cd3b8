package dev.scalpel.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** An immutable map's order changes with each JVM, and the template would with it: comparing two JVMs sees that half the time. */
class StableOrderTest {

    private static final String MAP = "Map.of(";

    @Test
    void mapsOfMoreThanOneEntryAreSorted() throws Exception {
        List<Path> sources;
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            sources = files.filter(file -> file.toString().endsWith(".java")).toList();
        }

        assertThat(sources).hasSizeGreaterThan(20);
        for (Path source : sources) {
            assertThat(unsorted(Files.readString(source))).as(source.toString()).isEmpty();
        }
    }

    @Test
    void anUnsortedMapIsSeen() {
        assertThat(unsorted("put(Map.of(\"a\", List.of(1, 2), \"b\", f(3)));")).containsExactly(1);
        assertThat(unsorted(
                        "put(new TreeMap<>(\n Map.of(\"a\", 1, \"b\", 2)), Map.of(\"a, b, c\", f(1, 2)), Map.of());"))
                .isEmpty();
    }

    /** Lines with a map of more than one entry that is no argument of a sorted one's constructor. */
    private static List<Integer> unsorted(String source) {
        List<Integer> lines = new ArrayList<>();
        for (int at = source.indexOf(MAP); at >= 0; at = source.indexOf(MAP, at + 1)) {
            String before = source.substring(0, at);
            if (commas(source, at + MAP.length()) > 1 && !before.stripTrailing().endsWith("new TreeMap<>(")) {
                lines.add((int) before.lines().count());
            }
        }
        return lines;
    }

    /** Between the arguments that begin here. */
    private static int commas(String source, int start) {
        int commas = 0;
        boolean text = false;
        int depth = 1;
        for (int at = start; depth > 0; at++) {
            char letter = source.charAt(at);
            if (letter == '"' && source.charAt(at - 1) != '\\') {
                text = !text;
            } else if (!text && letter == '(') {
                depth++;
            } else if (!text && letter == ')') {
                depth--;
            } else if (!text && depth == 1 && letter == ',') {
                commas++;
            }
        }
        return commas;
    }
}
