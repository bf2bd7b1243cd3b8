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
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What several modules share is typed, and speaks of no library and no single venue. */
class SharedTypesTest {

    private static final String[] SHARED = {
        "dev.scalpel.market",
        "dev.scalpel.trading",
        "dev.scalpel.trading.margin",
        "dev.scalpel.trading.risk",
        "dev.scalpel.simulation",
        "dev.scalpel.statistics",
        "dev.scalpel.ledger",
        "dev.scalpel.instruments",
        "dev.scalpel.costs",
        "dev.scalpel.execution.state"
    };
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
        typed(SHARED).check(ProductClasses.all());
    }

    @Test
    void noSharedTypeHasAVenuesParameter() {
        neutral(SHARED).check(ProductClasses.all());
    }

    @Test
    void theRulesSeeEverySharedPackage() {
        for (String name : SHARED) {
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
