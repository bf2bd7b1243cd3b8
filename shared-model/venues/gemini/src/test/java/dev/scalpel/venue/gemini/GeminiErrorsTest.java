package dev.scalpel.venue.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.venue.VenueException;
import dev.scalpel.venue.VenueException.Kind;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GeminiErrorsTest {

    /** Every reason of the page "Error Codes" that a request of ours can meet, with the status that was seen or that it documents. */
    @ParameterizedTest
    @CsvSource({
        "400, ClientOrderIdTooLong, REJECTED",
        "400, ClientOrderIdMustBeString, REJECTED",
        "400, ConflictingOptions, REJECTED",
        "400, EndpointMismatch, REJECTED",
        "404, EndpointNotFound, REJECTED",
        "406, InsufficientFunds, REJECTED",
        "400, InvalidJson, REJECTED",
        "400, InvalidNonce, CLOCK_OFF",
        "400, InvalidApiKey, KEY_REJECTED",
        "400, InvalidOrderType, REJECTED",
        "400, InvalidPrice, REJECTED",
        "400, InvalidStopPrice, REJECTED",
        "400, InvalidStopPriceSell, REJECTED",
        "400, InvalidStopPriceBuy, REJECTED",
        "400, InvalidStopPriceRatio, REJECTED",
        "400, InvalidQuantity, REJECTED",
        "400, InvalidSide, REJECTED",
        "400, InvalidSignature, KEY_REJECTED",
        "400, InvalidSymbol, NOT_LISTED",
        "400, InvalidTimestampInPayload, REJECTED",
        "400, MarketNotOpen, MARKET_CLOSED",
        "400, Maintenance, MARKET_CLOSED",
        "503, Maintenance, OUTCOME_UNKNOWN",
        "400, MissingAccounts, KEY_REJECTED",
        "400, MissingAccountName, KEY_REJECTED",
        "400, MissingApikeyHeader, KEY_REJECTED",
        "400, MissingPayloadHeader, KEY_REJECTED",
        "400, MissingSignatureHeader, KEY_REJECTED",
        "400, MissingOrderField, REJECTED",
        "403, MissingRole, KEY_REJECTED",
        "403, RemoteAddressForbidden, KEY_REJECTED",
        "403, AccountClosed, KEY_REJECTED",
        "400, NotGroupApiCompatible, KEY_REJECTED",
        "400, NoSSL, REJECTED",
        "400, OptionsMustBeArray, REJECTED",
        "404, OrderNotFound, REJECTED",
        "429, RateLimit, RATE_LIMITED",
        "500, System, OUTCOME_UNKNOWN",
        "400, UnsupportedOption, REJECTED",
        "400, SomethingNew, REJECTED",
        "502, SomethingNew, OUTCOME_UNKNOWN",
        "200, SomethingNew, OUTCOME_UNKNOWN",
        "301, '', OUTCOME_UNKNOWN",
        "401, '', KEY_REJECTED",
        "403, '', RATE_LIMITED",
        "404, '', REJECTED",
        "429, '', RATE_LIMITED",
        "451, '', REGION_REFUSED",
        "502, '', OUTCOME_UNKNOWN",
    })
    void eachReasonHasItsKind(int status, String reason, Kind kind) {
        assertThat(explained(status, reason, "some text").kind()).isEqualTo(kind);
    }

    /** What public requests say of a symbol that is not listed. */
    @Test
    void aSymbolThatNoRequestKnowsIsNotListed() {
        VenueException failure = explained(
                400,
                "Bad Request",
                "Supplied value 'btcusdz' is not a valid symbol.  Please correct your API request to use one of the"
                        + " supported symbols: [btcusd, ethbtc, ethusd]");
        assertThat(failure.kind()).isEqualTo(Kind.NOT_LISTED);
        assertThat(explained(400, "Bad Request", "something else").kind()).isEqualTo(Kind.REJECTED);
    }

    @Test
    void aKeyWhoseNoncesMustIncreaseIsRejectedWithWhatToDo() {
        VenueException failure = explained(
                400, "InvalidNonce", "Nonce '1795176004' has not increased since your last call to the Gemini API.");
        assertThat(failure.kind()).isEqualTo(Kind.KEY_REJECTED);
        assertThat(failure).hasMessageContaining("Uses a time based nonce");
    }

    @Test
    void aKeyOfAGroupOfAccountsIsRejectedWithWhatToDo() {
        assertThat(explained(400, "MissingAccounts", "Expected a JSON payload with accounts"))
                .hasMessageContaining("of one account");
    }

    @Test
    void howLongToWaitIsWhatTheResponseSaysIfItSaysSo() {
        GeminiException limited = new GeminiException(429, "RateLimit", "", Optional.of(Duration.ofSeconds(9)));
        assertThat(new GeminiAdapter().errors().explain("balances", limited).retryAfter())
                .contains(Duration.ofSeconds(9));
        assertThat(explained(429, "RateLimit", "").retryAfter()).isEmpty();
    }

    private static VenueException explained(int status, String reason, String text) {
        return new GeminiAdapter()
                .errors()
                .explain("something", new GeminiException(status, reason, text, Optional.empty()));
    }
}
