package dev.scalpel.venue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.venue.VenueException.Kind;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import si.mazi.rescu.HttpStatusIOException;
import si.mazi.rescu.InvocationResult;

/** Failures of any venue; an adapter's tests add those of its own library. */
class VenueErrorsTest {

    @ParameterizedTest
    @CsvSource({
        "200, OUTCOME_UNKNOWN",
        "302, OUTCOME_UNKNOWN",
        "400, REJECTED",
        "401, KEY_REJECTED",
        "403, RATE_LIMITED",
        "404, REJECTED",
        "408, OUTCOME_UNKNOWN",
        "409, OUTCOME_UNKNOWN",
        "418, RATE_LIMITED",
        "429, RATE_LIMITED",
        "451, REGION_REFUSED",
        "500, OUTCOME_UNKNOWN",
        "503, OUTCOME_UNKNOWN",
    })
    void everyStatusHasAKind(int status, Kind kind) {
        assertThat(explain(response(status)).kind()).isEqualTo(kind);
    }

    @Test
    void theMessageNamesTheVenueTheRequestAndTheStatus() {
        assertThat(explain(response(404))).hasMessage("kraken: request for bars of BTC/USDT failed: HTTP 404");
    }

    @Test
    void aRateLimitSaysHowLongToWait() {
        HttpStatusIOException limited = response(429);
        limited.setResponseHeaders(Map.of("retry-after", List.of("37")));
        VenueException explained = explain(limited);
        assertThat(explained.retryAfter()).contains(Duration.ofSeconds(37));
        assertThat(explained).hasMessageEndingWith("too many requests (HTTP 429); retry after 37 s");
    }

    @Test
    void withoutAResponseTheOutcomeIsUnknown() {
        assertThat(explain(new SocketTimeoutException("Read timed out")).kind()).isEqualTo(Kind.OUTCOME_UNKNOWN);
    }

    @Test
    void whatIsExplainedAlreadyStaysAsItIs() {
        VenueException explained = new VenueException(Kind.NOT_LISTED, "not listed");
        assertThat(explain(explained)).isSameAs(explained);
    }

    @Test
    void noSecretIsInTheMessage() {
        VenueException explained =
                explain(new IOException("GET https://api.example.com/api/v3/order?symbol=BTCUSDT&signature=5ec2e7c0ffee"
                        + " with X-MBX-APIKEY: vmPUZE6mv9SD5VNHk4"));
        assertThat(explained.reason()).doesNotContain("5ec2e7c0ffee").doesNotContain("vmPUZE6mv9SD5VNHk4");
        assertThat(explained.getCause()).isNull();
    }

    private static VenueException explain(Exception failure) {
        return VenueErrors.explain("kraken", "bars of BTC/USDT", failure);
    }

    private static HttpStatusIOException response(int status) {
        return new HttpStatusIOException("no JSON", new InvocationResult("<html>no JSON</html>", status));
    }
}
