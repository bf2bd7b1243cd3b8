package dev.scalpel.localexchange.bybit.linear;

import dev.scalpel.localexchange.perpetual.orders.AlgoOrder;
import dev.scalpel.localexchange.perpetual.orders.AlgoStatus;
import dev.scalpel.localexchange.perpetual.orders.FuturesOrder;
import dev.scalpel.localexchange.perpetual.orders.FuturesOrderRequest;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.UUID;

/**
 * An order as this API has it: a conditional order keeps its ids when it is triggered, and what the market has as two orders is one
 * here.
 *
 * @param conditional empty for an order without a trigger
 * @param plain empty for a conditional order that has not become one of the book
 */
record LinearOrder(Optional<AlgoOrder> conditional, Optional<FuturesOrder> plain) {

    private static final long PLAIN = 1;
    private static final long CONDITIONAL = 2;

    static LinearOrder of(FuturesOrder order) {
        return new LinearOrder(Optional.empty(), Optional.of(order));
    }

    static LinearOrder of(AlgoOrder order) {
        return new LinearOrder(Optional.of(order), order.placed());
    }

    static String id(FuturesOrder order) {
        return new UUID(PLAIN, order.id()).toString();
    }

    static String id(AlgoOrder order) {
        return new UUID(CONDITIONAL, order.id()).toString();
    }

    String id() {
        return conditional.map(LinearOrder::id).orElseGet(() -> id(plain.orElseThrow()));
    }

    FuturesOrderRequest request() {
        return conditional
                .map(AlgoOrder::request)
                .orElseGet(() -> plain.orElseThrow().request());
    }

    long created() {
        return conditional
                .map(AlgoOrder::created)
                .orElseGet(() -> plain.orElseThrow().created());
    }

    long updated() {
        return conditional
                .map(AlgoOrder::updated)
                .orElseGet(() -> plain.orElseThrow().updated());
    }

    BigDecimal quantity() {
        return plain.map(FuturesOrder::quantity).orElseGet(() -> request().quantity());
    }

    BigDecimal price() {
        return plain.map(FuturesOrder::price).orElseGet(() -> request().price());
    }

    BigDecimal executed() {
        return plain.map(FuturesOrder::executed).orElse(BigDecimal.ZERO);
    }

    BigDecimal executedValue() {
        return plain.map(FuturesOrder::executedValue).orElse(BigDecimal.ZERO);
    }

    boolean isConditional() {
        return conditional.isPresent();
    }

    /** Whether it waits for its trigger. */
    boolean isWaiting() {
        return conditional.filter(AlgoOrder::isWaiting).isPresent();
    }

    boolean isOpen() {
        return isWaiting() || plain.filter(FuturesOrder::isOpen).isPresent();
    }

    /** "Enums Definitions", "orderStatus". */
    String status() {
        return plain.map(LinearOrder::status)
                .orElseGet(() -> waiting(conditional.orElseThrow().status()));
    }

    private static String status(FuturesOrder order) {
        return switch (order.status()) {
            case PENDING_NEW, NEW -> "New";
            case PARTIALLY_FILLED -> "PartiallyFilled";
            case FILLED -> "Filled";
            case REJECTED -> "Rejected";
            case CANCELED, EXPIRED, EXPIRED_IN_MATCH -> "Cancelled";
        };
    }

    /** Of a conditional order that has not become one of the book. One that could not is cancelled: "Place Order". */
    private static String waiting(AlgoStatus status) {
        return switch (status) {
            case NEW -> "Untriggered";
            case TRIGGERED -> "Triggered";
            case CANCELED, EXPIRED -> "Deactivated";
            case REJECTED, FINISHED -> "Cancelled";
        };
    }
}
