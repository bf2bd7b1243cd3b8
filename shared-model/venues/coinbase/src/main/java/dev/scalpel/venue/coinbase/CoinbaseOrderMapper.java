package dev.scalpel.venue.coinbase;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.scalpel.ledger.Fill;
import dev.scalpel.ledger.OrderReport;
import dev.scalpel.market.Symbol;
import dev.scalpel.trading.OrderSide;
import dev.scalpel.venue.trading.NewOrder;
import dev.scalpel.venue.trading.VenueFill;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Maps the venue's orders and fills to our types. */
final class CoinbaseOrderMapper {

    private static final Logger LOG = LoggerFactory.getLogger(CoinbaseOrderMapper.class);
    private static final int QUANTITY_SCALE = 8;

    private CoinbaseOrderMapper() {}

    static OrderReport report(CoinbaseResponses.Order row) {
        JsonNode sizes = sizes(row.configuration());
        BigDecimal filled = CoinbaseResponses.amount(row.filledSize()).orElse(BigDecimal.ZERO);
        Optional<BigDecimal> trigger = amount(sizes, "stop_price").or(() -> amount(sizes, "stop_trigger_price"));
        return new OrderReport(
                clientId(row),
                row.id(),
                Optional.empty(),
                OrderSide.valueOf(row.side()),
                status(row, filled),
                amount(sizes, "base_size").orElse(filled),
                filled,
                CoinbaseResponses.amount(row.filledValue()).orElse(BigDecimal.ZERO),
                amount(sizes, "limit_price"),
                trigger,
                trigger.isEmpty() || "STOP_TRIGGERED".equals(row.triggerStatus()),
                changedAt(row));
    }

    /**
     * An order as it was sent: the response has its id and nothing that has become of it. One that trades at once never rests, so
     * it counts as ended, and what it filled is waited for.
     */
    static OrderReport accepted(NewOrder order, String venueId, long sentAt) {
        OrderReport resting = new OrderReport(
                order.clientId(),
                venueId,
                Optional.empty(),
                order.side(),
                OrderReport.Status.OPEN,
                order.quantity(),
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                order.limit(),
                order.trigger(),
                order.trigger().isEmpty(),
                sentAt);
        return order.type() == NewOrder.Type.IMMEDIATE || order.type() == NewOrder.Type.MARKET
                ? resting.asEnded()
                : resting;
    }

    /** The commission is charged in the quote currency. */
    static VenueFill fill(Symbol symbol, CoinbaseResponses.Fill row) {
        BigDecimal quantity =
                row.sizeInQuote() ? row.size().divide(row.price(), QUANTITY_SCALE, RoundingMode.DOWN) : row.size();
        return new VenueFill(
                row.orderId(),
                OrderSide.valueOf(row.side()),
                "MAKER".equals(row.liquidity()),
                new Fill(
                        row.id(),
                        Instant.parse(row.time()).toEpochMilli(),
                        row.price(),
                        quantity,
                        row.commission().max(BigDecimal.ZERO),
                        symbol.quote()));
    }

    /** An order of somebody else may have no client id. */
    private static String clientId(CoinbaseResponses.Order row) {
        String sent = CoinbaseResponses.text(row.clientId());
        return sent.isEmpty() ? row.id() : sent;
    }

    /** "Get Order", status. */
    private static OrderReport.Status status(CoinbaseResponses.Order row, BigDecimal filled) {
        return switch (row.status()) {
            case "PENDING", "QUEUED", "OPEN", "CANCEL_QUEUED", "EDIT_QUEUED" -> OrderReport.Status.OPEN;
            case "FILLED" -> OrderReport.Status.FILLED;
            case "CANCELLED", "EXPIRED" -> OrderReport.Status.CANCELLED;
            case "FAILED" -> filled.signum() > 0 ? OrderReport.Status.CANCELLED : OrderReport.Status.REJECTED;
            default -> {
                // It may still fill, so it counts as open; the owner must find out what the new status means.
                LOG.warn("coinbase: order {} has the unknown status {}", row.id(), row.status());
                yield OrderReport.Status.OPEN;
            }
        };
    }

    private static long changedAt(CoinbaseResponses.Order row) {
        return Stream.of(row.lastUpdateTime(), row.lastFillTime(), row.createdTime())
                .map(CoinbaseResponses::text)
                .filter(text -> !text.isEmpty())
                .mapToLong(text -> Instant.parse(text).toEpochMilli())
                .max()
                .orElseThrow(() -> new IllegalArgumentException("the venue reports no time for order " + row.id()));
    }

    private static JsonNode sizes(@Nullable JsonNode configuration) {
        return configuration == null || !configuration.elements().hasNext()
                ? MissingNode.getInstance()
                : configuration.elements().next();
    }

    private static Optional<BigDecimal> amount(JsonNode sizes, String field) {
        return CoinbaseResponses.amount(sizes.path(field).asText("")).filter(value -> value.signum() > 0);
    }
}
