package dev.scalpel.venue.trading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.ledger.Intent;
import dev.scalpel.trading.OrderSide;
import dev.scalpel.trading.VenueFilters;
import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;

class OrderRulesTest {

    private static final VenueFilters FILTERS = new VenueFilters(
            new BigDecimal("0.01"),
            new BigDecimal("0.001"),
            new BigDecimal("0.001"),
            new BigDecimal("1000"),
            new BigDecimal("5"));

    @Test
    void anOrderOnTickAndStepAndLargeEnoughIsAllowed() {
        assertThat(OrderRules.refusal(entry("0.050", "100.00"), FILTERS)).isEmpty();
    }

    @Test
    void eachFilterHasItsOwnReason() {
        assertThat(OrderRules.refusal(entry("0.0505", "100"), FILTERS))
                .contains("0.0505 is not a multiple of the step 0.001");
        assertThat(OrderRules.refusal(entry("1", "100.005"), FILTERS))
                .contains("100.005 is not a multiple of the tick 0.01");
        assertThat(OrderRules.refusal(entry("1001", "100"), FILTERS))
                .contains("the quantity 1001 is not within 0.001 to 1000");
        assertThat(OrderRules.refusal(entry("0.049", "100"), FILTERS))
                .contains("the notional 4.9 is below the venue's minimum of 5");
    }

    @Test
    void minimumAndMaximumAreAllowed() {
        assertThat(OrderRules.refusal(entry("0.001", "5000"), FILTERS)).isEmpty();
        assertThat(OrderRules.refusal(entry("1000", "100"), FILTERS)).isEmpty();
        assertThat(OrderRules.refusal(entry("0.05", "100"), FILTERS)).isEmpty();
    }

    @Test
    void aMarketExitIsCheckedByItsQuantityOnly() {
        Intent exit = Intents.intent("x", Intent.Kind.EXIT, OrderSide.SELL, "0.001", null, null, null, 1);
        assertThat(OrderRules.refusal(exit, FILTERS)).isEmpty();
    }

    @Test
    void aProtectionMustMeetTheMinimumAtItsLowestPrice() {
        assertThat(OrderRules.refusal(protection("0.05", "99", "101", "110"), FILTERS))
                .contains("the notional 4.95 is below the venue's minimum of 5");
        assertThat(OrderRules.refusal(protection("0.05", "100", "101", "110"), FILTERS))
                .isEmpty();
    }

    @Test
    void limitTriggerAndTargetMustBeInOrder() {
        assertThat(OrderRules.refusal(protection("1", "101.01", "101", "110"), FILTERS))
                .contains("limit, trigger and target are out of order: [101.01, 101, 110]");
        assertThat(OrderRules.refusal(protection("1", "100", "101", "101"), FILTERS))
                .isPresent();
        assertThat(OrderRules.refusal(protection("1", "101", "101", "110"), FILTERS))
                .isEmpty();
        Intent buys = Intents.intent("p", Intent.Kind.PROTECTION, OrderSide.BUY, "1", "102", "101", "90", 1);
        assertThat(OrderRules.refusal(buys, FILTERS)).isEmpty();
        Intent crooked = Intents.intent("p", Intent.Kind.PROTECTION, OrderSide.BUY, "1", "100", "101", "90", 1);
        assertThat(OrderRules.refusal(crooked, FILTERS)).isPresent();
    }

    @Test
    void bothLegsOfAPositionMustMeetTheMinimum() {
        BigDecimal fee = new BigDecimal("0.001");
        assertThat(OrderRules.legsRefusal(number("0.049"), number("100"), number("98"), fee, FILTERS))
                .contains("entry: the notional 4.9 is below the venue's minimum of 5");
        // 0.051 minus the fee is 0.050 in whole steps: at 98 that is 4.9.
        assertThat(OrderRules.legsRefusal(number("0.051"), number("100"), number("98"), fee, FILTERS))
                .contains("stop after fee: the notional 4.9 is below the venue's minimum of 5");
        assertThat(OrderRules.legsRefusal(number("0.053"), number("100"), number("98"), fee, FILTERS))
                .isEmpty();
    }

    @Test
    void theQuantityAfterTheFeeIsWholeSteps() {
        assertThat(OrderRules.afterFee(number("2"), number("0.001"), FILTERS)).isEqualByComparingTo("1.998");
        assertThat(OrderRules.afterFee(number("0.5"), number("0.001"), FILTERS)).isEqualByComparingTo("0.499");
        assertThat(OrderRules.afterFee(number("0.5"), number("0"), FILTERS)).isEqualByComparingTo("0.5");
    }

    @Test
    void aQuantityTooSmallForAnOrderIsDust() {
        assertThat(OrderRules.isDust(number("0.0009"), number("100000"), FILTERS))
                .isTrue();
        assertThat(OrderRules.isDust(number("0.049"), number("100"), FILTERS)).isTrue();
        assertThat(OrderRules.isDust(number("0.0509"), number("100"), FILTERS)).isFalse();
    }

    @Test
    void aQuantityAboveTheLargestOrderIsNoDust() {
        BigDecimal largest = FILTERS.maxQuantity();
        assertThat(OrderRules.isDust(largest, number("100"), FILTERS)).isFalse();
        assertThat(OrderRules.isDust(largest.add(number("1")), number("100"), FILTERS))
                .isFalse();
    }

    @Property
    void aPositionWithValidLegsIsNeverDustAtItsStop(
            @ForAll @BigRange(min = "0.001", max = "10") @Scale(3) BigDecimal quantity,
            @ForAll @BigRange(min = "1", max = "1000") @Scale(2) BigDecimal stop,
            @ForAll @BigRange(min = "0", max = "0.02") @Scale(5) BigDecimal fee) {
        BigDecimal entry = stop.multiply(new BigDecimal("1.02")).setScale(2, java.math.RoundingMode.UP);
        if (OrderRules.legsRefusal(quantity, entry, stop, fee, FILTERS).isEmpty()) {
            BigDecimal net = quantity.multiply(BigDecimal.ONE.subtract(fee));
            assertThat(OrderRules.isDust(net, stop, FILTERS)).isFalse();
        }
    }

    private static Intent entry(String quantity, String price) {
        return Intents.intent("e", Intent.Kind.ENTRY, OrderSide.BUY, quantity, price, null, null, 1);
    }

    private static Intent protection(String quantity, String limit, String trigger, String target) {
        return Intents.intent("p", Intent.Kind.PROTECTION, OrderSide.SELL, quantity, limit, trigger, target, 1);
    }

    private static BigDecimal number(String text) {
        return new BigDecimal(text);
    }
}
