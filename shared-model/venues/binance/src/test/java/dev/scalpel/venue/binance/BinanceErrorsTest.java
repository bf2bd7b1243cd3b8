package dev.scalpel.venue.binance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.venue.VenueException;
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

/** Every error that Binance documents has a defined kind. The tables name the document. */
class BinanceErrorsTest {

    private static final String CODES = "/dev/scalpel/venue/binance/codes.csv";
    private static final String MESSAGES = "/dev/scalpel/venue/binance/messages.csv";

    @ParameterizedTest
    @CsvFileSource(resources = CODES, numLinesToSkip = 2)
    void everyDocumentedCodeHasTheKindOfTheTable(int code, String name, Kind kind) {
        assertThat(explain(400, code, name).kind()).as("%d %s", code, name).isEqualTo(kind);
    }

    /** rest-api.md, "HTTP Return Codes": after a server error the order may or may not have been accepted. */
    @ParameterizedTest
    @CsvFileSource(resources = CODES, numLinesToSkip = 2)
    void noCodeTurnsAServerErrorIntoARejection(int code, String name, Kind kind) {
        assertThat(explain(503, code, name).kind())
                .as("%d %s %s", code, name, kind)
                .isEqualTo(Kind.OUTCOME_UNKNOWN);
    }

    @ParameterizedTest
    @CsvFileSource(resources = MESSAGES, numLinesToSkip = 2, delimiter = '|')
    void everyMessageOfTheMatchingEngineHasTheKindOfTheTable(String message, Kind kind) {
        for (int code : new int[] {-1010, -1013, -2010, -2011, -2038}) {
            assertThat(explain(400, code, message).kind())
                    .as("%d %s", code, message)
                    .isEqualTo(kind);
        }
    }

    @ParameterizedTest
    @CsvSource({
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
        "502, OUTCOME_UNKNOWN",
        "503, OUTCOME_UNKNOWN",
        "504, OUTCOME_UNKNOWN",
        "200, OUTCOME_UNKNOWN",
        "302, OUTCOME_UNKNOWN",
    })
    void everyStatusWithoutACodeHasAKind(int status, Kind kind) {
        assertThat(explain(status, 0, "").kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, -999, -1299, -2999, -9000, 7})
    void anUndocumentedCodeIsARejection(int code) {
        assertThat(explain(400, code, "something new").kind()).isEqualTo(Kind.REJECTED);
        assertThat(explain(500, code, "something new").kind()).isEqualTo(Kind.OUTCOME_UNKNOWN);
    }

    @Test
    void aBanHasItsEnd() {
        VenueException banned = explain(
                418, -1003, "Way too much request weight used; IP banned until 1573638862000. Please use WebSocket");
        assertThat(banned.bannedUntil()).contains(Instant.ofEpochMilli(1_573_638_862_000L));
    }

    /** rest-api.md, "IP Limits": the shortest ban is two minutes. */
    @Test
    void aBanWithoutATimeIsTheShortestDocumentedOne() {
        assertThat(explain(418, -1003, "banned").retryAfter()).contains(Duration.ofMinutes(2));
        assertThat(explain(429, -1003, "too many").retryAfter()).isEmpty();
    }

    private static VenueException explain(int status, int code, String message) {
        BinanceException refusal = new BinanceException(code, message);
        refusal.setHttpStatusCode(status);
        refusal.setResponseHeaders(Map.of("X-MBX-UUID", List.of("1")));
        return new BinanceAdapter().errors().explain("an order", refusal);
    }
}
