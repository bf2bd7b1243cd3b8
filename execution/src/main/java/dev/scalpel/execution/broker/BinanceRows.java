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
            @Nullable Long transactTime) {}

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
