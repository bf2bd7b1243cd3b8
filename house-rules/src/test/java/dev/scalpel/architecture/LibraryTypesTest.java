package dev.scalpel.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.codeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A venue's dialect and its library end in its adapter: the ports, the domain, the ledger and the simulator know none. */
class LibraryTypesTest {

    /** domain, simulation, ledger, venues/api; not the adapters. */
    private static final String[] NEUTRAL = {
        "dev.scalpel.market..",
        "dev.scalpel.trading..",
        "dev.scalpel.simulation..",
        "dev.scalpel.statistics..",
        "dev.scalpel.ledger..",
        "dev.scalpel.instruments..",
        "dev.scalpel.venue",
        "dev.scalpel.venue.adapter..",
        "dev.scalpel.venue.credentials..",
        "dev.scalpel.venue.market..",
        "dev.scalpel.venue.trading.."
    };

    private static final String[] VENUE_LIBRARIES = {"org.knowm..", "si.mazi..", "jakarta.ws.."};

    @Test
    void onlyAdaptersUseALibraryOfVenues() {
        onlyIn("dev.scalpel.venue.binance..", "dev.scalpel.venue.generic..", "dev.scalpel.venue.xchange..")
                .check(ProductClasses.all());
    }

    @Test
    void noNeutralTypeHasALibrarysTypeInWhatOthersCall() {
        ownTypesIn(NEUTRAL).check(ProductClasses.all());
    }

    @Test
    void everyRuleFailsOnCodeThatBreaksIt() {
        assertThatThrownBy(() -> onlyIn("dev.scalpel.venue.xchange..").check(ProductClasses.all()))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("BinanceSignedApi");
        assertThatThrownBy(() -> ownTypesIn("dev.scalpel.venue.xchange..").check(ProductClasses.all()))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("org.knowm.xchange.currency.CurrencyPair");
    }

    private static ArchRule onlyIn(String... packages) {
        return noClasses()
                .that()
                .resideOutsideOfPackages(packages)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(VENUE_LIBRARIES);
    }

    private static ArchRule ownTypesIn(String... packages) {
        return codeUnits()
                .that()
                .areDeclaredInClassesThat()
                .resideInAnyPackage(packages)
                .and()
                .arePublic()
                .should(new ArchCondition<JavaCodeUnit>("have types of ours and of the JDK only") {
                    @Override
                    public void check(JavaCodeUnit unit, ConditionEvents events) {
                        Stream.concat(unit.getRawParameterTypes().stream(), Stream.of(unit.getRawReturnType()))
                                .map(JavaClass::getBaseComponentType)
                                .filter(LibraryTypesTest::isForeign)
                                .forEach(type -> events.add(SimpleConditionEvent.violated(
                                        unit, unit.getFullName() + " has the type " + type.getName())));
                    }
                });
    }

    /** JSON in the ledger's stored state is a matter of its own. */
    private static boolean isForeign(JavaClass type) {
        String name = type.getName();
        return !type.isPrimitive()
                && !name.startsWith("java.")
                && !name.startsWith("dev.scalpel.")
                && !name.startsWith("com.fasterxml.jackson.");
    }
}
