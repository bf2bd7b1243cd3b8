package dev.scalpel.venue.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.scalpel.venue.ConnectionParameters;
import dev.scalpel.venue.VenueAddress;
import dev.scalpel.venue.VenueClock;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the stand-in refuses, and its account by hand: the price is 99, and the ask one tick higher. */
class SampleStrictnessTest {

    private final SampleStandIn venue = new SampleStandIn();
    private final SampleHttp http = SampleClient.of(venue);
    private int orders;

    @AfterEach
    void close() {
        venue.close();
    }

    @ParameterizedTest
    @CsvSource({
        "BUY,  1,      100,   false, ''",
        "BUY,  1,      100.2, false, bad_price",
        "BUY,  1,      0,     false, bad_price",
        "BUY,  1.05,   100,   false, bad_quantity",
        "BUY,  0,      100,   false, bad_quantity",
        "BUY,  1000.1, 100,   false, bad_quantity",
        "HOLD, 1,      100,   false, bad_side",
        "BUY,  1,      ,      false, no_limit",
        "SELL, 1,      60,    true,  exceeds_position",
        // Ten times the equity of 10,000 is 100,000, less the fee of two basis points.
        "BUY,  990,    100,   false, ''",
        "SELL, 1000,   60,    false, ''",
    })
    void anOrderFollowsTheRulesOrIsRefused(
            String side, BigDecimal quantity, BigDecimal limit, boolean reduceOnly, String code) throws IOException {
        assertThat(refusal(side, quantity, limit, null, reduceOnly)).isEqualTo(code);
    }

    @Test
    void anOrderThatTheEquityDoesNotCoverIsRefused() throws IOException {
        assertThat(refusal("BUY", number("600"), number("100"), null, false)).isEmpty();
        assertThat(refusal("BUY", number("600"), number("100"), null, false)).isEqualTo("insufficient_margin");
        assertThat(venue.account().position().quantity()).isEqualByComparingTo("600");
    }

    @Test
    void anOrderThatExpiredOnItsWayIsRefused() throws IOException {
        SampleResponses.Placed late = new SampleResponses.Placed(
                "late", "BTC-USDT", "BUY", BigDecimal.ONE, number("100"), null, null, false, now() - 1);
        assertThat(refusal(late)).isEqualTo("order_expired");
        assertThat(venue.acceptedOrders()).isZero();
    }

    @Test
    void anIdIsAcceptedOnce() throws IOException {
        SampleResponses.Placed order = new SampleResponses.Placed(
                "one", "BTC-USDT", "BUY", BigDecimal.ONE, number("100"), null, null, false, now());
        assertThat(refusal(order)).isEmpty();
        assertThat(refusal(order)).isEqualTo("duplicate_order");
    }

    @Test
    void anUnknownInstrumentAndAnUnknownFieldAreRefused() throws IOException {
        assertThat(refusal(new SampleResponses.Placed(
                        "one", "ETH-USDT", "BUY", BigDecimal.ONE, number("100"), null, null, false, now())))
                .isEqualTo("unknown_instrument");
        assertThat(refusal(Map.of("id", "one", "leverage", 5))).isEqualTo("bad_request");
    }

    @Test
    void reduceOnlyOrdersTogetherDoNotExceedThePosition() throws IOException {
        assertThat(refusal("BUY", number("1"), number("100"), null, false)).isEmpty();
        assertThat(refusal("SELL", number("0.7"), number("60"), number("70"), true))
                .isEmpty();
        assertThat(refusal("SELL", number("0.4"), number("60"), null, true)).isEqualTo("exceeds_position");
        assertThat(refusal("BUY", number("0.3"), number("120"), null, true)).isEqualTo("exceeds_position");
        assertThat(refusal("SELL", number("0.3"), number("60"), null, true)).isEmpty();
    }

    @Test
    void aRequestWithoutTheTokenOfTheSessionIsRefused() {
        SampleHttp anonymous = new SampleHttp(
                new ConnectionParameters(
                        VenueAddress.local(venue.address()), new VenueClock(venue.clock()), Duration.ofSeconds(5)),
                Optional.empty());
        SampleException refused = catchThrowableOfType(
                SampleException.class, () -> anonymous.get("/account", SampleResponses.Account.class));
        assertThat(refused.status()).isEqualTo(401);
    }

    /**
     * Sold 2 at the bid of 99, bought 3 at the ask of 99.5: 198 − 298.5 − fees of 0.0396 and 0.0597. The one that is left was
     * bought at 99.5 on a margin of a tenth, which is not available: 9899.4007 + 99.5 − 9.95.
     */
    @Test
    void theAccountIsNettedToTheLastDigit() throws IOException {
        assertThat(refusal("SELL", number("2"), number("90"), null, false)).isEmpty();
        assertThat(venue.account().position().quantity()).isEqualByComparingTo("-2");
        assertThat(refusal("BUY", number("3"), number("110"), null, false)).isEmpty();
        assertThat(venue.account().position().quantity()).isEqualByComparingTo("1");
        assertThat(venue.account().position().cash()).isEqualByComparingTo("9899.4007");
        SampleResponses.Account account = http.get("/account", SampleResponses.Account.class);
        assertThat(account.wallet().add(account.unrealised())).isEqualByComparingTo("9998.4007");
        assertThat(account.available()).isEqualByComparingTo("9988.9507");
        assertThat(venue.account().againstThePosition()).containsExactly("o2");
    }

    private String refusal(String side, BigDecimal quantity, BigDecimal limit, BigDecimal trigger, boolean reduceOnly)
            throws IOException {
        orders++;
        return refusal(new SampleResponses.Placed(
                "o" + orders, "BTC-USDT", side, quantity, limit, trigger, null, reduceOnly, now()));
    }

    private String refusal(Object order) throws IOException {
        try {
            http.post("/orders", order, SampleResponses.Order.class);
            return "";
        } catch (SampleException refused) {
            return refused.code();
        }
    }

    private long now() {
        return venue.clock().millis();
    }

    private static BigDecimal number(String text) {
        return new BigDecimal(text);
    }
}
