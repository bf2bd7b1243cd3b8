package dev.scalpel.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.have;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMembers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.lang.ArchRule;
import dev.scalpel.architecture.SourceTree.SourceFile;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What several modules share is typed, and speaks of no library and no single venue. */
class SharedTypesTest {

    /** All their packages, and what execution remembers. */
    private static final List<String> MODULES =
            List.of("shared-model/domain/", "shared-model/simulation/", "shared-model/ledger/");

    private static final String STATE = "dev.scalpel.execution.state";

    private static final String SAMPLE = "dev.scalpel.architecture.sample.shared";

    private static final String[] LIBRARIES = {
        "com.fasterxml.jackson..",
        "org.knowm.xchange..",
        "si.mazi..",
        "software.amazon..",
        "ai.djl..",
        "org.tribuo..",
        "smile.."
    };

    /** Parameters of requests: Binance, Bybit, Gemini and Coinbase, OANDA, Tradovate. */
    private static final List<String> DIALECT = List.of(
            "recvwindow", "newclientorderid", "workingtype", "orderlinkid", "clientextensions", "gtdtime", "clordid");

    @Test
    void noSharedTypeUsesALibrary() {
        typed(shared()).check(ProductClasses.all());
    }

    @Test
    void noSharedTypeHasAVenuesParameter() {
        neutral(shared()).check(ProductClasses.all());
    }

    @Test
    void theRulesSeeEverySharedPackage() {
        assertThat(shared())
                .contains("dev.scalpel.trading.instrument", "dev.scalpel.simulation.portfolio", "dev.scalpel.costs");
        for (String name : shared()) {
            assertThat(ProductClasses.all().that(resideInAnyPackage(name)))
                    .as(name)
                    .isNotEmpty();
        }
    }

    @Test
    void aJsonNodeAndAVenuesParameterFail() {
        assertThatThrownBy(() -> typed(SAMPLE).check(ProductClasses.sample("shared")))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("UntypedState")
                .hasMessageContaining("JsonNode")
                .satisfies(failure -> assertThat(failure.getMessage()).doesNotContain("SampleCodec"));
        assertThatThrownBy(() -> neutral(SAMPLE).check(ProductClasses.sample("shared")))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("recvWindowMillis");
    }

    private static String[] shared() {
        return Stream.concat(
                        Stream.of(STATE),
                        SourceTree.mainTypes().stream()
                                .filter(file -> MODULES.stream().anyMatch(file.name()::startsWith))
                                .map(SourceFile::packageName))
                .distinct()
                .sorted()
                .toArray(String[]::new);
    }

    private static ArchRule typed(String... packages) {
        return noClasses()
                .that(resideInAnyPackage(packages).and(DescribedPredicate.not(codecs())))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(LIBRARIES);
    }

    private static ArchRule neutral(String... packages) {
        return noMembers()
                .that()
                .areDeclaredInClassesThat(resideInAnyPackage(packages))
                .should(have(dialect()));
    }

    /** A codec turns types into JSON and back; its own nested types belong to it. */
    private static DescribedPredicate<JavaClass> codecs() {
        return describe(
                "codecs", type -> type.getName().replaceFirst("\\$.*", "").endsWith("Codec"));
    }

    private static DescribedPredicate<HasName> dialect() {
        return describe(
                "a name of " + DIALECT,
                member -> DIALECT.stream()
                        .anyMatch(word ->
                                member.getName().toLowerCase(Locale.ROOT).contains(word)));
    }
}
