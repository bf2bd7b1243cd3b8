package dev.scalpel.venue.binance;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Binance's responses, as far as we read them. Fields that some calls omit are nullable. */
final class BinanceResponses {

    private BinanceResponses() {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Book(BigDecimal bidPrice, BigDecimal askPrice) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record BestPrice(String symbol, BigDecimal bidPrice, BigDecimal askPrice) {}

    /** Each level is a price and a quantity. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Depth(
            @JsonProperty("bids") List<List<BigDecimal>> bidLevels,
            @JsonProperty("asks") List<List<BigDecimal>> askLevels) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record FeeRates(Rates standardCommission, Rates specialCommission, Rates taxCommission, Discount discount) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Rates(BigDecimal maker, BigDecimal taker, BigDecimal buyer, BigDecimal seller) {}

    /** @param discount what the standard commission is multiplied by */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Discount(boolean enabledForAccount, boolean enabledForSymbol, String discountAsset, BigDecimal discount) {}

    /**
     * An order as every call reports it.
     *
     * @param origClientOrderId the order's own id in the response to a cancel, where {@code clientOrderId} is the cancel's
     *     (rest-api.md, "Cancel order")
     * @param stopPrice and others: zero, or absent, where the order has none
     * @param fills its executions so far, in the FULL response to a new order
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Order(
            String clientOrderId,
            @Nullable String origClientOrderId,
            long orderId,
            long orderListId,
            String side,
            String status,
            BigDecimal origQty,
            BigDecimal executedQty,
            BigDecimal cummulativeQuoteQty,
            @Nullable BigDecimal price,
            @Nullable BigDecimal stopPrice,
            @Nullable Boolean isWorking,
            @Nullable Long workingTime,
            @Nullable Long updateTime,
            @Nullable Long transactTime,
            @Nullable String expiryReason,
            @Nullable List<OrderFill> fills) {

        /** The id that the order was sent with. */
        String sentId() {
            return origClientOrderId == null || origClientOrderId.isEmpty() ? clientOrderId : origClientOrderId;
        }
    }

    /** A fill in the response to a new order. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record OrderFill(long tradeId, BigDecimal price, BigDecimal qty, BigDecimal commission, String commissionAsset) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Trade(
            long id,
            long orderId,
            BigDecimal price,
            BigDecimal qty,
            BigDecimal commission,
            String commissionAsset,
            long time,
            @JsonProperty("isBuyer") boolean isBuyer,
            @JsonProperty("isMaker") boolean isMaker) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Account(List<Balance> balances) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Balance(String asset, BigDecimal free, BigDecimal locked) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record OrderList(List<Order> orderReports) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Restrictions(
            boolean enableWithdrawals,
            boolean enableInternalTransfer,
            boolean permitsUniversalTransfer,
            boolean enableSpotAndMarginTrading,
            boolean ipRestrict) {}
}
