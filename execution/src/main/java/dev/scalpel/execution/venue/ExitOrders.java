package dev.scalpel.execution.venue;

import dev.scalpel.execution.context.ExecutionConfig;
import dev.scalpel.execution.state.ClientOrderIds;
import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.OrderSide;
import dev.scalpel.market.Symbol;
import dev.scalpel.trading.Position;
import dev.scalpel.venue.OrderKind;
import dev.scalpel.venue.trading.OrderPricing;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Intents of orders that close a long position, with prices on the venue's ticks. Pure. */
final class ExitOrders {

    private ExitOrders() {}

    /** At the market. */
    static Intent exit(
            Symbol symbol, long bar, BigDecimal quantity, int attempt, VenueSnapshot facts, ExecutionConfig rules) {
        return intent(
                ClientOrderIds.exit(symbol, bar, attempt),
                attempt,
                Intent.Kind.EXIT,
                bar,
                quantity,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                facts,
                rules);
    }

    /** A stop, and a target that excludes it where the venue has order lists. */
    static Intent protection(
            Symbol symbol,
            Position position,
            BigDecimal quantity,
            int attempt,
            VenueSnapshot facts,
            ExecutionConfig rules) {
        BigDecimal trigger = OrderPricing.trigger(OrderSide.SELL, position.stopPrice(), facts.filters());
        // A limit under the trigger stays in the book where the market jumps over it: only where nothing else is taken.
        Optional<BigDecimal> limit = facts.instrument().allows(OrderKind.STOP_MARKET)
                ? Optional.empty()
                : Optional.of(OrderPricing.stopLimit(
                        OrderSide.SELL, trigger, rules.execution().stopLimitOffsetBp(), facts.filters()));
        BigDecimal target = OrderPricing.target(OrderSide.SELL, position.targetPrice(), facts.filters());
        return intent(
                ClientOrderIds.protection(symbol, position.decisionTime(), attempt),
                attempt,
                Intent.Kind.PROTECTION,
                position.decisionTime(),
                quantity,
                limit,
                Optional.of(trigger),
                facts.orderLists() ? Optional.of(target) : Optional.empty(),
                facts,
                rules);
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
            VenueSnapshot facts,
            ExecutionConfig rules) {
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
                facts.venueMillis(),
                rules.venueConnection().recvWindowMillis(),
                Intent.Status.CLAIMED,
                List.of());
    }
}
