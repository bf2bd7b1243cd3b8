package dev.scalpel.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import dev.scalpel.architecture.SourceTree.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ModuleRulesTest {

    private static final Set<String> LAMBDAS =
            Set.of("data-retrieval", "training", "execution", "monitoring", "api", "trade-log");
    private static final List<String> LAMBDA_PACKAGES =
            List.of("retrieval", "training", "execution", "monitoring", "api", "tradelog");
    private static final List<String> SHARED_PACKAGES = List.of(
            "market",
            "strategy",
            "trading",
            "simulation",
            "statistics",
            "evidence",
            "store",
            "ledger",
            "instruments",
            "costs",
            "aws",
            "funding",
            "settings",
            "signals",
            "portfolio",
            "features",
            "model",
            "promotion",
            "licence",
            "venue",
            "universe",
            "learning",
            "notice",
            "shards",
            "invocation",
            "pipeline");

    /** Only what fits models may load a native library, and what measures it. */
    private static final String[] FITS = {
        "dev.scalpel.learning.fit..", "dev.scalpel.research.studies..", "dev.scalpel.benchmarks.."
    };

    @Test
    void lambdasDoNotDependOnEachOther() {
        lambdasAreIndependent("dev.scalpel").check(ProductClasses.all());
        for (Poms.Module module : Poms.modules().values()) {
            if (LAMBDAS.contains(module.artifact())) {
                assertThat(module.all()).as(module.folder()).doesNotContainAnyElementsOf(LAMBDAS);
            }
        }
        assertThat(Poms.modules().keySet()).containsAll(LAMBDAS);
    }

    @Test
    void lambdasAndTheSharedModelUseNeitherResearchNorTestTools() {
        List<String> packages = new ArrayList<>(SHARED_PACKAGES);
        packages.addAll(LAMBDA_PACKAGES);
        noClasses()
                .that(inPackages("dev.scalpel", packages))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.scalpel.research..", "dev.scalpel.localexchange..", "dev.scalpel.testkit..")
                .check(ProductClasses.all());
        Set<String> others = Set.of("synthetic-markets", "sample-models", "studies", "local-exchange", "test-kit");
        for (Poms.Module module : Poms.modules().values()) {
            if (LAMBDAS.contains(module.artifact()) || module.folder().startsWith("shared-model/")) {
                assertThat(module.product()).as(module.folder()).doesNotContainAnyElementsOf(others);
            }
        }
    }

    /** A new package of the shared model must not escape the rule above. */
    @Test
    void theListOfSharedPackagesIsComplete() {
        assertThat(SourceTree.mainTypes())
                .filteredOn(file -> file.name().startsWith("shared-model/"))
                .extracting(SourceFile::packageName)
                .extracting(name -> name.split("\\.")[2])
                .hasSameElementsAs(SHARED_PACKAGES);
    }

    @Test
    void onlyWhatFitsModelsUsesDjl() {
        djlStaysIn(FITS).check(ProductClasses.all());
    }

    /** A venue's adapter is found by the service loader; nothing else knows it. */
    @Test
    void onlyItsOwnModuleNamesAVenuesAdapter() {
        adapterIsUnknown("dev.scalpel").check(ProductClasses.all());
        assertThat(SourceTree.mainTypes())
                .filteredOn(file -> !file.name().startsWith("shared-model/venues/binance/"))
                .filteredOn(file -> file.text().contains("dev.scalpel.venue.binance"))
                .extracting(SourceFile::name)
                .isEmpty();
    }

    /**
     * Its name is the default of a setting, and that of the keys of the first releases. The local exchange speaks the protocols of
     * venues by their names, and benchmarks choose one.
     */
    @Test
    void noSourceDependsOnTheNameOfAVenue() {
        assertThat(SourceTree.mainTypes())
                .filteredOn(file -> !file.name().startsWith("shared-model/venues/"))
                .filteredOn(file -> !file.name().startsWith("benchmarks/"))
                .filteredOn(file -> file.text().contains("\"binance\""))
                .extracting(SourceFile::typeName)
                .containsExactlyInAnyOrder("TextTypes", "UpgradingStore", "Dialect", "ExchangeCommand");
    }

    @Test
    void everyRuleFailsOnASampleThatBreaksIt() {
        String sample = "dev.scalpel.architecture.sample.lambdas";
        assertThatThrownBy(() -> lambdasAreIndependent(sample).check(ProductClasses.sample("lambdas")))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("TrainingStep");
        assertThatThrownBy(() -> adapterIsUnknown(sample).check(ProductClasses.sample("lambdas")))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Adapter");
        assertThatThrownBy(() -> djlStaysIn("dev.scalpel.nowhere..").check(ProductClasses.all()))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("ai.djl");
    }

    private static ArchRule lambdasAreIndependent(String root) {
        return slices().assignedFrom(new LambdaSlices(root, LAMBDA_PACKAGES))
                .should()
                .notDependOnEachOther();
    }

    private static ArchRule djlStaysIn(String... packages) {
        return noClasses()
                .that()
                .resideOutsideOfPackages(packages)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("ai.djl..");
    }

    private static ArchRule adapterIsUnknown(String root) {
        return noClasses()
                .that()
                .resideOutsideOfPackage(root + ".venue.binance..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(root + ".venue.binance..");
    }

    private static DescribedPredicate<JavaClass> inPackages(String root, List<String> packages) {
        return DescribedPredicate.describe(
                "are in one of " + packages,
                type -> packages.stream()
                        .map(name -> root + "." + name)
                        .anyMatch(name -> type.getPackageName().equals(name)
                                || type.getPackageName().startsWith(name + ".")));
    }
}
