package dev.scalpel.execution.broker;

import dev.scalpel.ledger.Fill;
import dev.scalpel.ledger.OrderSide;
import dev.scalpel.ledger.OrderView;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.knowm.xchange.binance.dto.trade.BinanceTrade;

/** Binance's words in ours. */
final class BinanceViews {

    private BinanceViews() {}

    static OrderView view(BinanceRows.Order row) {
        Optional<BigDecimal> trigger = positive(row.stopPrice());
        return new OrderView(
                row.sentId(),
                Long.toString(row.orderId()),
                row.orderListId() < 0 ? Optional.empty() : Optional.of(Long.toString(row.orderListId())),
                OrderSide.valueOf(row.side()),
                status(row.status()),
                row.origQty(),
                row.executedQty(),
                row.cummulativeQuoteQty(),
                positive(row.price()),
                trigger,
                trigger.isEmpty() || isWorking(row),
                changedAt(row));
    }

    static List<OrderView> views(BinanceRows.OrderList list) {
        return list.orderReports().stream().map(BinanceViews::view).toList();
    }

    /** An answer with the executions that it lists; of a stop that has just been placed none has been touched. */
    static Placement placement(BinanceRows.Order answer) {
        List<BinanceRows.Execution> executions = Optional.ofNullable(answer.fills()).orElse(List.of());
        return new Placement(
                List.of(view(answer)),
                executions.stream()
                        .map(execution -> new Fill(
                                Long.toString(execution.tradeId()),
                                changedAt(answer),
                                execution.price(),
                                execution.qty(),
                                execution.commission(),
                                execution.commissionAsset()))
                        .toList());
    }

    static VenueFill fill(BinanceTrade trade) {
        return new VenueFill(
                Long.toString(trade.orderId),
                trade.isBuyer ? OrderSide.BUY : OrderSide.SELL,
                trade.isMaker,
                new Fill(
                        Long.toString(trade.id),
                        trade.time,
                        trade.price,
                        trade.qty,
                        trade.commission,
                        trade.commissionAsset));
    }

    private static OrderView.Status status(String status) {
        return switch (status) {
            case "PENDING_NEW" -> OrderView.Status.WAITING;
            case "NEW", "PARTIALLY_FILLED", "PENDING_CANCEL" -> OrderView.Status.OPEN;
            case "FILLED" -> OrderView.Status.FILLED;
            case "CANCELED", "EXPIRED", "EXPIRED_IN_MATCH" -> OrderView.Status.CANCELLED;
            case "REJECTED" -> OrderView.Status.REJECTED;
            default -> throw new IllegalArgumentException("the venue tells a status that nobody knows: " + status);
        };
    }

    private static boolean isWorking(BinanceRows.Order row) {
        Boolean working = row.isWorking();
        Long since = row.workingTime();
        return working == null ? since != null && since > 0 : working;
    }

    private static long changedAt(BinanceRows.Order row) {
        return Optional.ofNullable(row.updateTime())
                .or(() -> Optional.ofNullable(row.transactTime()))
                .orElseThrow(() -> new IllegalArgumentException("the venue tells no time of order " + row.orderId()));
    }

    private static Optional<BigDecimal> positive(@Nullable BigDecimal amount) {
        return Optional.ofNullable(amount).filter(value -> value.signum() > 0);
    }
}
