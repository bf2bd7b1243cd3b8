package dev.scalpel.execution.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.ledger.Fill;
import dev.scalpel.ledger.OrderSide;
import dev.scalpel.market.Symbol;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class FilledTest {

    private static final Symbol BTC = Symbol.parse("BTC/USDT");

    @Test
    void aFeeInTheBaseAssetLeavesLessToSell() {
        Filled bought = Filled.of(
                BTC, OrderSide.BUY, List.of(fill("100", "2", "0.002", "BTC"), fill("101", "1", "0.001", "BTC")));

        assertThat(bought.quantity()).isEqualByComparingTo("3");
        assertThat(bought.changeOf("BTC")).isEqualByComparingTo("2.997");
        assertThat(bought.changeOf("USDT")).isEqualByComparingTo("-301");
        assertThat(bought.averagePrice()).isEqualByComparingTo("100.3333333333333");
    }

    @Test
    void aFeeInTheQuoteAssetIsPaidOnTop() {
        Filled bought = Filled.of(BTC, OrderSide.BUY, List.of(fill("100", "2", "0.2", "USDT")));
        assertThat(bought.changeOf("BTC")).isEqualByComparingTo("2");
        assertThat(bought.changeOf("USDT")).isEqualByComparingTo("-200.2");

        Filled sold = Filled.of(BTC, OrderSide.SELL, List.of(fill("100", "2", "0.2", "USDT")));
        assertThat(sold.changeOf("BTC")).isEqualByComparingTo("-2");
        assertThat(sold.changeOf("USDT")).isEqualByComparingTo("199.8");
    }

    @Test
    void aFeeInAnotherAssetTouchesNeither() {
        Filled bought = Filled.of(BTC, OrderSide.BUY, List.of(fill("100", "2", "0.0003", "BNB")));
        assertThat(bought.changeOf("BTC")).isEqualByComparingTo("2");
        assertThat(bought.changeOf("USDT")).isEqualByComparingTo("-200");
        assertThat(bought.changeOf("BNB")).isEqualByComparingTo("-0.0003");
    }

    @Test
    void allFeesAreWorthSoMuchOfTheQuoteAsset() {
        Filled bought = Filled.of(
                BTC,
                OrderSide.BUY,
                List.of(
                        fill("100", "1", "0.001", "BTC"),
                        fill("100", "1", "0.1", "USDT"),
                        fill("100", "1", "0.0002", "BNB")));

        // 0.001 at 100, 0.1, and 0.0002 at 600.
        assertThat(bought.feesInQuote(asset -> new BigDecimal("600"))).isEqualByComparingTo("0.32");
    }

    @Test
    void nothingFilledHasNoPriceAndNoFees() {
        Filled nothing = Filled.of(BTC, OrderSide.BUY, List.of());
        assertThat(nothing.changeOf("BTC")).isEqualByComparingTo("0");
        assertThat(nothing.feesInQuote(asset -> BigDecimal.ONE)).isEqualByComparingTo("0");
        assertThatThrownBy(nothing::averagePrice).hasMessage("without a fill there is no price");
    }

    private static Fill fill(String price, String quantity, String fee, String asset) {
        return new Fill("1", 1, new BigDecimal(price), new BigDecimal(quantity), new BigDecimal(fee), asset);
    }
}
