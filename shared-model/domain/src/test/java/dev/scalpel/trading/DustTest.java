package dev.scalpel.trading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class DustTest {

    @Test
    void whatAnExitLeavesIsWorthItsPrice() {
        assertThat(Dust.leftAt(200, new BigDecimal("0.004"))).isEqualTo(new Dust(new BigDecimal("0.004"), 0.8));
        assertThat(Dust.leftAt(200, BigDecimal.ZERO)).isSameAs(Dust.NONE);
    }

    @Test
    void theNextPurchaseIsAddedWithoutItsFee() {
        assertThat(new Dust(new BigDecimal("0.004"), 0.8).with(BigDecimal.ONE, new BigDecimal("0.001")))
                .isEqualByComparingTo("1.003");
    }

    @Test
    void itIsNotNegativeAndItsValueIsANumber() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Dust(new BigDecimal("-1"), 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Dust(BigDecimal.ONE, Double.NaN));
    }
}
