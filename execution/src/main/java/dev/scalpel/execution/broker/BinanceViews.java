package dev.scalpel.execution.broker;

import dev.scalpel.ledger.Fill;
import dev.scalpel.ledger.OrderSide;
import dev.scalpel.trading.VenueFilters;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.knowm.xchange.binance.dto.meta.exchangeinfo.Filter;
import org.knowm.xchange.binance.dto.trade.BinanceNewOrder;
import org.knowm.xchange.binance.dto.trade.BinanceTrade;

/** Binance's words in ours. */
final class BinanceViews {

    private static final String NO_LIMIT = "0";

    private BinanceViews() {}

    static OrderView view(BinanceRows.Order row) {
        Optional<BigDecimal> trigger = positive(row.stopPrice());
        return new OrderView(
                row.clientOrderId(),
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

    /** The answer to a lone order. A stop that has just been placed has not been touched: Binance refuses one that was. */
    static OrderView view(BinanceNewOrder answer, NewOrder sent) {
        BigDecimal quote = answer.fills == null
                ? BigDecimal.ZERO
                : answer.fills.stream()
                        .map(fill -> fill.price.multiply(fill.qty))
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        return new OrderView(
                answer.clientOrderId,
                Long.toString(answer.orderId),
                Optional.empty(),
                sent.side(),
                status(answer.status.name()),
                answer.origQty,
                answer.executedQty,
                quote,
                sent.limit(),
                sent.trigger(),
                sent.trigger().isEmpty(),
                answer.transactTime);
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

    /** The limits of market orders are put in too: an exit must go out whole. */
    static VenueFilters filters(Filter[] filters) {
        BigDecimal largest = amount(filters, "LOT_SIZE", Filter::getMaxQty)
                .orElseThrow(() -> new IllegalArgumentException("exchangeInfo must tell LOT_SIZE"));
        BigDecimal largestAtMarket = amount(filters, "MARKET_LOT_SIZE", Filter::getMaxQty)
                .filter(value -> value.signum() > 0)
                .orElse(largest);
        return new VenueFilters(
                amount(filters, "PRICE_FILTER", Filter::getTickSize)
                        .orElseThrow(() -> new IllegalArgumentException("exchangeInfo must tell PRICE_FILTER")),
                amount(filters, "LOT_SIZE", Filter::getStepSize).orElseThrow(),
                amount(filters, "LOT_SIZE", Filter::getMinQty)
                        .orElseThrow()
                        .max(amount(filters, "MARKET_LOT_SIZE", Filter::getMinQty)
                                .orElse(BigDecimal.ZERO)),
                largest.min(largestAtMarket),
                amount(filters, "NOTIONAL", Filter::getMinNotional)
                        .or(() -> amount(filters, "MIN_NOTIONAL", Filter::getMinNotional))
                        .orElse(BigDecimal.ZERO));
    }

    private static Optional<BigDecimal> amount(
            Filter[] filters, String type, Function<Filter, @Nullable String> field) {
        return Arrays.stream(filters)
                .filter(filter -> type.equals(filter.getFilterType()))
                .findFirst()
                .map(filter -> Optional.ofNullable(field.apply(filter)).orElse(NO_LIMIT))
                .map(BigDecimal::new)
                .map(BinanceViews::plain);
    }

    private static BigDecimal plain(BigDecimal amount) {
        BigDecimal stripped = amount.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
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
