package dev.scalpel.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class PositionSizeTest {

    @Test
    void eachIsNamedAsTheSettingsSayIt() {
        assertThat(new PositionSize.Share(new BigDecimal("0.5")).text()).isEqualTo("share 0.5");
        assertThat(new PositionSize.Units(new BigDecimal("1E+3")).text()).isEqualTo("units 1000");
        assertThat(new PositionSize.Contracts(BigDecimal.ONE).text()).isEqualTo("contracts 1");
        assertThat(new PositionSize.Risk(new BigDecimal("0.005")).text()).isEqualTo("risk 0.005");
    }

    @Test
    void onlyAShareOfZeroOpensNothing() {
        assertThat(new PositionSize.Share(BigDecimal.ZERO).isEnabled()).isFalse();
        assertThat(new PositionSize.Share(BigDecimal.ONE).isEnabled()).isTrue();
        assertThat(new PositionSize.Units(BigDecimal.ONE).isEnabled()).isTrue();
    }

    @Test
    void whatIsOutsideItsRangeIsRefused() {
        refused(() -> new PositionSize.Share(new BigDecimal("-0.1")), "a share must lie in [0, 1]: -0.1");
        refused(() -> new PositionSize.Share(new BigDecimal("1.1")), "a share must lie in [0, 1]: 1.1");
        refused(() -> new PositionSize.Units(BigDecimal.ZERO), "units must be > 0: 0");
        refused(() -> new PositionSize.Contracts(new BigDecimal("-1")), "contracts must be > 0: -1");
        refused(() -> new PositionSize.Risk(BigDecimal.ZERO), "risk must be > 0: 0");
        refused(() -> new PositionSize.Risk(BigDecimal.ONE), "a risk must lie in (0, 1): 1");
    }

    private static void refused(Runnable creation, String message) {
        assertThatIllegalArgumentException().isThrownBy(creation::run).withMessage(message);
    }
}
