package dev.scalpel.venue.trading.margin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.venue.trading.margin.PaymentState.Booked;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class PaymentStateTest {

    @Test
    void paymentsAddUpAndAreRememberedInTheOrderOfTheirTimes() {
        PaymentState state = PaymentState.NONE
                .withFunding(new Booked("b", 2_000), new BigDecimal("-0.50"))
                .withFee(new Booked("c", 3_000), new BigDecimal("1.25"))
                .withFunding(new Booked("a", 1_000), new BigDecimal("0.20"));
        assertThat(state.funding()).isEqualTo(new BigDecimal("-0.30"));
        assertThat(state.fees()).isEqualTo(new BigDecimal("1.25"));
        assertThat(state.net()).isEqualTo(new BigDecimal("-1.55"));
        assertThat(state.booked())
                .containsExactly(new Booked("a", 1_000), new Booked("b", 2_000), new Booked("c", 3_000));
        assertThat(state.isBooked(new Booked("a", 1_000))).isTrue();
        assertThat(state.isBooked(new Booked("d", 1_000))).isFalse();
    }

    @Test
    void nothingIsForgottenBelowTwentyFourPayments() {
        assertThat(payments(23).booked()).hasSize(23);
        assertThat(payments(23).isBooked(new Booked("x", 0))).isFalse();
    }

    @Test
    void fromTwentyFourOnWhatIsOlderThanTheRememberedOnesCountsAsBooked() {
        assertThat(payments(24).isBooked(new Booked("x", 0))).isTrue();
        assertThat(payments(24).isBooked(new Booked("x", 1))).isFalse();
        PaymentState state = payments(26);
        assertThat(state.booked()).hasSize(24);
        assertThat(state.isBooked(new Booked("p2", 2))).isTrue();
        assertThat(state.isBooked(new Booked("x", 3))).isFalse();
        assertThat(state.funding()).isEqualTo(new BigDecimal("26"));
    }

    @Test
    void aTradeTakesWhatWasPaidAndLeavesItsTimes() {
        PaymentState state = payments(2)
                .withFee(new Booked("f", 3), BigDecimal.TEN)
                .withReadAt(9)
                .afterTrade(400, 500);
        assertThat(state.net()).isEqualTo(BigDecimal.ZERO);
        assertThat(state.funding()).isEqualTo(BigDecimal.ZERO);
        assertThat(state.tradedFrom()).isEqualTo(400);
        assertThat(state.tradedUntil()).isEqualTo(500);
        assertThat(state.readAt()).isEqualTo(9);
        assertThat(state.booked()).hasSize(3);
    }

    private static PaymentState payments(int count) {
        PaymentState state = PaymentState.NONE;
        for (int number = 1; number <= count; number++) {
            state = state.withFunding(new Booked("p" + number, number), BigDecimal.ONE);
        }
        return state;
    }
}
