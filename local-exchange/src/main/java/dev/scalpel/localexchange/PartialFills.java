package dev.scalpel.localexchange;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;

/** Fills that are to stay partial, on demand, by symbol and in the order in which they were ordered. */
final class PartialFills {

    private record Cut(BigDecimal share, long holdMillis) {}

    private final Map<String, Queue<Cut>> waiting = new HashMap<>();

    void next(String symbol, BigDecimal share, Duration hold, int times) {
        if (share.signum() < 0 || share.compareTo(BigDecimal.ONE) >= 0) {
            throw new IllegalArgumentException("the share that fills must be >= 0 and < 1: " + share);
        }
        for (int i = 0; i < times; i++) {
            waiting.computeIfAbsent(symbol, name -> new ArrayDeque<>()).add(new Cut(share, hold.toMillis()));
        }
    }

    /** How much of the order fills now; when that is not all, the rest is held back for the time that was ordered. */
    BigDecimal cut(Order order, long now) {
        Queue<Cut> cuts = waiting.get(order.market().name());
        if (cuts == null || cuts.isEmpty()) {
            return order.remaining();
        }
        Cut cut = cuts.remove();
        BigDecimal step = order.market().listing().filters().step();
        order.holdUntil(now + cut.holdMillis());
        return order.remaining()
                .multiply(cut.share())
                .divide(step, 0, RoundingMode.DOWN)
                .multiply(step);
    }
}
