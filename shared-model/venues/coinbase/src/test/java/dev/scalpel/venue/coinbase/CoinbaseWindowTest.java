package dev.scalpel.venue.coinbase;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CoinbaseWindowTest {

    @Test
    void anOrderIsNeverValidLongerThanItsIntent() {
        CoinbaseWindow window = CoinbaseWindow.ofOrder(1_700_000_000_250L, 1_700_000_005_250L);
        assertThat(window.expiry()).isEqualTo(1_700_000_005L);
        assertThat(window.includes(1_700_000_004_999L)).isTrue();
        assertThat(window.includes(1_700_000_005_000L)).isFalse();
    }

    @Test
    void aTokenIsValidASecondBeforeItsTimeAsTheVenuesClockMayBeBehind() {
        CoinbaseWindow window = CoinbaseWindow.ofOrder(1_700_000_000_000L, 1_700_000_005_000L);
        assertThat(window.includes(1_699_999_999_000L)).isTrue();
        assertThat(window.includes(1_699_999_998_999L)).isFalse();
    }

    @Test
    void aReadIsValidForItsWholeWindow() {
        CoinbaseWindow window = CoinbaseWindow.ofRead(1_700_000_000_999L, 1);
        assertThat(window.includes(1_700_000_001_000L)).isTrue();
        assertThat(window.includes(1_700_000_002_000L)).isFalse();
    }

    @Test
    void noTokenIsValidLongerThanTwoMinutes() {
        CoinbaseWindow window = CoinbaseWindow.ofRead(1_700_000_000_000L, 600_000);
        assertThat(window.expiry() - window.notBefore()).isEqualTo(CoinbaseWindow.MAX_SECONDS);
    }
}
