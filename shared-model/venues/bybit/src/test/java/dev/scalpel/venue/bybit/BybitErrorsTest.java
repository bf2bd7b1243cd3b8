package dev.scalpel.venue.bybit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.scalpel.market.Symbol;
import dev.scalpel.venue.ErrorTranslator.ErrorResponse;
import dev.scalpel.venue.VenueException.Kind;
import dev.scalpel.venue.trading.KeyRights;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page "Error Codes" and the rights of a key. */
class BybitErrorsTest {

    private static final Symbol BTC = Symbol.parse("BTC/USDT");

    @ParameterizedTest
    @CsvSource({
        "200, 10000, OUTCOME_UNKNOWN",
        "200, 10016, OUTCOME_UNKNOWN",
        "200, 170007, OUTCOME_UNKNOWN",
        "200, 170141, OUTCOME_UNKNOWN",
        "200, 110072, OUTCOME_UNKNOWN",
        "200, 10006, RATE_LIMITED",
        "200, 170222, RATE_LIMITED",
        "429, 0, RATE_LIMITED",
        "403, 0, RATE_LIMITED",
        "503, 0, OUTCOME_UNKNOWN",
        "500, 10006, OUTCOME_UNKNOWN",
        "200, 10002, CLOCK_OFF",
        "200, -1, CLOCK_OFF",
        "200, 10003, KEY_REJECTED",
        "200, 10004, KEY_REJECTED",
        "200, 10010, KEY_REJECTED",
        "401, 0, KEY_REJECTED",
        "200, 10009, REGION_REFUSED",
        "200, 170121, NOT_LISTED",
        "200, 170151, MARKET_CLOSED",
        "200, 170131, REJECTED",
        "200, 170140, REJECTED",
        "200, 999999, REJECTED",
        "404, 0, REJECTED"
    })
    void eachCodeHasItsKind(int status, int code, Kind kind) {
        assertThat(BybitErrors.kindOf(status, code, "text")).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({
        "Not supported symbols, NOT_LISTED",
        "params error: Symbol Is Invalid, NOT_LISTED",
        "params error: qty is required, REJECTED"
    })
    void aParameterErrorOfTheSymbolSaysThatItIsNotListed(String text, Kind kind) {
        assertThat(BybitErrors.kindOf(200, 10001, text)).isEqualTo(kind);
    }

    @Test
    void aRefusedCountryIsNoRateLimit() {
        assertThat(translated(403, 0, "configured to block access from your country."))
                .extracting(ErrorResponse::kind)
                .isEqualTo(Kind.REGION_REFUSED);
    }

    /** "Rate Limit Rules": "wait for at least 10 minutes". */
    @Test
    void aBannedAddressWaitsForTenMinutes() {
        assertThat(translated(403, 0, "access too frequent").retryAfter()).contains(Duration.ofMinutes(10));
        assertThat(translated(200, 170131, "Insufficient balance.").retryAfter())
                .isEmpty();
    }

    @Test
    void aResponseWithoutItsEnvelopeIsNoAnswer() {
        for (String body : new String[] {"{}", "[]", "<html>", "{\"retCode\":\"0\"}"}) {
            try (BybitStub venue = new BybitStub().body(body)) {
                assertThat(catchThrowableOfType(
                                IOException.class, () -> venue.trading().balances()))
                        .as(body)
                        .isNotNull()
                        .isNotInstanceOf(BybitException.class);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | \"SpotTrade\" | | | true | false",
                "1 | \"SpotTrade\" | | | false | false",
                "0 | | | | false | false",
                "0 | \"SpotTrade\" | \"AccountTransfer\" | | true | true",
                "0 | \"SpotTrade\" | \"Withdraw\" | | true | true",
                "0 | \"SpotTrade\" | | \"FiatP2POrder\" | true | true"
            })
    void aKeyHasTheRightsOfItsPermissions(
            int readOnly, String spot, String wallet, String peer, boolean trade, boolean moves) throws Exception {
        String key = "{\"readOnly\":" + readOnly + ",\"permissions\":{\"Spot\":[" + text(spot) + "],\"Wallet\":["
                + text(wallet) + "],\"FiatP2P\":[" + text(peer) + "]},\"ips\":[\"*\"]}";
        try (BybitStub venue = new BybitStub().results(key)) {
            assertThat(venue.trading().keyRights()).contains(new KeyRights(trade, moves, false));
        }
    }

    @Test
    void aKeyIsBoundToTheAddressesThatItNames() throws Exception {
        try (BybitStub venue = new BybitStub()
                .results("{\"readOnly\":0,\"permissions\":{\"Spot\":[\"SpotTrade\"]},\"ips\":[\"10.0.0.1\"]}")) {
            assertThat(venue.trading().keyRights().orElseThrow().boundToAddresses())
                    .isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({"170213", "110001", "170142", "170139", "170143", "170190"})
    void aCancelOfAnEndedOrderFindsNothing(int code) throws Exception {
        String refused = "{\"retCode\":" + code + ",\"retMsg\":\"ended\",\"result\":{},\"time\":1}";
        try (BybitStub venue = new BybitStub().body(refused)) {
            assertThat(venue.trading()
                            .cancel(
                                    BTC,
                                    BybitOrderMapper.report(new com.fasterxml.jackson.databind.ObjectMapper()
                                            .readTree(BybitOrderMapperTest.row("e1", "New"))))
                            .isFound())
                    .isFalse();
        }
    }

    private static String text(String permission) {
        return permission == null ? "" : permission;
    }

    private static ErrorResponse translated(int status, int code, String text) {
        return new BybitErrorTranslator()
                .translate(new BybitException(status, code, text, Optional.empty()))
                .orElseThrow();
    }
}
