package dev.scalpel.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/** The compiled main classes of all modules, read once for all rules. */
final class ProductClasses {

    private static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            // Tests that a module publishes come as a jar, which the option above does not know.
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("dev.scalpel");

    private ProductClasses() {}

    static JavaClasses all() {
        return ALL;
    }

    /** Samples that break a rule on purpose, below {@code dev.scalpel.architecture.sample}. */
    static JavaClasses sample(String name) {
        JavaClasses sample = new ClassFileImporter().importPackages("dev.scalpel.architecture.sample." + name);
        if (sample.stream().map(JavaClass::getPackageName).findAny().isEmpty()) {
            throw new IllegalStateException("expected classes in the sample " + name + ", found none");
        }
        return sample;
    }
}
