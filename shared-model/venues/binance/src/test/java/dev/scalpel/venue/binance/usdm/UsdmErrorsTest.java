package dev.scalpel.venue.binance.usdm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.venue.VenueException;
import dev.scalpel.venue.VenueException.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Codes and messages are those of the venue's page "Error Code". */
class UsdmErrorsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    400 | -1000 | An unknown error occured while processing the request. | OUTCOME_UNKNOWN
                    400 | -1001 | Internal error; unable to process your request. | OUTCOME_UNKNOWN
                    401 | -1002 | You are not authorized to execute this request. | KEY_REJECTED
                    400 | -1003 | Too many requests. | RATE_LIMITED
                    400 | -1006 | Execution status unknown. | OUTCOME_UNKNOWN
                    400 | -1007 | Timeout waiting for response from backend server. | OUTCOME_UNKNOWN
                    503 | -1008 | Request throttled by system-level protection. | OUTCOME_UNKNOWN
                    400 | -1015 | Too many new orders. | RATE_LIMITED
                    400 | -1016 | This service is no longer available. | OUTCOME_UNKNOWN
                    400 | -1021 | Timestamp for this request is outside of the recvWindow. | CLOCK_OFF
                    400 | -1022 | Signature for this request is not valid. | KEY_REJECTED
                    400 | -1102 | Mandatory parameter 'symbol' was not sent. | REJECTED
                    400 | -1106 | Parameter 'reduceOnly' sent when not required. | REJECTED
                    400 | -1111 | Precision is over the maximum defined for this asset. | REJECTED
                    400 | -1121 | Invalid symbol. | NOT_LISTED
                    400 | -2010 | NEW_ORDER_REJECTED | REJECTED
                    400 | -2011 | Unknown order sent. | REJECTED
                    400 | -2013 | Order does not exist. | REJECTED
                    401 | -2014 | API-key format invalid. | KEY_REJECTED
                    401 | -2015 | Invalid API-key, IP, or permissions for action. | KEY_REJECTED
                    400 | -2016 | No trading window could be found for the symbol. | MARKET_CLOSED
                    400 | -2018 | Balance is insufficient. | REJECTED
                    400 | -2019 | Margin is insufficient. | REJECTED
                    400 | -2020 | Unable to fill. | REJECTED
                    400 | -2021 | Order would immediately trigger. | REJECTED
                    400 | -2022 | ReduceOnly Order is rejected. | REJECTED
                    400 | -2023 | User in liquidation mode now. | REJECTED
                    400 | -2024 | Position is not sufficient. | REJECTED
                    400 | -2025 | Reach max open order limit. | REJECTED
                    400 | -2027 | Exceeded the maximum allowable position at current leverage. | REJECTED
                    400 | -2028 | Leverage is smaller than permitted: insufficient margin balance. | REJECTED
                    400 | -4028 | Leverage is not valid | REJECTED
                    400 | -4046 | No need to change margin type. | REJECTED
                    400 | -4047 | Margin type cannot be changed if there exists open orders. | REJECTED
                    400 | -4048 | Margin type cannot be changed if there exists position. | REJECTED
                    400 | -4059 | No need to change position side. | REJECTED
                    400 | -4061 | Order's position side does not match user's setting. | REJECTED
                    400 | -4067 | Position side cannot be changed if there exists open orders. | REJECTED
                    400 | -4068 | Position side cannot be changed if there exists position. | REJECTED
                    400 | -4116 | ClientOrderId is duplicated. | OUTCOME_UNKNOWN
                    400 | -4120 | Order type not supported for this endpoint. Please use the Algo Order API. | REJECTED
                    400 | -4131 | The counterparty's best price does not meet the PERCENT_PRICE filter limit. | REJECTED
                    400 | -4140 | Invalid symbol status for opening position. | MARKET_CLOSED
                    400 | -4141 | Symbol is closed. | MARKET_CLOSED
                    400 | -4161 | Leverage reduction is not supported with open positions. | REJECTED
                    400 | -4164 | Order's notional must be no smaller than 5.0. | REJECTED
                    400 | -5021 | Due to the order could not be filled immediately, the FOK order has been rejected. | REJECTED
                    400 | -5022 | The Post Only order will be rejected. | REJECTED
                    400 | -9999 | A code that no page lists. | REJECTED
                    404 | 0 | no JSON | REJECTED
                    403 | 0 | no JSON | RATE_LIMITED
                    408 | 0 | no JSON | OUTCOME_UNKNOWN
                    418 | -1003 | Way too many requests. | RATE_LIMITED
                    429 | -1003 | Too many requests. | RATE_LIMITED
                    451 | 0 | no JSON | REGION_REFUSED
                    500 | -2019 | Margin is insufficient. | OUTCOME_UNKNOWN
                    503 | 0 | no JSON | OUTCOME_UNKNOWN
                    302 | -2019 | Margin is insufficient. | OUTCOME_UNKNOWN
                    """)
    void eachErrorHasItsKind(int status, int code, String message, Kind expected) {
        assertThat(UsdmErrors.kindOf(status, code)).as(message).isEqualTo(expected);
    }

    @Test
    void aBanLastsAsLongAsItsMessageSaysAndAtLeastTwoMinutes() {
        VenueException ban = explained(418, "Way too many requests; IP banned until 1795176090000.");
        assertThat(ban.bannedUntil()).contains(Instant.ofEpochMilli(1795176090000L));
        assertThat(ban.retryAfter()).contains(Duration.ofMinutes(2));
        assertThat(explained(429, "Too many requests.").retryAfter()).isEmpty();
    }

    @Test
    void aRefusedRegionIsNamed() {
        assertThat(explained(451, "no").reason()).contains("Binance refuses addresses in the United States");
        assertThat(new UsdmAdapter().refusalFrom("us-east-1")).isPresent();
        assertThat(new UsdmAdapter().refusalFrom("ap-northeast-1")).isEmpty();
    }

    private static VenueException explained(int status, String message) {
        return new UsdmAdapter()
                .errors()
                .explain("anything", new UsdmException(status, -1003, message, Optional.empty()));
    }
}
