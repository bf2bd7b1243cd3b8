package dev.scalpel.venue.binance;

import dev.scalpel.ledger.Fill;
import dev.scalpel.ledger.OrderReport;
import dev.scalpel.trading.OrderSide;
import dev.scalpel.venue.trading.Placement;
import dev.scalpel.venue.trading.VenueFill;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Maps Binance's responses to our types. */
final class BinanceOrderMapper {

    private static final Logger LOG = LoggerFactory.getLogger(BinanceOrderMapper.class);

    private BinanceOrderMapper() {}

    static OrderReport report(BinanceResponses.Order row) {
        Optional<BigDecimal> trigger = positive(row.stopPrice());
        return new OrderReport(
                row.sentId(),
                Long.toString(row.orderId()),
                row.orderListId() < 0 ? Optional.empty() : Optional.of(Long.toString(row.orderListId())),
                OrderSide.valueOf(row.side()),
                status(row),
                row.origQty(),
                row.executedQty(),
                row.cummulativeQuoteQty().max(BigDecimal.ZERO),
                positive(row.price()),
                trigger,
                trigger.isEmpty() || isWorking(row),
                changedAt(row));
    }

    static List<OrderReport> reports(BinanceResponses.OrderList list) {
        return list.orderReports().stream().map(BinanceOrderMapper::report).toList();
    }

    /** A response to a new order, with the executions that it lists. */
    static Placement placement(BinanceResponses.Order response) {
        return new Placement(
                List.of(report(response)),
                fills(response).stream().map(VenueFill::fill).toList());
    }

    /** The fills in the response to a new order: it was the taker in all of them. */
    static List<VenueFill> fills(BinanceResponses.Order response) {
        return Optional.ofNullable(response.fills()).orElse(List.of()).stream()
                .map(fill -> new VenueFill(
                        Long.toString(response.orderId()),
                        OrderSide.valueOf(response.side()),
                        false,
                        new Fill(
                                Long.toString(fill.tradeId()),
                                changedAt(response),
                                fill.price(),
                                fill.qty(),
                                fill.commission(),
                                fill.commissionAsset())))
                .toList();
    }

    static VenueFill fill(BinanceResponses.Trade trade) {
        return new VenueFill(
                Long.toString(trade.orderId()),
                trade.isBuyer() ? OrderSide.BUY : OrderSide.SELL,
                trade.isMaker(),
                new Fill(
                        Long.toString(trade.id()),
                        trade.time(),
                        trade.price(),
                        trade.qty(),
                        trade.commission(),
                        trade.commissionAsset()));
    }

    /** enums.md, "Order status" and "Expiry Reasons". */
    private static OrderReport.Status status(BinanceResponses.Order row) {
        return switch (row.status()) {
            case "PENDING_NEW" -> OrderReport.Status.WAITING;
            case "NEW", "PARTIALLY_FILLED", "PENDING_CANCEL" -> OrderReport.Status.OPEN;
            case "FILLED" -> OrderReport.Status.FILLED;
            case "EXPIRED" -> wasRejected(row) ? OrderReport.Status.REJECTED : OrderReport.Status.CANCELLED;
            case "CANCELED", "EXPIRED_IN_MATCH" -> OrderReport.Status.CANCELLED;
            case "REJECTED" -> OrderReport.Status.REJECTED;
            default -> {
                // It may still fill, so it counts as open; the owner must find out what the new status means.
                LOG.warn("binance: order {} has the unknown status {}", row.clientOrderId(), row.status());
                yield OrderReport.Status.OPEN;
            }
        };
    }

    /** A pending order of a list is placed once its entry has filled, and expires when it is rejected then. */
    private static boolean wasRejected(BinanceResponses.Order row) {
        return "REJECTED".equals(row.expiryReason()) && row.executedQty().signum() == 0;
    }

    private static boolean isWorking(BinanceResponses.Order row) {
        Boolean working = row.isWorking();
        Long since = row.workingTime();
        return working == null ? since != null && since > 0 : working;
    }

    private static long changedAt(BinanceResponses.Order row) {
        return Optional.ofNullable(row.updateTime())
                .or(() -> Optional.ofNullable(row.transactTime()))
                .orElseThrow(
                        () -> new IllegalArgumentException("the venue reports no time for order " + row.orderId()));
    }

    private static Optional<BigDecimal> positive(@Nullable BigDecimal amount) {
        return Optional.ofNullable(amount).filter(value -> value.signum() > 0);
    }
}
