package dev.scalpel.venue.binance.usdm;

import dev.scalpel.ledger.OrderReport;
import dev.scalpel.ledger.OrderReport.Status;
import dev.scalpel.trading.OrderSide;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Maps the venue's conditional orders to our types. */
final class UsdmAlgoMapper {

    /** Before the id of a conditional order, whose numbers are not those of the orders that they become. */
    static final String CONDITIONAL = "algo-";

    private static final Logger LOG = LoggerFactory.getLogger(UsdmAlgoMapper.class);

    private UsdmAlgoMapper() {}

    /** A conditional order that has not become an order, as far as is known. */
    static OrderReport waiting(UsdmRows.Algo row) {
        BigDecimal filled = amount(row.actualQty());
        return report(row, status(row, filled), CONDITIONAL + row.algoId(), filled, BigDecimal.ZERO, row.updateTime());
    }

    /** A conditional order that became this order. */
    static OrderReport triggered(UsdmRows.Algo row, UsdmRows.Order actual) {
        return report(
                row,
                UsdmOrderMapper.status(actual),
                Long.toString(actual.orderId()),
                actual.executedQty(),
                UsdmOrderMapper.quote(actual),
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
        Optional<BigDecimal> level = UsdmOrderMapper.positive(row.triggerPrice());
        return new OrderReport(
                row.clientAlgoId(),
                venueId,
                Optional.empty(),
                OrderSide.valueOf(row.side()),
                status,
                Optional.ofNullable(row.quantity()).orElse(BigDecimal.ZERO),
                filled,
                filledQuote,
                target ? level : UsdmOrderMapper.positive(row.price()),
                target ? Optional.empty() : level,
                target || hasBeenTriggered(row),
                UsdmOrderMapper.time(row.algoId(), changed, row.createTime()));
    }

    /** A status other than NEW says so, unless the order ended before. */
    private static boolean hasBeenTriggered(UsdmRows.Algo row) {
        boolean endedBefore = Optional.ofNullable(row.triggerTime()).orElse(0L) <= 0
                && orderId(row).isEmpty();
        return !row.algoStatus().equals("NEW") && !endedBefore;
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

    private static BigDecimal amount(@Nullable String text) {
        return text == null || text.isBlank() ? BigDecimal.ZERO : new BigDecimal(text);
    }
}
