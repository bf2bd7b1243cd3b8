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

    /** Before the id of a conditional order, whose numbers are not those of the orders that they become. */
    static final String CONDITIONAL = "algo-";

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
    private static Status status(UsdmRows.Order row) {
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

    /** A conditional order that has not become an order, as far as is known. */
    static OrderReport waiting(UsdmRows.Algo row) {
        BigDecimal filled = amount(row.actualQty());
        return report(row, status(row, filled), CONDITIONAL + row.algoId(), filled, BigDecimal.ZERO, row.updateTime());
    }

    /** A conditional order that became this order. */
    static OrderReport triggered(UsdmRows.Algo row, UsdmRows.Order actual) {
        return report(
                row,
                status(actual),
                Long.toString(actual.orderId()),
                actual.executedQty(),
                quote(actual),
                actual.updateTime());
    }

    /**
     * A stop's trigger is its trigger. A target's is reported as its limit and without a trigger, as the port demands: only a stop
     * has one.
     */
    private static OrderReport report(
            UsdmRows.Algo row,
            Status status,
            String venueId,
            BigDecimal filled,
            BigDecimal filledQuote,
            @Nullable Long changed) {
        boolean target = row.orderType().startsWith("TAKE_PROFIT");
        Optional<BigDecimal> level = positive(row.triggerPrice());
        return new OrderReport(
                row.clientAlgoId(),
                venueId,
                Optional.empty(),
                OrderSide.valueOf(row.side()),
                status,
                Optional.ofNullable(row.quantity()).orElse(BigDecimal.ZERO),
                filled,
                filledQuote,
                target ? level : positive(row.price()),
                target ? Optional.empty() : level,
                target || !row.algoStatus().equals("NEW") && !hasEndedUntriggered(row),
                time(row.algoId(), changed, row.createTime()));
    }

    private static boolean hasEndedUntriggered(UsdmRows.Algo row) {
        return Optional.ofNullable(row.triggerTime()).orElse(0L) <= 0
                && orderId(row).isEmpty();
    }

    /** "Event: Algo Order Update", "Algo Status". */
    private static Status status(UsdmRows.Algo row, BigDecimal filled) {
        return switch (row.algoStatus()) {
            case "NEW", "TRIGGERING", "TRIGGERED" -> Status.OPEN;
            // "filled or canceled in the matching engine": the order that it became says which, where it is known.
            case "FINISHED" -> orderId(row).isPresent() ? Status.OPEN : finished(row, filled);
            case "CANCELED", "EXPIRED" -> Status.CANCELLED;
            case "REJECTED" -> Status.REJECTED;
            default -> {
                LOG.warn(
                        "binance-usdm: conditional order {} has the unknown status {}",
                        row.clientAlgoId(),
                        row.algoStatus());
                yield Status.OPEN;
            }
        };
    }

    private static Status finished(UsdmRows.Algo row, BigDecimal filled) {
        boolean all = filled.signum() > 0 && (row.quantity() == null || filled.compareTo(row.quantity()) >= 0);
        return all ? Status.FILLED : Status.CANCELLED;
    }

    /** The order that a conditional order became. */
    static Optional<Long> orderId(UsdmRows.Algo row) {
        return Optional.ofNullable(row.actualOrderId())
                .filter(id -> !id.isBlank() && !id.equals("0"))
                .map(Long::valueOf);
    }

    /** After a cancel, which reports nothing of the order: it had not been triggered. */
    static OrderReport cancelled(OrderReport order, long now) {
        return new OrderReport(
                order.clientId(),
                order.venueId(),
                order.listId(),
                order.side(),
                Status.CANCELLED,
                order.quantity(),
                order.filledQuantity(),
                order.filledQuote(),
                order.limit(),
                order.trigger(),
                order.triggered(),
                now);
    }

    /**
     * The documents' example of a taker's commission is negative, and what the venue sends is positive: the amount is what was paid.
     * Rebates, which only market makers with a contract receive, are not told apart.
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

    private static BigDecimal quote(UsdmRows.Order row) {
        return Optional.ofNullable(row.cumQuote()).orElse(BigDecimal.ZERO).max(BigDecimal.ZERO);
    }

    private static BigDecimal amount(@Nullable String text) {
        return text == null || text.isBlank() ? BigDecimal.ZERO : new BigDecimal(text);
    }

    private static long time(long id, @Nullable Long changed, @Nullable Long created) {
        return Optional.ofNullable(changed)
                .filter(time -> time > 0)
                .or(() -> Optional.ofNullable(created))
                .orElseThrow(() -> new IllegalArgumentException("the venue reports no time for order " + id));
    }

    private static Optional<BigDecimal> positive(@Nullable BigDecimal amount) {
        return Optional.ofNullable(amount).filter(value -> value.signum() > 0);
    }
}
