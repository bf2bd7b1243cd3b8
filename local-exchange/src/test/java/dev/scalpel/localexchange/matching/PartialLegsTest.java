package dev.scalpel.localexchange.matching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.localexchange.TradingFixture;
import dev.scalpel.localexchange.account.Commission;
import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * One leg of a list fills in part. The venue's rule (rest-api.md, "New Order list - OCO"): activation of one order
 * immediately cancels the other. A partly filled target therefore leaves the rest of a position without a stop.
 */
class PartialLegsTest extends TradingFixture {

    private static final Duration LONG = Duration.ofHours(1);

    @BeforeEach
    void haveTwoCoins() {
        exchange.deposit("BTC", new BigDecimal("2"));
    }

    @Test
    void aPartlyFilledTargetEndsTheStopAndItsRemainderRests() throws Exception {
        oco("2", "102.99", "90", "89");
        exchange.fillPartially(order -> order.type().equals("LIMIT_MAKER"), new BigDecimal("0.02"), LONG, 1);

        clock.advance(Duration.ofMinutes(1));

        assertThat(statuses()).containsExactly("PARTIALLY_FILLED", "EXPIRED");
        assertThat(exchange.orders().get(0).executed()).isEqualByComparingTo("0.04");
        assertBalances("0", "1.96", "10004.1154804", "0");
    }

    @Test
    void theRemainderOfAPartlyFilledTargetFillsOnceItIsReleasedAndThePriceIsThere() throws Exception {
        oco("2", "102.99", "90", "89");
        exchange.fillPartially(
                order -> order.type().equals("LIMIT_MAKER"), new BigDecimal("0.5"), Duration.ofSeconds(30), 1);

        clock.advance(Duration.ofSeconds(60));
        assertThat(statuses()).containsExactly("PARTIALLY_FILLED", "EXPIRED");
        clock.advance(Duration.ofSeconds(60));
        assertThat(statuses()).containsExactly("FILLED", "EXPIRED");
    }

    @Test
    void aPartlyFilledStopEndsTheTarget() throws Exception {
        oco("2", "120", "99", "98.5");
        exchange.fillPartially(order -> order.type().equals("STOP_LOSS_LIMIT"), new BigDecimal("0.5"), LONG, 1);

        clock.advance(Duration.ofSeconds(20));

        assertThat(statuses()).containsExactly("EXPIRED", "PARTIALLY_FILLED");
        assertBalances("0", "1", "10098.901", "0");
    }

    @Test
    void aPartlyFilledTargetOfAnOtocoEndsItsStopToo() throws Exception {
        exchange.setCommission(Commission.of("0"));
        otoco("99", "2", "102.99", "90");
        exchange.fillPartially(order -> order.type().equals("LIMIT_MAKER"), new BigDecimal("0.25"), LONG, 1);

        clock.advance(Duration.ofMinutes(1));

        assertThat(statuses()).containsExactly("FILLED", "PARTIALLY_FILLED", "EXPIRED");
        assertThat(exchange.locked("BTC")).isEqualByComparingTo("1.5");
    }

    @Test
    void aPartialFillAppliesOnlyToTheMatchingOrder() throws Exception {
        place("SELL", "LIMIT", "timeInForce", "GTC", "quantity", "1", "price", "102", "newClientOrderId", "first");
        place("SELL", "LIMIT", "timeInForce", "GTC", "quantity", "1", "price", "102.99", "newClientOrderId", "second");
        exchange.fillPartially(order -> order.clientId().equals("second"), new BigDecimal("0.1"), LONG, 1);

        clock.advance(Duration.ofMinutes(1));

        assertThat(statuses()).containsExactly("FILLED", "PARTIALLY_FILLED");
    }

    @Test
    void aTouchWithoutAFillLeavesTheListWhole() throws Exception {
        oco("2", "102.99", "90", "89");
        exchange.fillPartially(order -> order.type().equals("LIMIT_MAKER"), BigDecimal.ZERO, LONG, 1);

        clock.advance(Duration.ofMinutes(1));

        assertThat(statuses()).containsExactly("NEW", "NEW");
    }
}
