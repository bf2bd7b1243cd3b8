package dev.scalpel.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** docs/dependencies.md lists each library that a pom declares, with the modules that declare it, a licence and a reason. */
class DependenciesPageTest {

    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| (`[^|]+`) \\| ([^|]+) \\| (every module|`[^|]+`) \\| ([^|]+) \\|$");
    private static final String EVERY_MODULE = "every module";

    private static final String PAGE = SourceTree.read(SourceTree.ROOT.resolve("docs/dependencies.md"));
    private static final Map<String, Set<String>> DECLARED = Poms.libraries();
    private static final Map<String, Set<String>> LISTED = listed(PAGE);

    @Test
    void listsTheLibrariesThatThePomsDeclare() {
        assertThat(DECLARED).containsKeys("s3", "jackson-databind", "junit-jupiter");
        assertThat(new TreeSet<>(LISTED.keySet()))
                .as("libraries in docs/dependencies.md and in the poms")
                .isEqualTo(new TreeSet<>(DECLARED.keySet()));
    }

    @Test
    void namesTheModulesThatUseEachLibrary() {
        LISTED.forEach((library, places) -> {
            if (!places.contains(EVERY_MODULE)) {
                Set<String> modules = DECLARED.getOrDefault(library, Set.of());
                assertThat(modules)
                        .as("modules that declare %s; docs/dependencies.md names %s", library, places)
                        .allMatch(module -> places.stream().anyMatch(place -> isIn(module, place)));
                assertThat(places)
                        .as("places of %s in docs/dependencies.md; it is declared by %s", library, modules)
                        .allMatch(place -> modules.stream().anyMatch(module -> isIn(module, place)));
            }
        });
    }

    @Test
    void readsRowsWithSeveralLibraries() {
        assertThat(listed("| `a`, `b` | MIT | `x`, `y/z` | a reason |\n| `c` | MIT | every module | another |\n"))
                .isEqualTo(Map.of("a", Set.of("x", "y/z"), "b", Set.of("x", "y/z"), "c", Set.of(EVERY_MODULE)));
    }

    private static boolean isIn(String module, String place) {
        return module.equals(place) || module.startsWith(place + "/");
    }

    private static Map<String, Set<String>> listed(String page) {
        Map<String, Set<String>> rows = new TreeMap<>();
        for (MatchResult row : ROW.matcher(page).results().toList()) {
            Set<String> places = names(row.group(3)).stream().collect(Collectors.toCollection(TreeSet::new));
            names(row.group(1)).forEach(library -> rows.put(library, places));
        }
        return rows;
    }

    private static List<String> names(String cell) {
        return Arrays.stream(cell.replace("`", "").split(", ", -1))
                .map(String::strip)
                .toList();
    }
}
