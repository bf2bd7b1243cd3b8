package dev.scalpel.venue.trading.margin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MarginTypesTest {

    private static final BigDecimal HUNDRED = new BigDecimal("100");

    @Test
    void aShortGainsWhatThePriceFalls() {
        MarginPosition position = position("-2", "100", "97");
        assertThat(position.isOpen()).isTrue();
        assertThat(position.unrealisedProfit()).isEqualByComparingTo("6");
        assertThat(position("2", "100", "97").unrealisedProfit()).isEqualByComparingTo("-6");
        assertThat(MarginPosition.NONE.isOpen()).isFalse();
        assertThat(MarginPosition.NONE.unrealisedProfit()).isZero();
    }

    @Test
    void anOpenPositionHasPrices() {
        assertThatThrownBy(() -> position("1", "0", "97"))
                .hasMessage("a position must have entryPrice > 0 and markPrice > 0: 0, 97");
        assertThatThrownBy(() -> position("1", "97", "0"))
                .hasMessage("a position must have entryPrice > 0 and markPrice > 0: 97, 0");
        assertThatThrownBy(() -> new MarginPosition(
                        BigDecimal.ONE, HUNDRED, HUNDRED, Optional.of(BigDecimal.ZERO), BigDecimal.TEN))
                .hasMessage("liquidationPrice must be > 0: 0");
    }

    @Test
    void theEquityIsTheWalletWithWhatIsNotYetRealised() {
        MarginAccount account =
                new MarginAccount("USDT", HUNDRED, new BigDecimal("-12.5"), BigDecimal.TEN, BigDecimal.ONE);
        assertThat(account.equity()).isEqualByComparingTo("87.5");
    }

    @Test
    void leverageIsAtLeastOneAndAPaymentHasAnId() {
        assertThatThrownBy(() -> MarginSetup.wanted(0)).hasMessage("leverage must be >= 1: 0");
        assertThatThrownBy(() -> new MarginPayment(MarginPayment.Kind.LIQUIDATION_FEE, " ", 5, BigDecimal.ONE, "USDT"))
                .hasMessage("a payment must have an id: LIQUIDATION_FEE at 5");
    }

    private static MarginPosition position(String quantity, String entry, String mark) {
        return new MarginPosition(
                new BigDecimal(quantity),
                new BigDecimal(entry),
                new BigDecimal(mark),
                Optional.empty(),
                BigDecimal.TEN);
    }
}
