package dev.scalpel.execution.transition;

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

/** Intents that close a position, with prices on the venue's ticks. Pure. */
final class ExitOrders {

    /** An exit must fill: its limit may be worse than an entry's by this factor. */
    private static final BigDecimal LIMIT_EXIT_INCREMENTS = BigDecimal.TEN;

    private ExitOrders() {}

    /** A market order; where the instrument has none, an order that trades at once up to a limit far beyond the best price. */
    static Intent exit(
            Symbol symbol,
            Position position,
            BigDecimal quantity,
            int attempt,
            VenueSnapshot snapshot,
            ExecutionConfig config) {
        Optional<BigDecimal> limit = snapshot.instrument().allows(OrderKind.MARKET)
                ? Optional.empty()
                : Optional.of(OrderPricing.marketable(
                        position.side().exitSide(),
                        snapshot.quote(),
                        config.execution().entryIncrementBp().multiply(LIMIT_EXIT_INCREMENTS),
                        snapshot.filters()));
        return intent(
                ClientOrderIds.exit(symbol, position.decisionTime(), attempt),
                attempt,
                Intent.Kind.EXIT,
                position,
                quantity,
                limit,
                Optional.empty(),
                Optional.empty(),
                snapshot,
                config);
    }

    /** A stop; where the venue has order lists and the position a target also that, of which one cancels the other. */
    static Intent protection(
            Symbol symbol,
            Position position,
            BigDecimal quantity,
            int attempt,
            VenueSnapshot snapshot,
            ExecutionConfig config) {
        OrderSide side = position.side().exitSide();
        BigDecimal trigger = OrderPricing.trigger(side, position.stopPrice(), snapshot.filters());
        // A stop limit stays unfilled when the price gaps through its limit: used only where there is no stop market.
        Optional<BigDecimal> limit = snapshot.instrument().allows(OrderKind.STOP_MARKET)
                ? Optional.empty()
                : Optional.of(OrderPricing.stopLimit(
                        side, trigger, config.execution().stopLimitOffsetBp(), snapshot.filters()));
        return intent(
                ClientOrderIds.protection(symbol, position.decisionTime(), attempt),
                attempt,
                Intent.Kind.PROTECTION,
                position,
                quantity,
                limit,
                Optional.of(trigger),
                snapshot.orderLists() && position.hasTarget()
                        ? Optional.of(OrderPricing.target(side, position.targetPrice(), snapshot.filters()))
                        : Optional.empty(),
                snapshot,
                config);
    }

    /** A target beside the stop, where the venue has no order lists: a market order once its price is touched. */
    static Intent target(
            Symbol symbol,
            Position position,
            BigDecimal quantity,
            int attempt,
            VenueSnapshot snapshot,
            ExecutionConfig config) {
        return intent(
                ClientOrderIds.target(symbol, position.decisionTime(), attempt),
                attempt,
                Intent.Kind.TARGET,
                position,
                quantity,
                Optional.empty(),
                Optional.empty(),
                Optional.of(
                        OrderPricing.target(position.side().exitSide(), position.targetPrice(), snapshot.filters())),
                snapshot,
                config);
    }

    private static Intent intent(
            String clientId,
            int attempt,
            Intent.Kind kind,
            Position position,
            BigDecimal quantity,
            Optional<BigDecimal> price,
            Optional<BigDecimal> stop,
            Optional<BigDecimal> target,
            VenueSnapshot snapshot,
            ExecutionConfig config) {
        Intent exit = new Intent(
                clientId,
                attempt,
                kind,
                position.side().exitSide(),
                position.decisionTime(),
                quantity,
                price,
                stop,
                target,
                snapshot.venueMillis(),
                snapshot.venueMillis() + config.venueConnection().recvWindowMillis(),
                snapshot.idempotency(),
                Intent.Status.CLAIMED,
                List.of());
        return exit.of(position.basis().strategyId());
    }
}
