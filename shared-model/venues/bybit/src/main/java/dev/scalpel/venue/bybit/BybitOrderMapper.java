package dev.scalpel.venue.bybit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.ledger.OrderReport;
import dev.scalpel.ledger.OrderReport.Status;
import dev.scalpel.trading.OrderSide;
import dev.scalpel.venue.trading.NewOrder;
import java.math.BigDecimal;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Maps the venue's orders to our types. */
final class BybitOrderMapper {

    private static final Logger LOG = LoggerFactory.getLogger(BybitOrderMapper.class);

    private BybitOrderMapper() {}

    /** "Get Open &amp; Closed Orders". */
    static OrderReport report(JsonNode row) {
        Optional<BigDecimal> level = Values.positive(row, "triggerPrice");
        boolean target = level.isPresent() && isTarget(row);
        Optional<BigDecimal> trigger = target ? Optional.empty() : level;
        String status = Values.text(row, "orderStatus");
        boolean market = Values.text(row, "orderType").equals("Market");
        return new OrderReport(
                Values.text(row, "orderLinkId"),
                Values.text(row, "orderId"),
                Optional.empty(),
                side(row),
                status(row, status),
                quantity(row),
                Values.orZero(row, "cumExecQty"),
                Values.orZero(row, "cumExecValue"),
                limit(row, market, target ? level : Optional.empty()),
                trigger,
                trigger.isEmpty() || isTriggered(row, status),
                Values.millis(row, "updatedTime"));
    }

    /** A target's trigger is reported as its limit and without a trigger, as the port demands: only a stop has one. */
    private static Optional<BigDecimal> limit(JsonNode row, boolean market, Optional<BigDecimal> target) {
        return target.isPresent() || market ? target : Values.positive(row, "price");
    }

    /** Whether it waits for the price to move in favour of what it closes. On spot only stops rest. */
    private static boolean isTarget(JsonNode row) {
        return !Values.text(row, "stopOrderType").equals(BybitOrderRequests.STOPS)
                && row.path("triggerDirection").asInt() == BybitOrderRequests.targetDirection(side(row));
    }

    /** Somebody's market order may have its quantity in the quote asset; then what it has filled is all that is known. */
    private static BigDecimal quantity(JsonNode row) {
        return Values.text(row, "marketUnit").equals("quoteCoin")
                ? Values.orZero(row, "cumExecQty")
                : Values.required(row, "qty");
    }

    /** The venue has accepted the request and says nothing else: "This request is asynchronous". */
    static OrderReport acknowledged(JsonNode response, NewOrder order, long now) {
        boolean target = order.type() == NewOrder.Type.TARGET_MARKET;
        return new OrderReport(
                order.clientId(),
                Values.text(response, "orderId"),
                Optional.empty(),
                order.side(),
                Status.OPEN,
                order.quantity(),
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                target ? order.trigger() : order.limit(),
                target ? Optional.empty() : order.trigger(),
                target || order.trigger().isEmpty(),
                now);
    }

    /** "Enums Definitions", "orderStatus". */
    private static Status status(JsonNode row, String status) {
        return switch (status) {
            case "New", "PartiallyFilled", "Untriggered", "Triggered" -> Status.OPEN;
            case "Filled" -> Status.FILLED;
            case "Cancelled", "PartiallyFilledCanceled", "Deactivated" -> Status.CANCELLED;
            case "Rejected" -> Status.REJECTED;
            default -> {
                // It may still fill, so it counts as open; the owner must find out what the new status means.
                LOG.warn("Bybit: order {} has the unknown status {}", Values.text(row, "orderLinkId"), status);
                yield Status.OPEN;
            }
        };
    }

    /**
     * {@code Deactivated}: "cancelled before they are triggered". Where the price had passed the trigger before the order arrived,
     * the venue waits for it to come back, as for a target: such a stop has been reached and rests without effect.
     */
    private static boolean isTriggered(JsonNode row, String status) {
        if (status.equals("Untriggered")) {
            return isPassed(row);
        }
        boolean endedUntouched =
                status.equals("Cancelled") && Values.orZero(row, "cumExecQty").signum() == 0;
        return !status.equals("Deactivated") && !endedUntouched;
    }

    /** {@code basePrice}: "Last price when place the order, Spot has this field only". */
    private static boolean isPassed(JsonNode row) {
        Optional<BigDecimal> base = Values.positive(row, "basePrice");
        int comparison = base.map(price -> price.compareTo(Values.required(row, "triggerPrice")))
                .orElse(0);
        return base.isPresent() && (side(row) == OrderSide.SELL ? comparison <= 0 : comparison >= 0);
    }

    static OrderSide side(JsonNode row) {
        String side = Values.text(row, "side");
        return switch (side) {
            case "Buy" -> OrderSide.BUY;
            case "Sell" -> OrderSide.SELL;
            default -> throw new IllegalArgumentException("the venue reports an unknown side: " + side);
        };
    }
}
