package dev.scalpel.portfolio.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.portfolio.allocation.Execution.FeeIn;
import dev.scalpel.trading.PositionSide;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class BooksTest {

    private static final Books THOUSAND = Books.ofCash(new BigDecimal("1000"));

    @Test
    void aBuyTakesItsValueFromTheCashAndAFeeInTheQuoteAssetToo() {
        Books books = THOUSAND.opened("btc", PositionSide.LONG, execution("2", "200", "0.5", FeeIn.QUOTE));
        assertThat(books.cash()).isEqualByComparingTo("799.5");
        assertHolding(books, PositionSide.LONG, "2", "200");
        assertThat(books.valueAtCost()).isEqualByComparingTo("999.5");
    }

    @Test
    void aFeeInTheBaseAssetTakesItsPartOfTheQuantityAndOfTheCost() {
        Books books = THOUSAND.opened("btc", PositionSide.LONG, execution("2", "200", "0.5", FeeIn.BASE));
        assertThat(books.cash()).isEqualByComparingTo("800");
        assertHolding(books, PositionSide.LONG, "1.5", "150");
    }

    @Test
    void aFeeInAnotherAssetLeavesTheBooksAlone() {
        Books books = THOUSAND.opened("btc", PositionSide.LONG, execution("2", "200", "7", FeeIn.OTHER));
        assertThat(books.valueAtCost()).isEqualByComparingTo("1000");
    }

    @Test
    void fillsOfOneEntryAddUp() {
        Books books = THOUSAND.opened("btc", PositionSide.LONG, execution("2", "200", "0", FeeIn.QUOTE))
                .opened("btc", PositionSide.LONG, execution("1", "130", "0", FeeIn.QUOTE));
        assertHolding(books, PositionSide.LONG, "3", "330");
    }

    @Test
    void aSaleTakesItsPartOfTheCost() {
        Books books = bought().closed("btc", execution("0.5", "80", "0.25", FeeIn.QUOTE));
        assertThat(books.cash()).isEqualByComparingTo("879.75");
        assertHolding(books, PositionSide.LONG, "1.5", "150");
        assertThat(books.valueAtCost()).isEqualByComparingTo("1029.75");
    }

    @Test
    void aSaleWithItsFeeInTheBaseAssetTakesTheFeeFromTheHolding() {
        Books books = bought().closed("btc", execution("0.5", "80", "0.5", FeeIn.BASE));
        assertThat(books.cash()).isEqualByComparingTo("880");
        assertHolding(books, PositionSide.LONG, "1", "100");
    }

    @Test
    void aSaleOfEverythingLeavesNothing() {
        Books books = bought().closed("btc", execution("2", "300", "1", FeeIn.QUOTE));
        assertThat(books.holding("btc")).isEmpty();
        assertThat(books.cash()).isEqualByComparingTo("1099");
    }

    @Test
    void aShortPositionSetsItsCostAsideAndGainsWhatItCostsLessToBuyBack() {
        Books books = THOUSAND.opened("btc", PositionSide.SHORT, execution("2", "200", "0.5", FeeIn.QUOTE));
        assertThat(books.cash()).isEqualByComparingTo("799.5");
        assertHolding(books, PositionSide.SHORT, "2", "200");

        Books half = books.closed("btc", execution("1", "90", "0.25", FeeIn.QUOTE));
        assertThat(half.cash()).isEqualByComparingTo("909.25");
        assertHolding(half, PositionSide.SHORT, "1", "100");

        Books none = half.closed("btc", execution("1", "120", "0", FeeIn.QUOTE));
        assertThat(none.cash()).isEqualByComparingTo("989.25");
        assertThat(none.holding("btc")).isEmpty();
    }

    @Test
    void aFeeInTheBaseAssetEnlargesAShortPosition() {
        Books books = THOUSAND.opened("btc", PositionSide.SHORT, execution("2", "200", "0.5", FeeIn.BASE));
        assertHolding(books, PositionSide.SHORT, "2.5", "250");
        assertHolding(books.closed("btc", execution("1", "100", "0.5", FeeIn.BASE)), PositionSide.SHORT, "2", "200");
    }

    @Test
    void aShortPositionIsWorthLessWhenThePriceRises() {
        Holding held = new Holding(PositionSide.SHORT, new BigDecimal("2"), new BigDecimal("200"));
        assertThat(held.worth(new BigDecimal("230"))).isEqualByComparingTo("170");
        Holding bought = new Holding(PositionSide.LONG, new BigDecimal("2"), new BigDecimal("200"));
        assertThat(bought.worth(new BigDecimal("230"))).isEqualByComparingTo("230");
    }

    @Test
    void whatIsMissingAtTheVenueTakesItsPartOfTheCostAndBringsNothing() {
        Books books = bought().lost("btc", new BigDecimal("0.5"));
        assertThat(books.cash()).isEqualByComparingTo("800");
        assertHolding(books, PositionSide.LONG, "1.5", "150");
        assertThat(bought().lost("btc", new BigDecimal("2")).holding("btc")).isEmpty();
        assertThat(bought().lost("btc", new BigDecimal("3")).holding("btc")).isEmpty();
        assertThat(bought().lost("btc", BigDecimal.ZERO)).isEqualTo(bought());
        assertThat(bought().lost("eth", BigDecimal.ONE)).isEqualTo(bought());
        assertThat(bought().without("btc").valueAtCost()).isEqualByComparingTo("800");
    }

    @Test
    void aTransferChangesTheCashOnly() {
        assertThat(bought().transferred(new BigDecimal("-50")).cash()).isEqualByComparingTo("750");
        assertHolding(bought().transferred(new BigDecimal("-50")), PositionSide.LONG, "2", "200");
    }

    @Test
    void whatCannotHappenIsRefusedByName() {
        assertThatThrownBy(() -> THOUSAND.closed("btc", execution("1", "100", "0", FeeIn.QUOTE)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("btc holds nothing that could be closed");
        assertThatThrownBy(() -> bought().closed("btc", execution("2.1", "100", "0", FeeIn.QUOTE)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("btc holds 2, so 2.1 cannot be closed");
        assertThatThrownBy(() -> bought().opened("btc", PositionSide.SHORT, execution("1", "100", "0", FeeIn.QUOTE)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("btc holds LONG, so nothing can be opened SHORT");
        assertThatThrownBy(() -> execution("0", "1", "0", FeeIn.QUOTE)).hasMessageContaining("quantity and value");
        assertThatThrownBy(() -> execution("1", "0", "0", FeeIn.QUOTE)).hasMessageContaining("quantity and value");
        assertThatThrownBy(() -> execution("1", "1", "-1", FeeIn.QUOTE)).hasMessage("fee must be >= 0: -1");
        assertThatThrownBy(() -> new Holding(PositionSide.LONG, BigDecimal.ZERO, BigDecimal.ONE))
                .hasMessageContaining("must be > 0");
        assertThatThrownBy(() -> new Holding(PositionSide.LONG, BigDecimal.ONE, BigDecimal.ZERO))
                .hasMessageContaining("must be > 0");
    }

    @Test
    void aFeeThatTakesAllThatWasBoughtLeavesNothing() {
        Books books = THOUSAND.opened("btc", PositionSide.LONG, execution("1", "100", "1", FeeIn.BASE));
        assertThat(books.holding("btc")).isEmpty();
        assertThat(books.cash()).isEqualByComparingTo("900");
    }

    private static Books bought() {
        return THOUSAND.opened("btc", PositionSide.LONG, execution("2", "200", "0", FeeIn.QUOTE));
    }

    private static Execution execution(String quantity, String value, String fee, FeeIn feeIn) {
        return new Execution(new BigDecimal(quantity), new BigDecimal(value), new BigDecimal(fee), feeIn);
    }

    private static void assertHolding(Books books, PositionSide side, String quantity, String cost) {
        Holding held = books.holding("btc").orElseThrow();
        assertThat(held.side()).isEqualTo(side);
        assertThat(held.quantity()).isEqualByComparingTo(quantity);
        assertThat(held.cost()).isEqualByComparingTo(cost);
    }
}
