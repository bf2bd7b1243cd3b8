package dev.scalpel.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.List;

/** The floors of the shared model: a package imports only from those named before it. */
final class PackageOrder {

    static final List<String> FROM_THE_GROUND_UP = List.of(
            "market",
            "features",
            "trading",
            "simulation",
            "synthetic",
            "statistics",
            "store",
            "instruments",
            "ledger",
            "settings",
            "model",
            "promotion",
            "learning",
            "exchange",
            "notice",
            "invocation");

    private PackageOrder() {}

    static ArchRule under(String root) {
        return ArchRuleDefinition.classes()
                .that(new DescribedPredicate<JavaClass>("stand on a floor of " + root) {
                    @Override
                    public boolean test(JavaClass type) {
                        return floorOf(root, type) >= 0;
                    }
                })
                .should(new ArchCondition<JavaClass>("import only from their own floor and those below") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                            if (floorOf(root, dependency.getTargetClass()) > floorOf(root, type)) {
                                events.add(SimpleConditionEvent.violated(type, dependency.getDescription()));
                            }
                        }
                    }
                });
    }

    /** Which floor a class stands on, or -1 when it is none of ours. */
    private static int floorOf(String root, JavaClass type) {
        String name = type.getPackageName();
        if (!name.startsWith(root + ".")) {
            return -1;
        }
        return FROM_THE_GROUND_UP.indexOf(name.substring(root.length() + 1).split("\\.")[0]);
    }
}
