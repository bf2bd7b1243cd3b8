package dev.scalpel.local.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.scalpel.testkit.RequiresNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The page that is checked in is the one that its sources make; where Node.js and its packages are installed. */
@ExtendWith(RequiresNode.class)
class PageBuildTest {

    private static final Path SOURCES = Path.of("desk");
    private static final Path CHECKED_IN = Path.of("src/main/resources/dev/scalpel/local/desk/assets");
    private static final String VITE = "node_modules/vite/bin/vite.js";
    private static final int MAX_SECONDS = 120;

    @TempDir
    Path directory;

    @BeforeEach
    void packagesAreInstalled() {
        assumeTrue(
                Files.exists(SOURCES.resolve(VITE)),
                "the packages of the page are not installed (cd local/desk && npm ci): its build is not compared");
    }

    @Test
    void theCheckedInPageIsWhatItsSourcesMake() throws Exception {
        run("node", VITE, "build", "--logLevel", "warn", "--emptyOutDir", "--outDir", directory.toString());

        assertThat(files(directory).keySet()).isEqualTo(files(CHECKED_IN).keySet());
        assertThat(files(directory))
                .as("build it again: cd local/desk && npm run build")
                .isEqualTo(files(CHECKED_IN));
    }

    @Test
    void theSourcesHaveNoTypeError() throws Exception {
        run("node", "node_modules/typescript/bin/tsc", "--noEmit");
    }

    @Test
    void theUnitTestsOfThePagePass() throws Exception {
        Path built =
                SOURCES.resolve("node_modules/.tests-" + ProcessHandle.current().pid());
        try {
            String outDir = SOURCES.relativize(built).toString();
            run("node", VITE, "build", "--config", "vite.test.config.ts", "--logLevel", "warn", "--outDir", outDir);
            assertThat(run("node", "--test", "--test-reporter=tap", outDir + "/"))
                    .contains("# fail 0")
                    .containsPattern("# pass [1-9]");
        } finally {
            delete(built);
        }
    }

    private static void delete(Path built) throws IOException {
        if (Files.exists(built)) {
            try (Stream<Path> all = Files.walk(built)) {
                for (Path file : all.sorted((a, b) -> b.compareTo(a)).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private String run(String... command) throws IOException, InterruptedException {
        Path out = Files.createTempFile(directory.getParent(), "page", ".log");
        Process process = new ProcessBuilder(command)
                .directory(SOURCES.toFile())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        if (!process.waitFor(MAX_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        String said = Files.readString(out);
        Files.delete(out);
        assertThat(process.exitValue())
                .as("%s said:%n%s", List.of(command), said)
                .isZero();
        return said;
    }

    private static SortedMap<String, String> files(Path folder) throws IOException {
        SortedMap<String, String> found = new TreeMap<>();
        List<Path> files = new ArrayList<>();
        try (Stream<Path> all = Files.walk(folder)) {
            all.filter(Files::isRegularFile).forEach(files::add);
        }
        for (Path file : files) {
            found.put(folder.relativize(file).toString(), Files.readString(file, StandardCharsets.UTF_8));
        }
        return found;
    }
}
