package dev.scalpel.benchmarks;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may depend on whom, between the modules; all of them are on the class path of this one. */
class ModuleRulesTest {

    private static final List<String> FUNCTIONS = List.of("retrieval", "training", "execution", "monitoring");
    private static final List<String> OUTER_MODULES = List.of("local", "localexchange", "testkit", "benchmarks");

    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.scalpel");

    @ParameterizedTest
    @ValueSource(strings = {"retrieval", "training", "execution", "monitoring"})
    void theFunctionsMeetOnlyInTheStore(String function) {
        Stream<String> others = FUNCTIONS.stream().filter(other -> !other.equals(function));
        noClasses()
                .that()
                .resideInAPackage(packagesOf(function))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(Stream.concat(others, OUTER_MODULES.stream())
                        .map(ModuleRulesTest::packagesOf)
                        .toArray(String[]::new))
                .allowEmptyShould(true)
                .check(OURS);
    }

    @Test
    void theLocalExchangeKnowsOnlyTheSharedModel() {
        noClasses()
                .that()
                .resideInAPackage(packagesOf("localexchange"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(all(FUNCTIONS, List.of("local", "testkit", "benchmarks")))
                .check(OURS);
    }

    @Test
    void theTestKitKnowsNothingOfOurs() {
        noClasses()
                .that()
                .resideInAPackage(packagesOf("testkit"))
                .should()
                .dependOnClassesThat(JavaClass.Predicates.resideInAPackage("dev.scalpel..")
                        .and(DescribedPredicate.not(JavaClass.Predicates.resideInAPackage(packagesOf("testkit")))))
                .check(OURS);
    }

    @Test
    void nothingButTheBenchmarksDependsOnTheLocalModule() {
        noClasses()
                .that()
                .resideOutsideOfPackages(packagesOf("local"), packagesOf("benchmarks"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packagesOf("local"), packagesOf("benchmarks"))
                .check(OURS);
    }

    private static String packagesOf(String module) {
        return "dev.scalpel." + module + "..";
    }

    private static String[] all(List<String> some, List<String> more) {
        return Stream.concat(some.stream(), more.stream())
                .map(ModuleRulesTest::packagesOf)
                .toArray(String[]::new);
    }
}
