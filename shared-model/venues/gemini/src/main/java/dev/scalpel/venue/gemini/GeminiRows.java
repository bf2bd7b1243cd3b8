package dev.scalpel.venue.gemini;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.scalpel.costs.AccountFee;
import dev.scalpel.venue.trading.Balances;
import dev.scalpel.venue.trading.KeyRights;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Responses of private requests, as far as they are used. */
final class GeminiRows {

    private GeminiRows() {}

    /** "Roles Endpoint". The last one is only reported for a key of a group of accounts. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Roles(boolean isTrader, boolean isFundManager, boolean isAccountAdmin) {

        /**
         * A fund manager may withdraw, and an administrator of a group may make other accounts. Whether the key is restricted to
         * addresses is not reported, so that no warning can rest on it.
         */
        KeyRights rights() {
            return new KeyRights(isTrader, isFundManager || isAccountAdmin, true);
        }
    }

    /** "Get Available Balances". */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Balance(String currency, BigDecimal amount, BigDecimal available) {

        Balances.Balance balance() {
            return new Balances.Balance(available, amount.subtract(available).max(BigDecimal.ZERO));
        }
    }

    /** "Get Notional Trading Volume": basis points of orders over the API. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Volume(
            @JsonProperty("api_maker_fee_bps") BigDecimal makerBasisPoints,
            @JsonProperty("api_taker_fee_bps") BigDecimal takerBasisPoints) {

        private static final int BASIS_POINT = 4;

        /** In the quote asset. A rebate counts as no fee. */
        AccountFee fee() {
            return new AccountFee(rate(makerBasisPoints), rate(takerBasisPoints), Optional.empty());
        }

        private static BigDecimal rate(BigDecimal basisPoints) {
            return basisPoints.max(BigDecimal.ZERO).movePointLeft(BASIS_POINT);
        }
    }

    /**
     * "Get Order Status".
     *
     * @param clientId absent for an order that was placed without one
     * @param submitted epoch milliseconds
     * @param reason why it was cancelled
     * @param trades only where they were requested
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Order(
            @JsonProperty("order_id") String id,
            @JsonProperty("client_order_id") @Nullable String clientId,
            String symbol,
            String side,
            String type,
            @JsonProperty("timestampms") long submitted,
            @JsonProperty("is_live") boolean live,
            @JsonProperty("is_cancelled") boolean cancelled,
            @Nullable String reason,
            @JsonProperty("original_amount") BigDecimal quantity,
            @JsonProperty("executed_amount") BigDecimal executed,
            @JsonProperty("avg_execution_price") BigDecimal averagePrice,
            @Nullable BigDecimal price,
            @JsonProperty("stop_price") @Nullable BigDecimal stopPrice,
            @Nullable List<Trade> trades) {}

    /**
     * An execution: of "Get Order Status" or of "List Past Trades".
     *
     * @param orderId of our order
     * @param type Buy or Sell
     * @param aggressor whether our order took
     * @param broken how the venue has reversed it; absent or empty where it has not
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Trade(
            @JsonProperty("tid") long id,
            @JsonProperty("order_id") String orderId,
            @JsonProperty("timestampms") long time,
            String type,
            boolean aggressor,
            BigDecimal price,
            BigDecimal amount,
            @JsonProperty("fee_amount") BigDecimal fee,
            @JsonProperty("fee_currency") String feeAsset,
            @JsonProperty("break") @Nullable String broken) {}
}
