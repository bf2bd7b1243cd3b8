package dev.scalpel.execution.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.execution.state.FundingState.Booked;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class FundingStateTest {

    @Test
    void paymentsAddUpAndAreRememberedInTheOrderOfTheirTimes() {
        FundingState state = FundingState.NONE
                .with(new Booked("b", 2_000), new BigDecimal("-0.50"))
                .with(new Booked("a", 1_000), new BigDecimal("0.20"));
        assertThat(state.accrued()).isEqualTo(new BigDecimal("-0.30"));
        assertThat(state.booked()).containsExactly(new Booked("a", 1_000), new Booked("b", 2_000));
        assertThat(state.isBooked("a")).isTrue();
        assertThat(state.isBooked("c")).isFalse();
    }

    @Test
    void nothingIsForgottenBelowTwentyFourPayments() {
        FundingState state = payments(23);
        assertThat(state.booked()).hasSize(23);
        assertThat(state.forgottenBefore()).isEqualTo(Long.MIN_VALUE);
    }

    @Test
    void fromTwentyFourOnTheOldestAreForgottenAndTheirTimeIsKnown() {
        assertThat(payments(24).forgottenBefore()).isEqualTo(1);
        FundingState state = payments(26);
        assertThat(state.booked()).hasSize(24);
        assertThat(state.isBooked("p2")).isFalse();
        assertThat(state.forgottenBefore()).isEqualTo(3);
        assertThat(state.accrued()).isEqualTo(new BigDecimal("26"));
    }

    @Test
    void aTradeTakesWhatWasAccruedAndLeavesTheTimeOfItsLastFill() {
        FundingState state = payments(2).withReadAt(9).afterTrade(500);
        assertThat(state.accrued()).isEqualTo(BigDecimal.ZERO);
        assertThat(state.tradedUntil()).isEqualTo(500);
        assertThat(state.readAt()).isEqualTo(9);
        assertThat(state.afterTrade(400).tradedUntil()).isEqualTo(500);
    }

    private static FundingState payments(int count) {
        FundingState state = FundingState.NONE;
        for (int number = 1; number <= count; number++) {
            state = state.with(new Booked("p" + number, number), BigDecimal.ONE);
        }
        return state;
    }
}
