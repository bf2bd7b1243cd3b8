package dev.scalpel.monitoring.portfolio;

import dev.scalpel.portfolio.log.OrderRow;
import dev.scalpel.portfolio.log.SignalLogRow;
import dev.scalpel.trading.OrderSide;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How signals were executed: the price that the sender saw beside the price of the fills, and the time in between.
 *
 * @param slippageBp weighted by what was filled; positive is worse than the signal's price
 * @param latencyMillis median from a signal's receipt to its first order
 */
record SignalExecution(OptionalDouble slippageBp, OptionalDouble latencyMillis) {

    private static final double BASIS_POINTS = 1e4;

    /** @param signals by id; orders of other signals do not count */
    static SignalExecution of(List<OrderRow> orders, Map<String, SignalLogRow> signals) {
        double weighted = 0;
        double weights = 0;
        Map<String, Long> firstOrders = new HashMap<>();
        for (OrderRow order : orders) {
            Optional<SignalLogRow> signal = order.signal().flatMap(id -> Optional.ofNullable(signals.get(id)));
            if (signal.isEmpty()) {
                continue;
            }
            firstOrders.merge(signal.get().id(), order.sent(), Math::min);
            if (order.averagePrice().isPresent() && signal.get().price().isPresent()) {
                double filled = order.averagePrice().get().doubleValue();
                double seen = signal.get().price().get().doubleValue();
                double worse = (order.side() == OrderSide.BUY ? 1 : -1) * (filled / seen - 1);
                double weight = order.filledQuote().doubleValue();
                weighted += worse * BASIS_POINTS * weight;
                weights += weight;
            }
        }
        List<Long> latencies = new ArrayList<>();
        firstOrders.forEach(
                (id, sent) -> latencies.add(Math.max(0, sent - Objects.requireNonNull(signals.get(id)).receivedAt())));
        return new SignalExecution(
                weights > 0 ? OptionalDouble.of(weighted / weights) : OptionalDouble.empty(), median(latencies));
    }

    private static OptionalDouble median(List<Long> values) {
        if (values.isEmpty()) {
            return OptionalDouble.empty();
        }
        Collections.sort(values);
        int middle = values.size() / 2;
        return OptionalDouble.of(
                values.size() % 2 == 1 ? values.get(middle) : (values.get(middle - 1) + values.get(middle)) / 2.0);
    }
}
