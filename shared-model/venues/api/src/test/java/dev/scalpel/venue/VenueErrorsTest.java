package dev.scalpel.venue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.venue.ErrorTranslator.ErrorResponse;
import dev.scalpel.venue.VenueException.Kind;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Failures of any venue; an adapter's tests add those of its own library. */
class VenueErrorsTest {

    private static final String SECRETS =
            "GET https://api.example.com/api/v3/order?symbol=BTCUSDT&signature=5ec2e7c0ffee"
                    + " with X-MBX-APIKEY: vmPUZE6mv9SD5VNHk4 and Authorization: Bearer opensesame";

    /** What a library throws for an error response. */
    private static final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1L;
        private final transient ErrorResponse response;

        Refused(ErrorResponse response) {
            this.response = response;
        }
    }

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
        assertThat(explain(refused(status)).kind()).isEqualTo(kind);
    }

    @Test
    void theMessageNamesTheVenueTheRequestAndTheStatus() {
        assertThat(explain(refused(404))).hasMessage("kraken: request for bars of BTC/USDT failed: HTTP 404");
    }

    @Test
    void theMessageHasTheVenuesOwnCode() {
        assertThat(explain(new Refused(ErrorResponse.of(Kind.REJECTED, 400, "FUNDS", "not enough"))))
                .hasMessage("kraken: request for bars of BTC/USDT failed: code FUNDS, not enough");
    }

    @Test
    void aRateLimitSaysHowLongToWait() {
        Instant ended = Instant.parse("2026-11-28T12:00:00Z");
        VenueException explained = explain(new Refused(ErrorResponse.of(Kind.RATE_LIMITED, 429)
                .withRetryAfter(Optional.of(Duration.ofSeconds(37)))
                .withBannedUntil(Optional.of(ended))));
        assertThat(explained.retryAfter()).contains(Duration.ofSeconds(37));
        assertThat(explained.bannedUntil()).contains(ended);
        assertThat(explained).hasMessageEndingWith("too many requests (HTTP 429); retry after 37 s");
    }

    @Test
    void aRefusedRegionSaysWhatToChange() {
        assertThat(explain(refused(451)))
                .hasMessageEndingWith("it does not serve this address (HTTP 451). Deploy to another region, such as"
                        + " eu-central-1 or ap-northeast-1, or set another venue in scalpel.yaml");
        assertThat(explain(
                        new Refused(ErrorResponse.of(Kind.REGION_REFUSED, 451).withMessage("Kraken refuses the moon"))))
                .hasMessageContaining("(HTTP 451). Kraken refuses the moon: deploy to another region");
    }

    @Test
    void aClockThatTheLibraryFoundOffNeedsNoResponse() {
        assertThat(explain(new Refused(ErrorResponse.of(Kind.CLOCK_OFF, 0))))
                .hasMessageEndingWith("our timestamp is outside its window");
    }

    @Test
    void theInnermostExceptionThatIsKnownCounts() {
        VenueException explained = explain(new IllegalStateException("wrapped", new IOException(refused(404))));
        assertThat(explained.kind()).isEqualTo(Kind.REJECTED);
        assertThat(explain(new IllegalStateException("wrapped", new IOException("cut off"))))
                .hasMessageEndingWith("IOException (cut off)");
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
        for (Exception failure : new Exception[] {
            new IOException(SECRETS), new Refused(ErrorResponse.of(Kind.REJECTED, 400, "1", SECRETS))
        }) {
            VenueException explained = explain(failure);
            assertThat(explained.reason())
                    .doesNotContain("5ec2e7c0ffee")
                    .doesNotContain("vmPUZE6mv9SD5VNHk4")
                    .doesNotContain("opensesame");
            assertThat(explained.getCause()).isNull();
        }
    }

    /** Bybit shows what it signed: the time, the key, the window and the parameters, without anything between them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "XXXXXXXXXXXXXXXXX1",
                "rehearsal-key",
                "0b7c4a1e-5d1f-4f6e-9a53-1c2d3e4f5a6b",
                "account-a1B2c3D4e5F6g7"
            })
    void noPartOfAKeyIsInTheMessage(String key) {
        VenueException explained = explain(new Refused(ErrorResponse.of(
                Kind.REJECTED, 401, "10004", "error sign! origin_string[1658384314791" + key + "5000category=spot]")));

        assertThat(explained.reason()).contains("error sign! origin_string[");
        for (String part : key.split("-")) {
            assertThat(explained.reason()).doesNotContain(part);
        }
    }

    @Test
    void aTimeIsNoKey() {
        assertThat(explain(new Refused(
                                ErrorResponse.of(Kind.REJECTED, 400, "7", "maintenance until 2026-11-30T06:25:00Z")))
                        .reason())
                .endsWith("maintenance until 2026-11-30T06:25:00Z");
    }

    private static VenueException explain(Exception failure) {
        return new VenueErrors(
                        "kraken",
                        thrown -> thrown instanceof Refused refused ? Optional.of(refused.response) : Optional.empty())
                .explain("bars of BTC/USDT", failure);
    }

    private static Refused refused(int status) {
        return new Refused(ErrorResponse.of(HttpErrors.kindOf(status), status));
    }
}
