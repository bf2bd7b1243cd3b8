package dev.scalpel.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.lang.ArchRule;
import dev.scalpel.execution.state.ProtectiveOrder;
import dev.scalpel.ledger.Fill;
import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.OrderReport;
import dev.scalpel.trading.OrderSide;
import dev.scalpel.trading.VenueFilters;
import dev.scalpel.venue.trading.OrderPricing;
import java.math.BigDecimal;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Promise 9: money is exact at the edge. */
class ExactMoneyTest {

    private static final int DRAWS = 10_000;

    /** A binary fraction has no place for a tenth: none holds what an order, fill, fee or balance carries. */
    @Test
    void nothingThatCrossesToAVenueIsABinaryFraction() {
        exact("dev.scalpel.venue.trading..", "dev.scalpel.venue.binance..", "dev.scalpel.venue.bybit..")
                .check(ProductClasses.all());
        for (Class<?> type : new Class<?>[] {Intent.class, ProtectiveOrder.class, OrderReport.class, Fill.class}) {
            assertThat(type.getRecordComponents())
                    .noneMatch(component -> component.getType() == double.class || component.getType() == float.class);
        }
        assertThatThrownBy(() -> exact("dev.scalpel.simulation..").check(ProductClasses.all()))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void everyPriceIsOnTheTickAndEveryQuantityOnTheStep() {
        SplittableRandom random = new SplittableRandom(9);
        for (int draw = 0; draw < DRAWS; draw++) {
            BigDecimal tick = new BigDecimal(1 + random.nextInt(30)).movePointLeft(random.nextInt(9));
            BigDecimal step = new BigDecimal(1 + random.nextInt(30)).movePointLeft(random.nextInt(9));
            VenueFilters filters = new VenueFilters(
                    tick, step, BigDecimal.ZERO, step.multiply(BigDecimal.valueOf(1_000_000)), BigDecimal.ZERO);
            double level = random.nextDouble(1, 100_000);
            BigDecimal exact = BigDecimal.valueOf(level);

            BigDecimal sell = OrderPricing.target(OrderSide.SELL, level, filters);
            BigDecimal buy = OrderPricing.target(OrderSide.BUY, level, filters);
            BigDecimal quantity = filters.floorQuantity(exact);

            assertThat(sell.remainder(tick)).isZero();
            assertThat(buy.remainder(tick)).isZero();
            assertThat(quantity.remainder(step)).isZero();
            assertThat(sell.subtract(exact)).isBetween(BigDecimal.ZERO, tick);
            assertThat(exact.subtract(buy)).isBetween(BigDecimal.ZERO, tick);
            assertThat(exact.subtract(quantity)).isBetween(BigDecimal.ZERO, step);
        }
    }

    private static ArchRule exact(String... packages) {
        return noFields()
                .that()
                .areDeclaredInClassesThat()
                .resideInAnyPackage(packages)
                .should()
                .haveRawType(double.class)
                .orShould()
                .haveRawType(float.class)
                .orShould()
                .haveRawType(Double.class);
    }
}
