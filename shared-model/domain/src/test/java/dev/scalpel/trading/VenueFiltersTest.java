package dev.scalpel.trading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VenueFiltersTest {

    private static final VenueFilters VENUE = filters("0.05", "0.002", "0.01", "50", "5");

    @ParameterizedTest
    @CsvSource({
        "0.05, 100, true",
        "0.05, 99.99, false",
        "0.01, 500, true",
        "0.009, 600, false",
        "50, 1, true",
        "50.002, 1, false",
        "0, 100, false",
        "-1, -100, false"
    })
    void anOrderIsTakenWithinItsBounds(BigDecimal quantity, BigDecimal price, boolean taken) {
        assertThat(VENUE.accepts(quantity, price)).isEqualTo(taken);
    }

    @Test
    void nothingIsNoOrderEvenWhereThereIsNoLeast() {
        VenueFilters any = filters("0.01", "0.001", "0", "9", "0");
        assertThat(any.accepts(BigDecimal.ZERO, BigDecimal.ONE)).isFalse();
        assertThat(any.accepts(new BigDecimal("0.001"), BigDecimal.ONE)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"1.0039, 1.002", "1.004, 1.004", "0.0019, 0", "-0.001, -0.002"})
    void quantitiesAreRoundedDownToTheStep(BigDecimal quantity, String floor) {
        assertThat(VENUE.floorQuantity(quantity)).isEqualByComparingTo(floor);
    }

    @ParameterizedTest
    @CsvSource({"1.04, 1.00, 1.05", "1.05, 1.05, 1.05", "1.06, 1.05, 1.10"})
    void pricesAreRoundedToTheTickBelowOrAbove(BigDecimal price, String floor, String ceiling) {
        assertThat(VENUE.floorPrice(price)).isEqualByComparingTo(floor);
        assertThat(VENUE.ceilPrice(price)).isEqualByComparingTo(ceiling);
    }

    @Test
    void rulesThatContradictThemselvesAreRefused() {
        assertThatThrownBy(() -> filters("0", "1", "1", "9", "0")).hasMessage("tickSize must be > 0: 0");
        assertThatThrownBy(() -> filters("1", "0", "1", "9", "0")).hasMessage("stepSize must be > 0: 0");
        assertThatThrownBy(() -> new VenueFilters(
                        BigDecimal.ONE,
                        BigDecimal.ONE,
                        BigDecimal.ONE,
                        BigDecimal.TEN,
                        BigDecimal.ZERO,
                        BigDecimal.ZERO))
                .hasMessage("multiplier must be > 0: 0");
        assertThatThrownBy(() -> filters("1", "1", "-1", "9", "0"))
                .hasMessage("minQuantity and minNotional must be >= 0: -1, 0");
        assertThatThrownBy(() -> filters("1", "1", "1", "9", "-2"))
                .hasMessage("minQuantity and minNotional must be >= 0: 1, -2");
        assertThatThrownBy(() -> filters("1", "1", "3", "2", "0"))
                .hasMessage("maxQuantity must be >= minQuantity and stepSize: 2 of 3, 1");
        assertThatThrownBy(() -> filters("1", "3", "1", "2", "0"))
                .hasMessage("maxQuantity must be >= minQuantity and stepSize: 2 of 1, 3");
        assertThat(filters("1", "2", "2", "2", "0").maxQuantity()).isEqualByComparingTo("2");
    }

    /** An ES future of the CME: 50 dollars a point. */
    @Test
    void aMultiplierIsPartOfTheNotional() {
        VenueFilters contract = new VenueFilters(
                new BigDecimal("0.25"),
                BigDecimal.ONE,
                BigDecimal.ONE,
                new BigDecimal("100"),
                new BigDecimal("500000"),
                new BigDecimal("50"));

        assertThat(contract.notional(new BigDecimal("2"), new BigDecimal("5000.25")))
                .isEqualByComparingTo("500025");
        assertThat(contract.accepts(new BigDecimal("2"), new BigDecimal("5000")))
                .isTrue();
        assertThat(contract.accepts(new BigDecimal("2"), new BigDecimal("4999.75")))
                .isFalse();
        assertThat(VENUE.notional(new BigDecimal("0.5"), new BigDecimal("3"))).isEqualTo(new BigDecimal("1.5"));
    }

    @Test
    void plainFiltersOfEqualNumbersAreEqual() {
        VenueFilters trailing = filters("0.0500", "0.0020", "0.010", "5E+1", "5.00");

        assertThat(trailing).isNotEqualTo(VENUE);
        assertThat(trailing.plain()).isEqualTo(VENUE);
        assertThat(trailing.plain().maxQuantity()).hasToString("50");
    }

    @Test
    void onlyTheFinestIsFine() {
        assertThat(VenueFilters.UNKNOWN.isUnknown()).isTrue();
        assertThat(VENUE.isUnknown()).isFalse();
    }

    private static VenueFilters filters(String tick, String step, String least, String most, String minNotional) {
        return new VenueFilters(
                new BigDecimal(tick),
                new BigDecimal(step),
                new BigDecimal(least),
                new BigDecimal(most),
                new BigDecimal(minNotional));
    }
}
