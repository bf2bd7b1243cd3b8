package dev.scalpel.trading.futures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.market.Symbol;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FuturesNameTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 29);

    @ParameterizedTest
    @CsvSource({
        "ES, ES, ",
        "ES1!, ES, ",
        "es1!, ES, ",
        "CME_MINI:ES1!, ES, ",
        "CBOT_MINI:YM1!, YM, ",
        "ESZ6, ES, 2026-12",
        "ESZ26, ES, 2026-12",
        "ESZ2026, ES, 2026-12",
        "CME:ESZ2026, ES, 2026-12",
        "MESH7, MES, 2027-03",
        "CLF7, CL, 2027-01",
        "NYMEX:CLF2027, CL, 2027-01",
        "GCJ7, GC, 2027-04",
        "SIK7, SI, 2027-05",
        "ESZ5, ES, 2025-12",
        "ESZ2, ES, 2022-12",
        "ESZ1, ES, 2031-12",
    })
    void aNameMeansARootAndPerhapsAContract(String text, FuturesRoot root, YearMonth month) {
        FuturesName name = FuturesName.parse(text, TODAY);
        assertThat(name.root()).isEqualTo(root);
        assertThat(name.contract().map(FuturesContract::month)).isEqualTo(Optional.ofNullable(month));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ZB1!", "ZBZ6", "EURUSD", "ESX", "", "ES!", "1!", "ESZ", "ESZ126", "ES-Z6"})
    void anUnknownRootIsRefusedWithTheKnownOnes(String text) {
        assertThatThrownBy(() -> FuturesName.parse(text, TODAY))
                .isInstanceOf(RefusedContractException.class)
                .hasMessageContaining("'" + text + "'")
                .hasMessageContaining("ES, NQ, RTY, MES, MNQ, YM, CL, GC, SI");
        assertThat(FuturesName.isKnown(text, TODAY)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "ES1!, ES, true", "ES1!, ESZ2026, true", "ESZ6, ESZ2026, true", "CME_MINI:ES1!, ESH7, true", "es, ES1!, true",
        "ESZ6, ESH7, false", "ES1!, MES1!, false", "ES1!, NYMEX:ES1!, false", "BTCUSDT, BTCUSDT, false",
                "ES1!, ES2!, false",
    })
    void namesAreTheSameByRootAndContract(String one, String other, boolean same) {
        assertThat(FuturesName.areSame(one, other)).isEqualTo(same);
        assertThat(FuturesName.areSame(other, one)).isEqualTo(same);
    }

    @Test
    void aMonthWithoutAContractIsRefused() {
        assertThatThrownBy(() -> FuturesName.parse("ESF7", TODAY))
                .isInstanceOf(RefusedContractException.class)
                .hasMessage("ES has no contract that expires in 2027-01");
    }

    @Test
    void onlyTheContractInFrontHasAPlace() {
        assertThatThrownBy(() -> FuturesName.parse("ES2!", TODAY))
                .isInstanceOf(RefusedContractException.class)
                .hasMessageContaining("only the contract in front");
    }

    @Test
    void anExchangeThatIsNotTheRootsIsRefused() {
        assertThatThrownBy(() -> FuturesName.parse("NYMEX:ES1!", TODAY))
                .isInstanceOf(RefusedContractException.class)
                .hasMessageContaining("ES is not traded at NYMEX");
    }

    @ParameterizedTest
    @CsvSource({
        "ES, 50, 0.25",
        "NQ, 20, 0.25",
        "RTY, 50, 0.10",
        "MES, 5, 0.25",
        "MNQ, 2, 0.25",
        "YM, 5, 1",
        "CL, 1000, 0.01",
        "GC, 100, 0.10",
        "SI, 5000, 0.005",
    })
    void aRootHasMultiplierAndTick(FuturesRoot root, String multiplier, String tick) {
        assertThat(root.filters().multiplier()).isEqualByComparingTo(multiplier);
        assertThat(root.filters().tickSize()).isEqualByComparingTo(tick);
        assertThat(root.filters().stepSize()).isEqualByComparingTo("1");
    }

    /** A name of one digit is read within ten years around today, the longer ones at any time. */
    @Property
    void aContractIsFoundByItsNames(@ForAll("contracts") FuturesContract contract) {
        String letter =
                contract.name().substring(contract.root().name().length()).substring(0, 1);
        String prefix = contract.root().name() + letter;
        int year = contract.month().getYear();
        assertThat(parsed(contract.name())).isEqualTo(contract);
        assertThat(parsed(prefix + year % 100)).isEqualTo(contract);
        assertThat(parsed(prefix + year)).isEqualTo(contract);
        assertThat(Symbol.parse(contract.symbol().key())).isEqualTo(contract.symbol());
        assertThat(FuturesName.parse(contract.root().symbol().base(), TODAY).contract())
                .isEmpty();
    }

    private static FuturesContract parsed(String text) {
        return FuturesName.parse(text, TODAY).contract().orElseThrow();
    }

    @Provide
    static Arbitrary<FuturesContract> contracts() {
        return Combinators.combine(
                        Arbitraries.of(FuturesRoot.class),
                        Arbitraries.integers().between(2022, 2030),
                        Arbitraries.integers().between(1, 12))
                .as((root, year, month) -> FuturesContract.from(root, YearMonth.of(year, month)));
    }
}
