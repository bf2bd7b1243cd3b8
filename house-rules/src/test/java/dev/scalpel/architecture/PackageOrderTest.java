package dev.scalpel.architecture;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PackageOrderTest {

    private static final String SAMPLE = "dev.scalpel.architecture.sample.order";

    @Test
    void everyPackageUsesOnlyPackagesOfEarlierLines() {
        order().rule().check(ProductClasses.all());
    }

    @Test
    void packagesFormNoCycle() {
        noCycle("dev.scalpel").check(ProductClasses.all());
    }

    @Test
    void theOrderNamesEveryPackageAndNoOther() {
        Set<String> packages = SourceTree.mainPackages();
        assertThat(packages).hasSizeGreaterThan(80);
        assertThat(order().outside(packages)).as("packages that no line names").isEmpty();
        assertThat(order().unused(packages)).as("names without a package").isEmpty();
    }

    /** A module that is missing on this class path would pass every rule. */
    @Test
    void theRulesSeeEveryPackageOfTheSources() {
        Set<String> seen = ProductClasses.all().stream()
                .map(JavaClass::getPackageName)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(seen).containsAll(SourceTree.mainPackages());
    }

    @Test
    void aPackageThatUsesALaterOneFails() {
        assertThatThrownBy(() -> PackageOrder.of(SAMPLE, "lower\nupper").rule().check(ProductClasses.sample("order")))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Lower")
                .hasMessageContaining("Upper");
        assertThatThrownBy(() -> PackageOrder.of(SAMPLE, "lower, upper").rule().check(ProductClasses.sample("order")))
                .isInstanceOf(AssertionError.class);
        PackageOrder.of(SAMPLE, "upper\nlower").rule().check(ProductClasses.sample("order"));
    }

    @Test
    void aCycleFails() {
        assertThatThrownBy(
                        () -> noCycle("dev.scalpel.architecture.sample.cycle").check(ProductClasses.sample("cycle")))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Cycle detected");
    }

    @Test
    void aPackageInNoLineAndALineWithoutAPackageAreReported() {
        PackageOrder order = PackageOrder.of("a", "b\nb.c, d\n# comment\ne");
        assertThat(order.outside(List.of("a.b.x", "a.f", "elsewhere"))).containsExactly("a.f");
        assertThat(order.unused(List.of("a.b", "a.b.c.x", "a.e"))).containsExactly("a.d");
    }

    private static PackageOrder order() {
        return PackageOrder.of("dev.scalpel", PackageOrder.OF_THE_PROJECT);
    }

    private static ArchRule noCycle(String root) {
        return slices().matching(root + ".(**)").should().beFreeOfCycles();
    }
}
