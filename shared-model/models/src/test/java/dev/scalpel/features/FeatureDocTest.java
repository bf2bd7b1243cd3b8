package dev.scalpel.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table of docs/features.md is the code's own. */
final class FeatureDocTest {

    @Test
    void theDocumentListsEveryFeatureAsTheCodeHasIt() throws IOException {
        requireTable(FeatureFamily.STANDARD.features());
    }

    @Test
    void theDocumentListsWhatTheExtendedSetAdds() throws IOException {
        int standard = FeatureFamily.STANDARD.features().size();
        requireTable(FeatureFamily.EXTENDED.features().stream().skip(standard).toList());
    }

    private static void requireTable(List<Feature> features) throws IOException {
        String table = features.stream()
                .map(FeatureDocTest::line)
                .collect(
                        Collectors.joining("\n", "| feature | bars | needs | what it is |\n|---|--:|---|---|\n", "\n"));
        Path document = Path.of(System.getProperty("scalpel.root", ".."), "docs", "features.md");

        assertThat(Files.readString(document))
                .as("put this table into %s:\n%s", document, table)
                .contains(table);
    }

    private static String line(Feature feature) {
        String needs = feature.needs()
                .map(need -> switch (need) {
                    case TRADES -> "trades";
                    case TAKER_FLOW -> "taker flow";
                    case REFERENCE -> "reference";
                })
                .orElse("");
        return "| `" + feature.name() + "` | " + feature.lookBack() + " | " + needs + " | " + feature.description()
                + " |";
    }
}
