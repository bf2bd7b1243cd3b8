package dev.scalpel.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.market.Symbol;
import dev.scalpel.settings.value.Allocations;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UniverseSettingsTest {

    private static final Symbol ADA = Symbol.parse("ADA/USDT");
    private static final Symbol BTC = Symbol.parse("BTC/USDT");
    private static final Symbol ETH = Symbol.parse("ETH/USDT");
    private static final Symbol SOL = Symbol.parse("SOL/USDT");

    private static Settings read(String yaml) {
        return SettingsReader.fromText("test", yaml, Map.of()).settings();
    }

    @Test
    void topNIsWrittenInFileOrEnvironmentAndShownAsWritten() {
        assertThat(read("symbols: top 20").symbols()).isEqualTo(Allocations.ofLargest(20));
        EffectiveSettings environment = SettingsReader.fromText("test", "", Map.of("SCALPEL_SYMBOLS", "top 7"));
        assertThat(environment.settings().symbols().largest()).isEqualTo(7);
        assertThat(environment.lines())
                .filteredOn(line -> line.key().path().equals("symbols"))
                .extracting(EffectiveSettings.Line::value)
                .containsExactly("top 7");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "top 0",
                "top 1001",
                "top 999999999",
                "top -1",
                "top",
                "top 2.5",
                "top twenty",
                "top 20, BTC/USDT"
            })
    void anythingElseIsRefusedWithTheRule(String text) {
        assertThatThrownBy(() -> read("symbols: " + text))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("symbols");
    }

    @Test
    void beforeTheFirstUniverseNothingIsTraded() {
        assertThat(read("symbols: top 2").traded()).isEmpty();
        assertThat(read("symbols: top 2").instruments()).isEmpty();
    }

    @Test
    void theMembersShareTheCapEqually() {
        Settings settings = read("symbols: top 2\nlimits: {exposureCap: 0.5}").inUniverse(List.of(BTC, ETH), List.of());

        assertThat(settings.traded()).containsExactly(BTC, ETH);
        assertThat(settings.symbols().share(ETH)).contains(new BigDecimal("0.25"));
        assertThat(settings.largestOrder(settings.instrument(ETH))).isPositive();
    }

    @Test
    void withWhatIsLeavingTheSharesStillStayWithinTheCap() {
        Settings settings =
                read("symbols: top 2\nlimits: {exposureCap: 0.6}").inUniverse(List.of(BTC, ETH), List.of(ADA, BTC));

        assertThat(settings.symbols().symbols()).containsExactly(ADA, BTC, ETH);
        assertThat(settings.symbols().leaving()).containsExactly(ADA);
        assertThat(settings.symbols().share(BTC)).contains(new BigDecimal("0.2"));
        assertThat(settings.symbols().sum()).isEqualByComparingTo("0.6");
    }

    @Test
    void aSmallerNumberTakesTheLargestOfALargerUniverse() {
        assertThat(read("symbols: top 2")
                        .inUniverse(List.of(SOL, ETH, BTC), List.of())
                        .traded())
                .containsExactly(ETH, SOL);
    }

    @Test
    void namedSymbolsAreNotTouched() {
        Settings named = read("symbols: [BTC/USDT]");

        assertThat(named.inUniverse(List.of(ETH), List.of())).isSameAs(named);
    }

    @Test
    void whatIsLeavingMustBeAmongTheSymbols() {
        assertThatThrownBy(() -> new Allocations(Map.of(BTC, BigDecimal.valueOf(0.1)), 1, java.util.Set.of(ETH)))
                .hasMessageContaining("ETH/USDT");
        assertThatThrownBy(() -> Allocations.ofLargest(0)).hasMessageContaining("at least one");
    }
}
