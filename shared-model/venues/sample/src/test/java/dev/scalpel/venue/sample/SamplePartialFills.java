package dev.scalpel.venue.sample;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Partial fills on demand: each concerns the first order that it matches. */
final class SamplePartialFills {

    private record Cut(Predicate<SampleOrder> which, BigDecimal share, long holdMillis) {}

    private final List<Cut> waiting = new ArrayList<>();
    private final Map<String, Long> heldUntil = new HashMap<>();

    void add(Predicate<SampleOrder> which, BigDecimal share, Duration hold) {
        if (share.signum() < 0 || share.compareTo(BigDecimal.ONE) >= 0) {
            throw new IllegalArgumentException("the share that fills must be >= 0 and < 1: " + share);
        }
        waiting.add(new Cut(which, share, hold.toMillis()));
    }

    /** How much of what is possible fills now. */
    BigDecimal of(SampleOrder order, BigDecimal possible, long now) {
        if (heldUntil.getOrDefault(order.id(), Long.MIN_VALUE) > now) {
            return BigDecimal.ZERO;
        }
        for (Iterator<Cut> each = waiting.iterator(); each.hasNext(); ) {
            Cut cut = each.next();
            if (cut.which().test(order)) {
                each.remove();
                heldUntil.put(order.id(), now + cut.holdMillis());
                return possible.multiply(cut.share())
                        .divide(SampleOrder.STEP, 0, RoundingMode.DOWN)
                        .multiply(SampleOrder.STEP);
            }
        }
        return possible;
    }
}
