package dev.scalpel.localexchange.matching;

import dev.scalpel.localexchange.orders.OrderView;
import dev.scalpel.localexchange.orders.PartiallyFillable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Partial fills on demand: each applies to the first order that it matches, oldest first. */
public final class PartialFillInjector {

    private record Cut(Predicate<OrderView> concerns, BigDecimal share, long holdMillis) {}

    private final List<Cut> waiting = new ArrayList<>();

    public void fillPartially(Predicate<OrderView> concerns, BigDecimal share, Duration hold, int times) {
        if (share.signum() < 0 || share.compareTo(BigDecimal.ONE) >= 0) {
            throw new IllegalArgumentException("the share that fills must be >= 0 and < 1: " + share);
        }
        for (int i = 0; i < times; i++) {
            waiting.add(new Cut(concerns, share, hold.toMillis()));
        }
    }

    /** How much of the order fills now; the rest, if any, is held back for the requested time. */
    public BigDecimal cut(PartiallyFillable order, long now) {
        return take(order.view()).map(cut -> cut(order, cut, now)).orElse(order.remaining());
    }

    private static BigDecimal cut(PartiallyFillable order, Cut cut, long now) {
        BigDecimal step = order.step();
        order.holdUntil(now + cut.holdMillis());
        return order.remaining()
                .multiply(cut.share())
                .divide(step, 0, RoundingMode.DOWN)
                .multiply(step);
    }

    private Optional<Cut> take(OrderView order) {
        for (Iterator<Cut> each = waiting.iterator(); each.hasNext(); ) {
            Cut cut = each.next();
            if (cut.concerns().test(order)) {
                each.remove();
                return Optional.of(cut);
            }
        }
        return Optional.empty();
    }
}
