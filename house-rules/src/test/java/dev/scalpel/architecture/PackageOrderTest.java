package dev.scalpel.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PackageOrderTest {

    private static final Path SOURCES = Path.of("src/main/java/dev/scalpel");

    @Test
    void everyPackageImportsOnlyFromThoseBelowIt() {
        JavaClasses ours = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.scalpel");
        PackageOrder.under("dev.scalpel").check(ours);
    }

    @Test
    void theRuleFailsWhenAPackageReachesUp() {
        JavaClasses sample = new ClassFileImporter().importPackages("dev.scalpel.architecture.sample");
        assertThatThrownBy(() ->
                        PackageOrder.under("dev.scalpel.architecture.sample").check(sample))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Reaching")
                .hasMessageContaining("Reached");
    }

    @Test
    void noPackageStandsOutsideTheOrder() throws Exception {
        try (Stream<Path> packages = Files.list(SOURCES)) {
            assertThat(packages.map(each -> each.getFileName().toString())).isSubsetOf(PackageOrder.FROM_THE_GROUND_UP);
        }
    }
}
