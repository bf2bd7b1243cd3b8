package dev.scalpel.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.architecture.SourceTree.SourceFile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Each promise of docs/architecture.md has the test that the table names, and the test names its promise. */
class PromisesTest {

    private static final int PROMISES = 16;

    /** Those that no test holds yet. */
    private static final Set<Integer> NOT_YET = Set.of();

    private static final Pattern ROW = Pattern.compile("(?m)^\\| (\\d+) \\|[^|]+\\|[^|]*\\| ([^|]+?) \\|$");
    private static final Pattern NAMED = Pattern.compile("`(\\w+Test)`");

    @Test
    void everyPromiseHasItsTest() {
        String page = SourceTree.read(SourceTree.ROOT.resolve("docs/architecture.md"));
        assertThat(mistakes(page, SourceTree.java())).isEmpty();
    }

    @Test
    void aMissingRowAMissingTestAndATestOfAnotherPromiseAreReported() {
        String page = """
                | 1 | a | b | `OneTest` |
                | 2 | a | b | `TwoTest` |
                | 3 | a | b | not yet: hard |
                | 14 | a | b | not yet: hard |
                """;
        List<SourceFile> files = List.of(
                new SourceFile(
                        "m/src/test/java/a/OneTest.java", "/** Promise 1: a. */ class OneTest { @Test void b() {} }"),
                new SourceFile(
                        "m/src/test/java/a/TwoTest.java", "/** Promise 1: a. */ class TwoTest { @Test void b() {} }"));
        assertThat(mistakes(page, files))
                .startsWith(
                        "promise 2: TwoTest does not say \"Promise 2\", or tests nothing", "promise 3: names no test")
                .contains("promise 14: names no test", "promise 4: no row", "promise 16: no row")
                .hasSize(3 + PROMISES - 4);
    }

    private static List<String> mistakes(String page, Collection<SourceFile> files) {
        List<String> mistakes = new ArrayList<>();
        List<Integer> missing = new ArrayList<>();
        for (int promise = 1; promise <= PROMISES; promise++) {
            missing.add(promise);
        }
        Matcher rows = ROW.matcher(page);
        while (rows.find()) {
            int promise = Integer.parseInt(rows.group(1));
            missing.remove((Integer) promise);
            Matcher named = NAMED.matcher(rows.group(2));
            if (named.find()) {
                if (files.stream().noneMatch(file -> holds(file, named.group(1), promise))) {
                    mistakes.add("promise " + promise + ": " + named.group(1) + " does not say \"Promise " + promise
                            + "\", or tests nothing");
                }
            } else if (!NOT_YET.contains(promise) || !rows.group(2).startsWith("not yet: ")) {
                mistakes.add("promise " + promise + ": names no test");
            }
        }
        missing.forEach(promise -> mistakes.add("promise " + promise + ": no row"));
        return mistakes;
    }

    private static boolean holds(SourceFile file, String test, int promise) {
        return !file.isMain()
                && file.typeName().equals(test)
                && file.text().contains("Promise " + promise + ":")
                && file.text().matches("(?s).*@(Test|Property|ParameterizedTest)\\b.*");
    }
}
