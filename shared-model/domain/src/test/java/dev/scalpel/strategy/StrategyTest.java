package dev.scalpel.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.market.InstrumentId;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrategyTest {

    private static final InstrumentId BTC = InstrumentId.parse("binance/BTC-USDT");

    @Test
    void theModelsOwnStrategyHasOneIdForEveryInstrument() {
        Strategy strategy = Strategy.model(BTC, new BigDecimal("0.7"));

        assertThat(strategy.id()).isSameAs(StrategyId.MODEL);
        assertThat(StrategyId.of("model", Origin.MODEL)).isSameAs(StrategyId.MODEL);
        assertThat(strategy.id()).hasToString("model (MODEL)");
    }

    @Test
    void aNameAloneDoesNotMakeAStrategyTheModels() {
        assertThat(StrategyId.of("model", Origin.SIGNAL))
                .isEqualTo(new StrategyId("model", Origin.SIGNAL))
                .isNotEqualTo(StrategyId.MODEL);
        assertThat(StrategyId.of("trend", Origin.MODEL)).isNotEqualTo(StrategyId.MODEL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "a,b", "a/b", "ä", "12345678901234567890123456789012345678901"})
    void refusesANameThatDoesNotFitIntoRowsAndKeys(String name) {
        assertThatThrownBy(() -> new StrategyId(name, Origin.RULE))
                .hasMessage("a strategy's name must be 1 to 40 of A-Z a-z 0-9 . _ -: '" + name + "'");
        assertThatThrownBy(() -> new Strategy(name, BTC, Origin.RULE, BigDecimal.ONE))
                .hasMessageContaining("'" + name + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0.01", "1.01"})
    void refusesAShareThatIsNone(String share) {
        assertThatThrownBy(() -> new Strategy("trend", BTC, Origin.SIGNAL, new BigDecimal(share)))
                .hasMessage("share of strategy trend must lie in [0, 1]: " + share);
    }

    @Test
    void aShareOfZeroTradesNothingAndIsAllowed() {
        assertThat(new Strategy("trend", BTC, Origin.SIGNAL, BigDecimal.ZERO).share())
                .isZero();
    }
}
