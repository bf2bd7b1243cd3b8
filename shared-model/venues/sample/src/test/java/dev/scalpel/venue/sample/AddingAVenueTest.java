package dev.scalpel.venue.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.settings.SettingsReader;
import dev.scalpel.venue.adapter.VenueAdapters;
import dev.scalpel.venue.trading.TradingRefusedException;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** One package and one service entry make a venue: nothing else names this one. */
class AddingAVenueTest {

    private static final Path ROOT = Path.of(System.getProperty("scalpel.root"));
    private static final Set<String> SKIPPED = Set.of(".git", "target", "node_modules", "cdk.out", "build");
    private static final Set<String> TEXT =
            Set.of(".java", ".xml", ".md", ".yaml", ".yml", ".json", ".properties", ".sh", ".py", ".js");

    @Test
    void theSettingsTakeTheVenueAndItsAdapterIsFound() {
        assertThat(SettingsReader.fromText("test", "venue: sample", Map.of())
                        .settings()
                        .venue())
                .isEqualTo("sample");
        assertThat(VenueAdapters.named("sample")).isInstanceOf(SampleAdapter.class);
        assertThatThrownBy(() -> SettingsReader.fromText("test", "venue: simple", Map.of()))
                .hasMessageMatching("(?s).*must be a venue that Scalpel knows: ([a-z-]+, )*sample\\b.*");
    }

    @Test
    void aVenueWithoutATestnetIsRefusedBeforeAnythingIsSetUp() {
        assertThatThrownBy(() -> VenueAdapters.connectBroker(
                        SettingsReader.fromText("test", "venue: sample\nmode: testnet", Map.of())
                                .settings(),
                        Map.of(),
                        name -> {
                            throw new AssertionError("read " + name);
                        },
                        Clock.systemUTC()))
                .isInstanceOf(TradingRefusedException.class)
                .hasMessageContaining("the venue has no testnet: set mode to paper");
    }

    /**
     * Only the list of modules, the pages that show it and the fault storm, which is to run at it too, know the venue: no source that
     * trades, no setting, no other service entry.
     */
    @Test
    void nothingOutsideItsPackageAndServiceEntryNamesTheVenue() throws IOException {
        assertThat(filesThatName("sample"))
                .containsExactlyInAnyOrder(
                        "docs/adding-a-venue.md",
                        "docs/architecture.md",
                        "docs/execution.md",
                        "shared-model/pom.xml",
                        "pom.xml",
                        "benchmarks/pom.xml",
                        "benchmarks/src/main/java/dev/scalpel/benchmarks/faults/venues/StormVenue.java");
        assertThat(filesThatName("binance")).contains("execution/pom.xml", "data-retrieval/pom.xml");
    }

    private static List<String> filesThatName(String venue) throws IOException {
        Pattern name = Pattern.compile(
                "(?i)venue[:./] ?\"?" + venue + "\\b|venues[-./]" + venue + "\\b|\\b" + venue + "Adapter");
        List<String> found = new ArrayList<>();
        Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return SKIPPED.contains(folder.getFileName().toString())
                                || folder.equals(ROOT.resolve("shared-model/venues/" + venue))
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                boolean text = TEXT.stream().anyMatch(file.toString()::endsWith)
                        || file.toString().contains("META-INF");
                if (text && name.matcher(Files.readString(file)).find()) {
                    found.add(ROOT.relativize(file).toString().replace('\\', '/'));
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return found;
    }

    /** The page shows code that compiles and passes the contract. */
    @Test
    void theSkeletonOfThePageIsThisAdapter() throws IOException {
        String source = Files.readString(
                ROOT.resolve("shared-model/venues/sample/src/test/java/dev/scalpel/venue/sample/SampleAdapter.java"));
        String page = Files.readString(ROOT.resolve("docs/adding-a-venue.md"));
        assertThat(page).contains("```java\n" + source + "```");
    }
}
