package dev.scalpel.funding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class PriceBarTest {

    private static final long TIME = 1_780_272_000_000L;

    @Test
    void aMarkPriceIsAboveZero() {
        PriceBar bar = new PriceBar(TIME, 100, 101, 99, 100.5);

        assertThat(bar.of(PriceSeries.MARK)).isSameAs(bar);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PriceBar(TIME, 0, 1, 0, 1).of(PriceSeries.MARK))
                .withMessage("a mark price must be finite and above 0: 0.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PriceBar(TIME, 1, Double.POSITIVE_INFINITY, 1, 1).of(PriceSeries.MARK))
                .withMessage("a mark price must be finite and above 0: Infinity");
    }

    @Test
    void aPremiumIsAShareOfEitherSign() {
        PriceBar bar = new PriceBar(TIME, -0.0004, 0.0002, -0.0005, 0);

        assertThat(bar.of(PriceSeries.PREMIUM)).isSameAs(bar);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PriceBar(TIME, 0, 0, -1, 0).of(PriceSeries.PREMIUM))
                .withMessage("a premium must be a share between -1 and 1: -1.0");
    }

    @Test
    void itIsOfAWholeMinuteAndOpenAndCloseLieWithinIt() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PriceBar(TIME + 1, 1, 1, 1, 1))
                .withMessageContaining("full minute");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PriceBar(TIME, 1, 0.9, 0.8, 0.9))
                .withMessage("open and close must lie between low and high: 1.0, 0.9, 0.8, 0.9");
        assertThatIllegalArgumentException().isThrownBy(() -> new PriceBar(TIME, 1, 2, Double.NaN, 1));
    }

    @Test
    void eachSeriesHasAFolderAndATitle() {
        assertThat(PriceSeries.values()).extracting(PriceSeries::folder).containsExactly("marks", "premiums");
        assertThat(PriceSeries.values()).extracting(PriceSeries::title).containsExactly("mark", "premium");
    }
}
