package dev.scalpel.trading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class MakerEntryTest {

    private static final PriceTicks CENTS = new PriceTicks(0.01);

    @Test
    void aQuoteLiesAtTheCloseOrAnOffsetAwayFromTheMarketOnATick() {
        MakerEntry atClose = MakerEntry.once(2);
        MakerEntry away = new MakerEntry(0.001, 1, 0, false);

        assertThat(atClose.limit(PositionSide.LONG, 100.01, CENTS)).isEqualTo(100.01, within(1e-9));
        // 100.123 less and plus 0.100123: 100.022877 and 100.223123.
        assertThat(away.limit(PositionSide.LONG, 100.123, CENTS)).isEqualTo(100.02, within(1e-9));
        assertThat(away.limit(PositionSide.SHORT, 100.123, CENTS)).isEqualTo(100.23, within(1e-9));
        assertThat(away.limit(PositionSide.SHORT, 100, PriceTicks.NONE)).isEqualTo(100.1, within(1e-9));
    }

    @Test
    void itIsMadeWithinItsQuotesAndTheBarInWhichItCrosses() {
        assertThat(MakerEntry.once(3).maxBars()).isEqualTo(3);
        assertThat(new MakerEntry(0, 2, 1, true).maxBars()).isEqualTo(5);
    }

    @Test
    void refusesValuesOutsideOfTheirRange() {
        assertThatThrownBy(() -> MakerEntry.once(0)).hasMessage("validMinutes must lie in [1.0, 3.0]: 0.0");
        assertThatThrownBy(() -> MakerEntry.once(4)).hasMessage("validMinutes must lie in [1.0, 3.0]: 4.0");
        assertThatThrownBy(() -> new MakerEntry(-0.1, 1, 0, false))
                .hasMessage("offset must lie in [0.0, 0.05]: -0.1");
        assertThatThrownBy(() -> new MakerEntry(0, 1, 11, false))
                .hasMessage("requotes must lie in [0.0, 10.0]: 11.0");
    }
}
