package dev.scalpel.execution.state;

import static dev.scalpel.execution.transition.TradeFixture.ETH;
import static dev.scalpel.execution.transition.TradeFixture.FILLED;
import static dev.scalpel.execution.transition.TradeFixture.bought;
import static dev.scalpel.execution.transition.TradeFixture.fill;
import static dev.scalpel.execution.transition.TradeFixture.number;
import static dev.scalpel.execution.transition.TradeFixture.sold;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.ledger.Fill;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A round trip computed from its fills. */
class RoundTripTest {

    /** Bought 1 at 100 for 0.001 ETH, sold 0.9 at 110 for 0.1 USDT. */
    private final RoundTrip roundTrip = new RoundTrip(
            ETH, List.of(bought(fill("b1", FILLED, "100", "1", "0.001", "ETH")), sold("110", "0.9", "0.1", "USDT")));

    @Test
    void heldIsBoughtMinusSoldMinusFees() {
        assertThat(roundTrip.held()).isEqualByComparingTo("0.099");
    }

    @Test
    void netQuoteIsReceivedMinusPaid() {
        // 99 − 100 − 0.1.
        assertThat(roundTrip.netQuote()).isEqualByComparingTo("-1.1");
    }

    @Test
    void feesAreKeptByAsset() {
        assertThat(roundTrip.fees()).isEqualTo(Map.of("ETH", number("0.001"), "USDT", number("0.1")));
        assertThat(roundTrip.foreignFees(number("0.001"), number("0.0005"))).isZero();
    }

    @Test
    void aFeeInAThirdAssetIsValuedAtTheRateOfItsSide() {
        RoundTrip paidInBnb = new RoundTrip(
                ETH, List.of(bought(fill("b1", FILLED, "100", "1", "0.001", "BNB")), sold("110", "0.9", "0.1", "BNB")));

        // 100 · 0.001 + 99 · 0.0005
        assertThat(paidInBnb.foreignFees(number("0.001"), number("0.0005"))).isEqualByComparingTo("0.1495");
    }

    @Test
    void inContractsOfTenUnitsMoneyIsTenTimesAsMuchAndTheQuantityTheSame() {
        RoundTrip contracts = new RoundTrip(
                ETH,
                List.of(bought(fill("b1", FILLED, "100", "1", "0.001", "BNB")), sold("110", "0.9", "0.1", "USDT")),
                number("10"));

        // 990 − 1,000 − 0.1, and 1,000 · 0.001 for the fee in a third asset.
        assertThat(contracts.netQuote()).isEqualByComparingTo("-10.1");
        assertThat(contracts.foreignFees(number("0.001"), number("0.0005"))).isEqualByComparingTo("1");
        assertThat(contracts.held()).isEqualByComparingTo("0.1");
    }

    @Test
    void aMeanPriceIsExactToSixteenDigitsAndPlain() {
        Fill one = fill("1", FILLED, "100", "1", "0", "USDT");
        Fill two = fill("2", FILLED, "101", "2", "0", "USDT");
        // 302 / 3.
        assertThat(RoundTrip.meanPrice(List.of(one, two))).isEqualTo(number("100.6666666666666667"));
        assertThat(RoundTrip.meanPrice(List.of(one))).isEqualTo(number("100"));
        assertThat(RoundTrip.meanPrice(List.of(fill("3", FILLED, "0.50", "2", "0", "USDT"))))
                .isEqualTo(number("0.5"));
    }
}
