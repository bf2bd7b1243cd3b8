package dev.scalpel.venue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.venue.VenueException.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.knowm.xchange.binance.dto.BinanceException;

/** Everything that Binance's documents list as an error has a defined outcome. The tables beside this name the document. */
class BinanceErrorsTest {

    private static final String CODES = "/dev/scalpel/venue/binance-codes.csv";
    private static final String MESSAGES = "/dev/scalpel/venue/binance-messages.csv";

    @ParameterizedTest
    @CsvFileSource(resources = CODES, numLinesToSkip = 2)
    void everyCodeOfTheDocumentMeansWhatTheTableSays(int code, String name, Kind kind) {
        assertThat(explain(400, code, name).kind()).as("%d %s", code, name).isEqualTo(kind);
    }

    /** rest-api.md, "HTTP Return Codes": a failure of the server's leaves open whether the order was taken. */
    @ParameterizedTest
    @CsvFileSource(resources = CODES, numLinesToSkip = 2)
    void noCodeMakesAFailureOfTheServersAPlainRefusal(int code, String name, Kind kind) {
        assertThat(explain(503, code, name).kind())
                .as("%d %s %s", code, name, kind)
                .isEqualTo(Kind.OUTCOME_UNKNOWN);
    }

    @ParameterizedTest
    @CsvFileSource(resources = MESSAGES, numLinesToSkip = 2, delimiter = '|')
    void everyMessageOfTheMatchingEngineMeansWhatTheTableSays(String message, Kind kind) {
        for (int code : new int[] {-1010, -1013, -2010, -2011, -2038}) {
            assertThat(explain(400, code, message).kind())
                    .as("%d %s", code, message)
                    .isEqualTo(kind);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "400, REFUSED",
        "401, KEY_REJECTED",
        "403, RATE_LIMITED",
        "404, REFUSED",
        "408, UNANSWERED",
        "409, UNANSWERED",
        "418, RATE_LIMITED",
        "429, RATE_LIMITED",
        "451, REGION_REFUSED",
        "500, UNANSWERED",
        "502, UNANSWERED",
        "503, UNANSWERED",
        "504, UNANSWERED",
        "200, UNANSWERED",
        "302, UNANSWERED",
    })
    void everyStatusWithoutACodeHasAnOutcome(int status, Kind kind) {
        assertThat(explain(status, 0, "").kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, -999, -1299, -2999, -9000, 7})
    void aCodeThatNoDocumentListsIsARefusalOfWhatWasAskedAndNoMore(int code) {
        assertThat(explain(400, code, "something new").kind()).isEqualTo(Kind.REJECTED);
        assertThat(explain(500, code, "something new").kind()).isEqualTo(Kind.OUTCOME_UNKNOWN);
    }

    @Test
    void aBanIsToldWithItsEnd() {
        VenueException banned = explain(
                418, -1003, "Way too much request weight used; IP banned until 1573638862000. Please use WebSocket");
        assertThat(banned.bannedUntil()).contains(Instant.ofEpochMilli(1_573_638_862_000L));
    }

    /** rest-api.md, "IP Limits": the shortest ban is two minutes. */
    @Test
    void aBanWithoutATimeIsTheShortestOne() {
        assertThat(explain(418, -1003, "banned").retryAfter()).contains(Duration.ofMinutes(2));
        assertThat(explain(429, -1003, "too many").retryAfter()).isEmpty();
    }

    private static VenueException explain(int status, int code, String message) {
        BinanceException refusal = new BinanceException(code, message);
        refusal.setHttpStatusCode(status);
        refusal.setResponseHeaders(Map.of("X-MBX-UUID", List.of("1")));
        return VenueErrors.explain("binance", "an order", refusal);
    }
}
