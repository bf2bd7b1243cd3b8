package dev.scalpel.execution.broker;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Binance's answers, as far as we read them. A field that not every call tells is nullable. */
final class BinanceRows {

    private BinanceRows() {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Book(BigDecimal bidPrice, BigDecimal askPrice) {}

    /**
     * An order as every call reports it.
     *
     * @param origClientOrderId of a cancelled order its own id, while {@code clientOrderId} is the cancellation's
     *     (rest-api.md, "Cancel order")
     * @param stopPrice and others: zero, or absent, where the order has none
     * @param fills its executions so far, in the FULL answer to a new order
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
            @Nullable List<Execution> fills) {

        /** The id that the order was sent with. */
        String sentId() {
            return origClientOrderId == null || origClientOrderId.isEmpty() ? clientOrderId : origClientOrderId;
        }
    }

    /** An execution in the answer to a new order: its time is the answer's. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Execution(BigDecimal price, BigDecimal qty, BigDecimal commission, String commissionAsset, long tradeId) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record OrderList(List<Order> orderReports) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Restrictions(
            boolean enableWithdrawals,
            boolean enableInternalTransfer,
            boolean permitsUniversalTransfer,
            boolean enableSpotAndMarginTrading) {}
}
