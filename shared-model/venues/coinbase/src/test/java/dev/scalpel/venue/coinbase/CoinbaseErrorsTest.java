package dev.scalpel.venue.coinbase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.venue.ErrorTranslator.ErrorResponse;
import dev.scalpel.venue.VenueErrors;
import dev.scalpel.venue.VenueException;
import dev.scalpel.venue.VenueException.Kind;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CoinbaseErrorsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            200 | INSUFFICIENT_FUND | REJECTED
            200 | PREVIEW_INSUFFICIENT_FUND | REJECTED
            200 | INVALID_LIMIT_PRICE_POST_ONLY | REJECTED
            200 | PREVIEW_STOP_PRICE_ABOVE_LAST_TRADE_PRICE | REJECTED
            200 | UNSUPPORTED_ORDER_CONFIGURATION | REJECTED
            200 | A_REASON_OF_TOMORROW | REJECTED
            200 | '' | OUTCOME_UNKNOWN
            200 | UNKNOWN_FAILURE_REASON | OUTCOME_UNKNOWN
            200 | INVALID_PRODUCT_ID | NOT_LISTED
            200 | ORDER_ENTRY_DISABLED | MARKET_CLOSED
            200 | INVALID_NO_LIQUIDITY | MARKET_CLOSED
            200 | PREVIEW_GEOFENCING_RESTRICTION | REGION_REFUSED
            400 | INVALID_ARGUMENT | REJECTED
            401 | '' | KEY_REJECTED
            401 | token_expired | CLOCK_OFF
            403 | PERMISSION_DENIED | KEY_REJECTED
            403 | '' | RATE_LIMITED
            404 | NOT_FOUND | REJECTED
            409 | ABORTED | OUTCOME_UNKNOWN
            429 | RESOURCE_EXHAUSTED | RATE_LIMITED
            429 | '' | RATE_LIMITED
            451 | '' | REGION_REFUSED
            500 | INTERNAL | OUTCOME_UNKNOWN
            503 | '' | OUTCOME_UNKNOWN
            """)
    void eachErrorHasItsKind(int status, String code, Kind kind) {
        assertThat(CoinbaseErrors.kindOf(status, code, "")).isEqualTo(kind);
    }

    @Test
    void aRefusalThatNamesTheProductIsAboutAProductThatIsNotListed() {
        assertThat(CoinbaseErrors.kindOf(400, "INVALID_ARGUMENT", "valid product_id is required"))
                .isEqualTo(Kind.NOT_LISTED);
    }

    @Test
    void whatTheVenueSaysOfAKeyIsNotRepeated() {
        VenueException failure = new VenueErrors("coinbase", new CoinbaseErrorTranslator())
                .explain(
                        "balances",
                        new CoinbaseException(
                                403, "PERMISSION_DENIED", "organizations/ab/apiKeys/cd", Optional.empty()));
        assertThat(failure.kind()).isEqualTo(Kind.KEY_REJECTED);
        assertThat(failure).message().doesNotContain("apiKeys").contains("does not accept the key");
    }

    @Test
    void aRateLimitSaysHowLongToWait() {
        Optional<ErrorResponse> response = new CoinbaseErrorTranslator()
                .translate(new CoinbaseException(429, "", "", Optional.of(Duration.ofSeconds(7))));
        assertThat(response.orElseThrow().retryAfter()).contains(Duration.ofSeconds(7));
    }

    @Test
    void anotherFailureIsNotTheVenues() {
        assertThat(new CoinbaseErrorTranslator().translate(new IOException("reset")))
                .isEmpty();
    }
}
