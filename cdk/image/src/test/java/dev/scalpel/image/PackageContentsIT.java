package dev.scalpel.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each Lambda's package holds the jars that {@code src/test/packages} lists, no others, and keeps to a size. */
class PackageContentsIT {

    private static final String API = "api";
    private static final String DATA_RETRIEVAL = "data-retrieval";
    private static final String EXECUTION = "execution";
    private static final String TRADE_LOG = "trade-log";
    private static final String TRADE_LOG_SQL = "trade-log-sql";
    private static final String TRAINING_AND_MONITORING = "training-and-monitoring";

    @ParameterizedTest
    @ValueSource(strings = {API, DATA_RETRIEVAL, EXECUTION, TRADE_LOG, TRADE_LOG_SQL, TRAINING_AND_MONITORING})
    void holdsTheJarsThatAreListed(String name) throws IOException {
        AllowedContents allowed = AllowedContents.of(name);
        TreeSet<String> held = new TreeSet<>(LambdaPackage.named(name).jars());

        TreeSet<String> unlisted = new TreeSet<>(held);
        unlisted.removeAll(allowed.jars());
        TreeSet<String> missing = new TreeSet<>(allowed.jars());
        missing.removeAll(held);

        assertThat(unlisted)
                .as(
                        "the package of %s holds jars that %s does not list: exclude them in the pom that brings them"
                                + " (mvn dependency:tree), or list them if the function needs them",
                        name, allowed.file())
                .isEmpty();
        assertThat(missing)
                .as(
                        "the package of %s lacks jars that %s lists: take them from the list if the function no longer needs"
                                + " them; else look for a dependency of scope test that hides the one of scope compile",
                        name, allowed.file())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {API, DATA_RETRIEVAL, EXECUTION, TRADE_LOG, TRADE_LOG_SQL, TRAINING_AND_MONITORING})
    void keepsToItsSize(String name) throws IOException {
        AllowedContents allowed = AllowedContents.of(name);
        LambdaPackage built = LambdaPackage.named(name);

        assertThat(built.bytes())
                .as(
                        "bytes of %s. Its largest files: %s. Take out what the function does not use, or raise max-mb in %s",
                        built.path(), built.largest(5), allowed.file())
                .isLessThanOrEqualTo(allowed.maxMb() * 1_000_000L);
    }

    @Test
    void noPackageHoldsResearch() throws IOException {
        List<String> research;
        try (Stream<Path> modules = Files.list(Path.of("../../research"))) {
            research = modules.filter(module -> Files.exists(module.resolve("pom.xml")))
                    .map(module -> module.getFileName().toString())
                    .toList();
        }

        assertThat(research).contains("sample-models", "synthetic-markets");
        for (String name : List.of(API, DATA_RETRIEVAL, EXECUTION, TRADE_LOG, TRADE_LOG_SQL, TRAINING_AND_MONITORING)) {
            assertThat(LambdaPackage.named(name).jars())
                    .as("research code in the package of %s: give the dependency scope test", name)
                    .doesNotContainAnyElementsOf(research);
        }
    }

    @Test
    void executionHasNoNativeLibraryAndNoLearning() throws IOException {
        LambdaPackage execution = LambdaPackage.named(EXECUTION);

        assertThat(execution.path().resolve("native")).doesNotExist();
        assertThat(execution.jars()).doesNotContain("api", "pytorch-engine", "smile-core", "openblas", "learning");
    }
}
