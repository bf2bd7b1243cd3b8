package dev.scalpel.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstrumentIdTest {

    private static final Symbol BTC = Symbol.parse("BTC/USDT");

    @Test
    void readsTheFormThatItWrites() {
        InstrumentId id = InstrumentId.parse("binance/BTC-USDT");

        assertThat(id).isEqualTo(new InstrumentId("binance", BTC));
        assertThat(id.key()).isEqualTo("binance/BTC-USDT");
        assertThat(id).hasToString("binance/BTC-USDT");
        assertThat(InstrumentId.parse(id.toString())).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BTC-USDT",
                "binance",
                "binance/",
                "/BTC-USDT",
                "binance/BTC/USDT",
                "Binance/BTC-USDT",
                "../BTC-USDT",
                "-/BTC-USDT",
                "binance/BTC-USDT/x",
                ""
            })
    void rejectsWhatIsNoInstrument(String text) {
        assertThatThrownBy(() -> InstrumentId.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void namesTheVenueThatCannotBeInAKey() {
        assertThatThrownBy(() -> new InstrumentId("../x", BTC))
                .hasMessage("a venue must be 1 to 30 of a-z, 0-9 and '-': '../x'");
    }

    @Test
    void sortsByVenueThenSymbol() {
        assertThat(InstrumentId.parse("binance/ETH-USDT"))
                .isLessThan(InstrumentId.parse("kraken/BTC-USDT"))
                .isGreaterThan(InstrumentId.parse("binance/BTC-USDT"))
                .isEqualByComparingTo(InstrumentId.parse("binance/ETH-USDT"));
    }
}
