package dev.scalpel.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SymbolTest {

    @ParameterizedTest
    @ValueSource(strings = {"BTC/USDT", "BTC-USDT"})
    void readsTheDisplayFormAndTheKeyForm(String text) {
        Symbol symbol = Symbol.parse(text);

        assertThat(symbol).isEqualTo(new Symbol("BTC", "USDT"));
        assertThat(symbol.key()).isEqualTo("BTC-USDT");
        assertThat(symbol).hasToString("BTC/USDT");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BTCUSDT",
                "BTC/USDT/X",
                "BTC/",
                "/USDT",
                "btc/USDT",
                "../USDT",
                "B TC/USDT",
                "BTC/BTC",
                "",
                "BTC/ABCDEFGHIJKLMNOPQRSTU"
            })
    void rejectsWhatIsNotAPair(String text) {
        assertThatThrownBy(() -> Symbol.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void namesTheAssetThatViolatesTheRule() {
        assertThatThrownBy(() -> new Symbol("BTC", "../x")).hasMessage("quote must be 1 to 20 of A-Z and 0-9: '../x'");
    }

    @Test
    void sortsByBaseThenQuote() {
        assertThat(new Symbol("BTC", "USDT"))
                .isLessThan(new Symbol("ETH", "BTC"))
                .isGreaterThan(new Symbol("BTC", "EUR"))
                .isEqualByComparingTo(new Symbol("BTC", "USDT"));
    }
}
