package dev.scalpel.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.architecture.HouseWords.Allowed;
import dev.scalpel.architecture.JavaText.Found;
import dev.scalpel.architecture.SourceTree.SourceFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The vocabulary of identifiers, comments, messages and documents. */
class HouseWordsTest {

    /** They name the words that they forbid. */
    private static final Set<String> LISTS = Set.of("HouseWords", "HouseWordsTest");

    private static final Pattern DECLARED = Pattern.compile("\\b(?:class|record|interface|enum) ([A-Z]\\w*)");

    @Test
    void identifiersAreMadeOfKnownWords() {
        List<String> offences = new ArrayList<>();
        for (SourceFile file : sources()) {
            offences.addAll(HouseWords.inIdentifiers(file.name(), JavaText.of(file.text())));
        }
        assertThat(offences).withFailMessage(() -> lines(offences)).isEmpty();
    }

    @Test
    void commentsAndMessagesArePlainEnglish() {
        List<String> offences = new ArrayList<>();
        for (SourceFile file : sources()) {
            JavaText java = JavaText.of(file.text());
            offences.addAll(HouseWords.inText(file.name(), java.comments()));
            offences.addAll(HouseWords.inText(file.name(), java.literals()));
        }
        assertThat(offences).withFailMessage(() -> lines(offences)).isEmpty();
    }

    @Test
    void documentsArePlainEnglish() {
        List<String> offences = new ArrayList<>();
        for (Path file : Documents.pages()) {
            offences.addAll(HouseWords.inText(SourceTree.nameOf(file), SourceTree.read(file)));
        }
        assertThat(offences).withFailMessage(() -> lines(offences)).isEmpty();
    }

    /** The desk's TypeScript and the report's scripts; what a page shows may stand between tags, so all of it is read. */
    @Test
    void scriptsOfPagesKeepToTheSameWords() {
        List<Path> scripts = Stream.of(".ts", ".tsx", ".js")
                .flatMap(ending -> SourceTree.files(ending).stream())
                .filter(file -> !SourceTree.nameOf(file).contains("/desk/assets/"))
                .toList();
        List<String> offences = new ArrayList<>();
        for (Path file : scripts) {
            String name = SourceTree.nameOf(file);
            String text = SourceTree.read(file);
            offences.addAll(HouseWords.inText(name, text));
            offences.addAll(HouseWords.inIdentifiers(name, JavaText.of(text)));
        }
        assertThat(scripts).extracting(SourceTree::nameOf).anyMatch(name -> name.endsWith("desk/src/ui/banner.tsx"));
        assertThat(scripts).extracting(SourceTree::nameOf).anyMatch(name -> name.endsWith("report/html/report.js"));
        assertThat(offences).withFailMessage(() -> lines(offences)).isEmpty();
    }

    @Test
    void aThingHasOneNameInTheTypesOfTheProduct() {
        List<String> offences = new ArrayList<>();
        for (SourceFile file : SourceTree.mainTypes()) {
            if (file.name().startsWith("local-exchange/")) {
                continue;
            }
            offences.addAll(synonyms(file));
        }
        assertThat(offences).withFailMessage(() -> lines(offences)).isEmpty();
    }

    @Test
    void everyExceptionIsStillNeeded() {
        Set<String> types = SourceTree.mainTypes().stream()
                .flatMap(file -> JavaText.find(DECLARED, file.text()).stream())
                .map(Found::text)
                .collect(Collectors.toSet());
        for (Allowed allowed : HouseWords.EXCEPTIONS) {
            assertThat(SourceTree.java())
                    .as("%s", allowed)
                    .anyMatch(file ->
                            file.name().endsWith(allowed.file()) && file.text().contains(allowed.text()));
        }
        assertThat(types).containsAll(HouseWords.SYNONYMS_ALLOWED.keySet());
    }

    @Test
    void aForbiddenPrefixOrPartIsReportedWithItsLine() {
        JavaText sample = JavaText.of("""
                import somebody.elses.MindReader;
                class Sample {
                    static final int MOST_TRIALS = 3; // a mind
                    String toldFigures = "heard";
                    int retold, mostly, reminder, atMost;
                }
                """);
        assertThat(HouseWords.inIdentifiers("Sample.java", sample))
                .containsExactly(
                        "Sample.java:3: MOST_TRIALS (rather MAX_)",
                        "Sample.java:4: toldFigures (told, rather report, return, describe)");
    }

    @Test
    void aQuaintPhraseIsReportedAcrossLines() {
        assertThat(HouseWords.inText("A.md", "fine\nthe limit is\nasked of the venue; 2 bp a side; foretold"))
                .containsExactly(
                        "A.md:2: \"is\nasked\" (rather is requested, is queried)",
                        "A.md:3: \"bp a side\" (rather per side, per trade, per symbol)");
    }

    @Test
    void aSecondWordForAThingIsReported() {
        assertThat(synonyms(new SourceFile("m/src/main/java/a/X.java", "record ExchangeFee() {}\n// class Candle")))
                .containsExactly("m/src/main/java/a/X.java:1: ExchangeFee (rather venue)");
    }

    private static List<SourceFile> sources() {
        return SourceTree.java().stream()
                .filter(file -> !LISTS.contains(file.typeName()))
                .toList();
    }

    private static List<String> synonyms(SourceFile file) {
        List<String> offences = new ArrayList<>();
        for (Found type : JavaText.find(DECLARED, JavaText.of(file.text()).code())) {
            JavaText.words(type.text()).stream()
                    .filter(HouseWords.SYNONYMS::containsKey)
                    .filter(word -> !HouseWords.SYNONYMS_ALLOWED.containsKey(type.text()))
                    .forEach(word -> offences.add(file.name() + ":" + type.line() + ": " + type.text() + " (rather "
                            + HouseWords.SYNONYMS.get(word) + ")"));
        }
        return offences;
    }

    private static String lines(List<String> offences) {
        return offences.size() + " offences:\n" + String.join("\n", offences) + "\n";
    }
}
