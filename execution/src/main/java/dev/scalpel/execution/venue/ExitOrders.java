package dev.scalpel.execution.venue;

import dev.scalpel.execution.context.ExecutionConfig;
import dev.scalpel.execution.state.ClientOrderIds;
import dev.scalpel.ledger.Intent;
import dev.scalpel.market.Symbol;
import dev.scalpel.trading.OrderSide;
import dev.scalpel.trading.Position;
import dev.scalpel.venue.OrderKind;
import dev.scalpel.venue.trading.OrderPricing;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Intents that close a long position, with prices on the venue's ticks. Pure. */
final class ExitOrders {

    private ExitOrders() {}

    /** A market order. */
    static Intent exit(
            Symbol symbol, long bar, BigDecimal quantity, int attempt, VenueSnapshot snapshot, ExecutionConfig config) {
        return intent(
                ClientOrderIds.exit(symbol, bar, attempt),
                attempt,
                Intent.Kind.EXIT,
                bar,
                quantity,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                snapshot,
                config);
    }

    /** A stop; where the venue has order lists also a target, of which one cancels the other. */
    static Intent protection(
            Symbol symbol,
            Position position,
            BigDecimal quantity,
            int attempt,
            VenueSnapshot snapshot,
            ExecutionConfig config) {
        BigDecimal trigger = OrderPricing.trigger(OrderSide.SELL, position.stopPrice(), snapshot.filters());
        // A stop limit stays unfilled when the price gaps through its limit: used only where there is no stop market.
        Optional<BigDecimal> limit = snapshot.instrument().allows(OrderKind.STOP_MARKET)
                ? Optional.empty()
                : Optional.of(OrderPricing.stopLimit(
                        OrderSide.SELL, trigger, config.execution().stopLimitOffsetBp(), snapshot.filters()));
        BigDecimal target = OrderPricing.target(OrderSide.SELL, position.targetPrice(), snapshot.filters());
        return intent(
                ClientOrderIds.protection(symbol, position.decisionTime(), attempt),
                attempt,
                Intent.Kind.PROTECTION,
                position.decisionTime(),
                quantity,
                limit,
                Optional.of(trigger),
                snapshot.orderLists() ? Optional.of(target) : Optional.empty(),
                snapshot,
                config);
    }

    private static Intent intent(
            String clientId,
            int attempt,
            Intent.Kind kind,
            long bar,
            BigDecimal quantity,
            Optional<BigDecimal> price,
            Optional<BigDecimal> stop,
            Optional<BigDecimal> target,
            VenueSnapshot snapshot,
            ExecutionConfig config) {
        return new Intent(
                clientId,
                attempt,
                kind,
                OrderSide.SELL,
                bar,
                quantity,
                price,
                stop,
                target,
                snapshot.venueMillis(),
                snapshot.venueMillis() + config.venueConnection().recvWindowMillis(),
                snapshot.idempotency(),
                Intent.Status.CLAIMED,
                List.of());
    }
}
