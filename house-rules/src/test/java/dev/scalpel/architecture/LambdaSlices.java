package dev.scalpel.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.List;

/** One slice for each Lambda's packages. */
record LambdaSlices(String root, List<String> lambdas) implements SliceAssignment {

    @Override
    public SliceIdentifier getIdentifierOf(JavaClass type) {
        String name = type.getPackageName() + ".";
        return lambdas.stream()
                .filter(lambda -> name.startsWith(root + "." + lambda + "."))
                .map(SliceIdentifier::of)
                .findFirst()
                .orElse(SliceIdentifier.ignore());
    }

    @Override
    public String getDescription() {
        return "the Lambdas " + lambdas;
    }
}
