package dev.scalpel.venue.binance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.venue.VenueException;
import dev.scalpel.venue.VenueException.Kind;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.knowm.xchange.binance.dto.BinanceException;
import org.knowm.xchange.exceptions.ExchangeException;
import si.mazi.rescu.HttpStatusIOException;
import si.mazi.rescu.InvocationResult;

/** Binance's errors as {@code VenueErrors} explains them, with this module's translator. */
class BinanceErrorTranslatorTest {

    @Test
    void tooManyRequestsSaysHowLongToWait() {
        VenueException error = explain(refusal(429, -1003, "Too much", Map.of("Retry-After", List.of("37"))));
        assertThat(error.kind()).isEqualTo(Kind.RATE_LIMITED);
        assertThat(error.retryAfter()).contains(Duration.ofSeconds(37));
        assertThat(error).hasMessageContaining("retry after 37 s");
    }

    @Test
    void aBanIsARateLimitToo() {
        assertThat(explain(refusal(418, -1003, "banned", Map.of())).kind()).isEqualTo(Kind.RATE_LIMITED);
    }

    /** rest-api.md, "HTTP Return Codes": 403 is the firewall's, for a rate limit or a security block; the order was not seen. */
    @Test
    void aResponseOfTheFirewallIsARateLimitAndNotARejection() {
        assertThat(explain(refusal(403, 0, "Forbidden", Map.of())).kind()).isEqualTo(Kind.RATE_LIMITED);
        assertThat(explain(new HttpStatusIOException("<html>403 Forbidden</html>", answer(403)))
                        .kind())
                .isEqualTo(Kind.RATE_LIMITED);
        assertThat(explain(refusal(403, 0, "Forbidden", Map.of("retry-after", List.of("12"))))
                        .retryAfter())
                .contains(Duration.ofSeconds(12));
    }

    /** errors.md, -1003 TOO_MANY_REQUESTS: the code counts, whatever the status. */
    @Test
    void theCodeOfTooManyRequestsIsARateLimitWithAnyStatus() {
        assertThat(explain(refusal(400, -1003, "Too many requests queued.", Map.of()))
                        .kind())
                .isEqualTo(Kind.RATE_LIMITED);
    }

    @Test
    void aRefusedRegionSaysWhatToChange() {
        VenueException error = explain(refusal(451, 0, "restricted location", Map.of()));
        assertThat(error.kind()).isEqualTo(Kind.REGION_REFUSED);
        assertThat(error).hasMessageContaining("deploy to another region").hasMessageContaining("another venue");
    }

    @Test
    void aTimestampOutsideTheWindowMeansThatOurClockIsOff() {
        assertThat(explain(refusal(400, -1021, "Timestamp", Map.of())).kind()).isEqualTo(Kind.CLOCK_OFF);
    }

    @Test
    void aRejectionIsRecognisedWhenXChangeWrapsIt() {
        Exception wrapped = new ExchangeException("wrapped", refusal(400, -2010, "insufficient balance", Map.of()));
        VenueException error = explain(wrapped);
        assertThat(error.kind()).isEqualTo(Kind.REJECTED);
        assertThat(error).hasMessageContaining("-2010").hasMessageContaining("insufficient balance");
    }

    @Test
    void afterAServerErrorTheOutcomeIsUnknown() {
        assertThat(explain(refusal(503, -1007, "Timeout waiting", Map.of())).kind())
                .isEqualTo(Kind.OUTCOME_UNKNOWN);
    }

    @Test
    void aCodeThatMeansUnknownIsNotARejection() {
        for (int code : new int[] {-1000, -1001, -1006, -1007}) {
            assertThat(explain(refusal(400, code, "status unknown", Map.of())).kind())
                    .isEqualTo(Kind.OUTCOME_UNKNOWN);
        }
    }

    @Test
    void afterAnUnreadableSuccessfulResponseTheOutcomeIsUnknown() {
        assertThat(explain(refusal(200, 0, "torn", Map.of())).kind()).isEqualTo(Kind.OUTCOME_UNKNOWN);
    }

    @Test
    void withoutAResponseTheOutcomeIsUnknown() {
        assertThat(explain(new SocketTimeoutException("Read timed out")).kind()).isEqualTo(Kind.OUTCOME_UNKNOWN);
    }

    @Test
    void noSecretSurvivesTheTranslation() {
        String secrets = "GET https://api.example.com/api/v3/order?symbol=BTCUSDT&signature=5ec2e7c0ffee"
                + " with X-MBX-APIKEY: vmPUZE6mv9SD5VNHk4";
        for (Exception failure : List.of(
                new IOException(secrets),
                new ExchangeException(secrets, new IOException(secrets)),
                refusal(400, -1022, secrets, Map.of("X-MBX-APIKEY", List.of("vmPUZE6mv9SD5VNHk4"))))) {
            StringWriter everything = new StringWriter();
            explain(failure).printStackTrace(new PrintWriter(everything));
            assertThat(everything.toString()).doesNotContain("5ec2e7c0ffee").doesNotContain("vmPUZE6mv9SD5VNHk4");
        }
    }

    private static VenueException explain(Exception failure) {
        return new BinanceAdapter().errors().explain("bars of BTC/USDT", failure);
    }

    private static InvocationResult answer(int status) {
        return new InvocationResult("<html>no JSON</html>", status);
    }

    private static BinanceException refusal(int status, int code, String text, Map<String, List<String>> headers) {
        BinanceException refusal = new BinanceException(code, text);
        refusal.setHttpStatusCode(status);
        refusal.setResponseHeaders(headers);
        return refusal;
    }
}
