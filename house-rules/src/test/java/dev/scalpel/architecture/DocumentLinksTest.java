package dev.scalpel.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentLinksTest {

    private static final int MAX_LINKS = 2;
    private static final Path PAGE = SourceTree.ROOT.resolve("docs/architecture.md");

    @Test
    void everyRelativeLinkLeadsToAFileAndAHeading() {
        List<String> broken = new ArrayList<>();
        for (Path page : Documents.pages()) {
            broken.addAll(Documents.broken(page, SourceTree.read(page)));
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void everyPageIsLinkedFromTheReadmeOrFromAPageThatTheReadmeLinks() {
        Map<Path, Integer> distances = Documents.distances(Documents.README);
        assertThat(Documents.pages())
                .filteredOn(page -> SourceTree.nameOf(page).startsWith("docs/"))
                .hasSizeGreaterThan(10)
                .filteredOn(page -> distances.getOrDefault(page, Integer.MAX_VALUE) > MAX_LINKS)
                .isEmpty();
    }

    /** The site's navigation is made from it: docs/site/README.md. */
    @Test
    void theIndexListsEveryPage() {
        Path index = SourceTree.ROOT.resolve("docs/README.md");
        List<Path> listed = Documents.links(SourceTree.read(index)).stream()
                .map(link -> index.resolveSibling(link).normalize())
                .toList();
        assertThat(listed).doesNotHaveDuplicates();
        assertThat(Documents.pages())
                .filteredOn(page -> SourceTree.nameOf(page).startsWith("docs/") && !page.equals(index))
                .isSubsetOf(listed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"stop first", "daily loss limit", "promotion threshold", "lost order answer", "add a venue"})
    void whatAReaderLooksForStandsInAHeadingOrInBoldAtMostTwoLinksAway(String topic) {
        assertThat(Documents.distances(Documents.README).entrySet())
                .filteredOn(page -> page.getValue() <= MAX_LINKS)
                .anyMatch(page -> Documents.prominent(SourceTree.read(page.getKey())).stream()
                        .anyMatch(text -> text.contains(topic)));
    }

    @Test
    void aLinkToNoFileAndALinkToNoHeadingAreReported() {
        assertThat(Documents.broken(PAGE, """
                        # A `b`, and c
                        [fine](#a-b-and-c) [fine](model.md) [site](https://example.org/x)
                        [gone](nowhere.md) [gone](#b) `[code](nowhere.md)`
                        """))
                .containsExactly(
                        "docs/architecture.md: no file for nowhere.md", "docs/architecture.md: no heading for #b");
    }

    @Test
    void aSecondHeadingOfTheSameNameHasANumber() {
        assertThat(Documents.anchors("# One\n## One\n```\n# comment\n```\n")).containsExactly("one", "one-1");
    }
}
