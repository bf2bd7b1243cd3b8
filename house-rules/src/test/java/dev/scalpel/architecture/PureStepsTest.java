package dev.scalpel.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/** The steps of a minute at a venue are functions: they keep nothing and reach nothing outside. */
class PureStepsTest {

    private static final String STEPS = "dev.scalpel.execution.transition";

    @Test
    void theStepsKeepNothing() {
        keepNothing(STEPS).check(ProductClasses.all());
    }

    @Test
    void theStepsReachNeitherVenueNorStoreNorClock() {
        reachNothing(STEPS).check(ProductClasses.all());
    }

    /** Only the methods of the state itself copy it field by field. */
    @Test
    void onlyTheStateUsesItsBuilder() {
        builderIsHidden("dev.scalpel.execution.state.SymbolState").check(ProductClasses.all());
    }

    @Test
    void everyRuleFailsWhereItDoesNotHold() {
        assertThatThrownBy(() -> keepNothing("dev.scalpel.execution.venue").check(ProductClasses.all()))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("lastSync");
        assertThatThrownBy(() -> reachNothing("dev.scalpel.execution.venue").check(ProductClasses.all()))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Broker");
        assertThatThrownBy(() -> builderIsHidden("dev.scalpel.execution.state.VenueState")
                        .check(ProductClasses.all()))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("SymbolStateBuilder");
    }

    private static ArchRule keepNothing(String name) {
        return fields().that()
                .areDeclaredInClassesThat()
                .resideInAPackage(name)
                .should()
                .beFinal();
    }

    private static ArchRule reachNothing(String name) {
        return noClasses()
                .that()
                .resideInAPackage(name)
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("dev.scalpel.venue.trading.Broker")
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.scalpel.store..", "dev.scalpel.ledger.repository..", "java.io..", "java.net..")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.time.Clock");
    }

    private static ArchRule builderIsHidden(String owner) {
        return classes()
                .that()
                .haveFullyQualifiedName("dev.scalpel.execution.state.SymbolStateBuilder")
                .should()
                .onlyHaveDependentClassesThat()
                .haveFullyQualifiedName(owner);
    }
}
