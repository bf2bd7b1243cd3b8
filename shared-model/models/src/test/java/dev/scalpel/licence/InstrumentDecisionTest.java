package dev.scalpel.licence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.scalpel.licence.InstrumentDecision.Choice;
import dev.scalpel.market.InstrumentId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InstrumentDecisionTest {

    private static final InstrumentId BTC = InstrumentId.parse("binance/BTC-USDT");
    private static final InstrumentId ETH = InstrumentId.parse("binance/ETH-USDT");
    private static final InstrumentId SOL = InstrumentId.parse("binance/SOL-USDT");
    private static final InstrumentDecision DECISION =
            new InstrumentDecision(List.of(choice(BTC, 0.75), choice(ETH, 0.25), choice(SOL, 0)));

    @Test
    void sharesKeepTheWeightsAndExceedNoAllocation() {
        assertThat(DECISION.shares(Map.of(BTC, 0.375, ETH, 0.375, SOL, 0.375)))
                .containsExactly(Map.entry(BTC, 0.375), Map.entry(ETH, 0.125), Map.entry(SOL, 0.0));
        assertThat(DECISION.shares(Map.of(BTC, 0.9, ETH, 0.05, SOL, 0.05)).get(BTC))
                .isCloseTo(0.15, org.assertj.core.api.Assertions.within(1e-15));
    }

    @Test
    void anInstrumentWithoutAChoiceIsNotTradedAndOneThatIsGoneLeavesTheOthersTheirWeights() {
        InstrumentId other = InstrumentId.parse("binance/ADA-USDT");

        assertThat(DECISION.shares(Map.of(ETH, 0.4, other, 0.4)))
                .containsExactly(Map.entry(other, 0.0), Map.entry(ETH, 0.4));
        assertThat(DECISION.shares(Map.of(SOL, 0.5))).containsExactly(Map.entry(SOL, 0.0));
    }

    @Test
    void badChoicesAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Choice(BTC, Optional.empty(), 1, false, 0.5))
                .withMessageContaining("without a volatility");
        assertThatIllegalArgumentException().isThrownBy(() -> choice(BTC, 1.1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new InstrumentDecision(List.of(choice(BTC, 1), choice(BTC, 0))))
                .withMessageContaining("decided on once");
    }

    private static Choice choice(InstrumentId instrument, double weight) {
        return new Choice(instrument, Optional.of(2.0), 1, true, weight);
    }
}
