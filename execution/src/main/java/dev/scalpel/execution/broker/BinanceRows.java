package dev.scalpel.execution.broker;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Binance's answers, as far as we read them. A field that not every call tells is nullable. */
final class BinanceRows {

    private BinanceRows() {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Book(BigDecimal bidPrice, BigDecimal askPrice) {}

    /** @param stopPrice and others: zero, or absent, where the order has none */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Order(
            String clientOrderId,
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
            @Nullable List<AnsweredFill> fills) {}

    /** A fill in the answer to an order that was just sent. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record AnsweredFill(
            long tradeId, BigDecimal price, BigDecimal qty, BigDecimal commission, String commissionAsset) {}

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
            boolean enableSpotAndMarginTrading) {}
}
