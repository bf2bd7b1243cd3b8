package dev.scalpel.venue.binance.usdm;

import dev.scalpel.ledger.Fill;
import dev.scalpel.ledger.OrderReport;
import dev.scalpel.ledger.OrderReport.Status;
import dev.scalpel.trading.OrderSide;
import dev.scalpel.venue.trading.FillCause;
import dev.scalpel.venue.trading.VenueFill;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Maps the venue's orders and executions to our types. */
final class UsdmOrderMapper {

    private static final Logger LOG = LoggerFactory.getLogger(UsdmOrderMapper.class);

    private UsdmOrderMapper() {}

    static OrderReport report(UsdmRows.Order row) {
        Optional<BigDecimal> trigger = positive(row.stopPrice());
        return new OrderReport(
                row.clientOrderId(),
                Long.toString(row.orderId()),
                Optional.empty(),
                OrderSide.valueOf(row.side()),
                status(row),
                row.origQty(),
                row.executedQty(),
                quote(row),
                positive(row.price()),
                trigger,
                trigger.isEmpty(),
                time(row.orderId(), row.updateTime(), row.time()));
    }

    /** "Public Endpoints Info", "Order status". */
    static Status status(UsdmRows.Order row) {
        return switch (row.status()) {
            case "NEW", "PARTIALLY_FILLED" -> Status.OPEN;
            case "FILLED" -> Status.FILLED;
            case "CANCELED", "EXPIRED", "EXPIRED_IN_MATCH" -> Status.CANCELLED;
            case "REJECTED" -> Status.REJECTED;
            default -> {
                // It may still fill, so it counts as open; the owner must find out what the new status means.
                LOG.warn("binance-usdm: order {} has the unknown status {}", row.clientOrderId(), row.status());
                yield Status.OPEN;
            }
        };
    }

    /**
     * The documents' example of a taker's commission is negative, and what the venue sends is positive: the amount is what was paid.
     * A rebate, which only market makers with a contract receive, cannot be distinguished from a fee.
     */
    static VenueFill fill(UsdmRows.Trade trade, FillCause cause) {
        return new VenueFill(
                Long.toString(trade.orderId()),
                OrderSide.valueOf(trade.side()),
                trade.maker(),
                new Fill(
                        Long.toString(trade.id()),
                        trade.time(),
                        trade.price(),
                        trade.qty(),
                        trade.commission().abs(),
                        trade.commissionAsset()),
                cause);
    }

    /** "User Data Streams", "Event: Order Update": how the client ids of the venue's own orders begin. */
    static FillCause cause(String clientOrderId) {
        if (clientOrderId.startsWith("adl_autoclose")) {
            return FillCause.AUTO_DELEVERAGING;
        }
        if (clientOrderId.startsWith("autoclose-")) {
            return FillCause.LIQUIDATION;
        }
        return clientOrderId.startsWith("settlement_autoclose-") ? FillCause.SETTLEMENT : FillCause.ORDER;
    }

    static BigDecimal quote(UsdmRows.Order row) {
        return Optional.ofNullable(row.cumQuote()).orElse(BigDecimal.ZERO).max(BigDecimal.ZERO);
    }

    static long time(long id, @Nullable Long changed, @Nullable Long created) {
        return Optional.ofNullable(changed)
                .filter(time -> time > 0)
                .or(() -> Optional.ofNullable(created))
                .orElseThrow(() -> new IllegalArgumentException("the venue reports no time for order " + id));
    }

    static Optional<BigDecimal> positive(@Nullable BigDecimal amount) {
        return Optional.ofNullable(amount).filter(value -> value.signum() > 0);
    }
}
