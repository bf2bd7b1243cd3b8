package dev.scalpel.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Workflows and forms of the code host: well-formed, with actions that cannot change under us, and with the least rights. */
class WorkflowsTest {

    private static final Pattern USES = Pattern.compile("(?m)^ *(?:- )?uses: *(.+)$");
    private static final Pattern PINNED = Pattern.compile("[\\w./-]+@[0-9a-f]{40} # v\\d+\\.\\d+\\.\\d+|\\./.*");

    private static final Pattern JAVA_VERSION = Pattern.compile("java-version: (\\d+)");
    private static final Pattern FIRST_MOVABLE = Pattern.compile("FIRST_MOVABLE = (\\d+);");

    private static final List<Path> FILES = SourceTree.files(".yml").stream()
            .filter(file -> SourceTree.nameOf(file).startsWith(".github/"))
            .toList();
    private static final List<Path> WORKFLOWS = FILES.stream()
            .filter(file -> SourceTree.nameOf(file).startsWith(".github/workflows/"))
            .toList();

    @Test
    void everyFileIsWellFormed() {
        assertThat(FILES)
                .hasSizeGreaterThan(5)
                .allSatisfy(file -> assertThat(document(SourceTree.read(file)))
                        .as(SourceTree.nameOf(file))
                        .isNotEmpty());
    }

    @Test
    void everyActionIsPinnedToACommitAndNamesItsVersion() {
        List<String> loose = new ArrayList<>();
        for (Path file : WORKFLOWS) {
            loose.addAll(loose(SourceTree.read(file)));
        }
        assertThat(loose).isEmpty();
        assertThat(loose("      - uses: actions/checkout@v4\n      - uses: a/b@" + "0".repeat(40) + " # v1.2.3\n"))
                .containsExactly("actions/checkout@v4");
    }

    @Test
    void everyWorkflowBeginsWithoutRightsToWrite() {
        assertThat(WORKFLOWS)
                .hasSizeGreaterThan(2)
                .allSatisfy(file -> assertThat(document(SourceTree.read(file)).get("permissions"))
                        .as(SourceTree.nameOf(file))
                        .isEqualTo(Map.of("contents", "read")));
    }

    /** An older one leaves the archive of classes out: what people install would start more slowly than the documentation says. */
    @Test
    void theDistributionsOfAReleaseAreBuiltByAJdkThatMakesAnArchiveOfClasses() {
        String source = SourceTree.read(
                SourceTree.ROOT.resolve("distribution/src/main/java/dev/scalpel/distribution/RuntimeImage.java"));
        int first = FIRST_MOVABLE
                .matcher(source)
                .results()
                .mapToInt(found -> Integer.parseInt(found.group(1)))
                .findFirst()
                .orElseThrow();

        String builds = SourceTree.read(SourceTree.ROOT.resolve(".github/workflows/release.yml"))
                .lines()
                .takeWhile(line -> !line.contains("distribution/build"))
                .filter(line -> line.contains("java-version:"))
                .reduce("", (earlier, later) -> later);

        assertThat(JAVA_VERSION.matcher(builds).results().map(found -> Integer.parseInt(found.group(1))))
                .allSatisfy(version -> assertThat(version).isGreaterThanOrEqualTo(first))
                .hasSize(1);
    }

    @Test
    void theNotesOfAReleaseAreThoseOfTheChangelog() throws Exception {
        assertThat(notes(0, "Unreleased")).startsWith("### Added");
        assertThat(notes(1, "99.0.0")).contains("no text below a heading '## 99.0.0'");
        assertThat(notes(2)).contains("usage:");
    }

    private static List<String> loose(String workflow) {
        return USES.matcher(workflow)
                .results()
                .map(found -> found.group(1).strip())
                .filter(action -> !PINNED.matcher(action).matches())
                .toList();
    }

    private static Map<String, Object> document(String text) {
        return new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
    }

    private static String notes(int code, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(SourceTree.ROOT.resolve(".ci/release-notes").toString()));
        command.addAll(List.of(arguments));
        Process script = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(script.waitFor()).as(output).isEqualTo(code);
        return output;
    }
}
