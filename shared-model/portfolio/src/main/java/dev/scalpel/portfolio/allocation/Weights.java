package dev.scalpel.portfolio.allocation;

import dev.scalpel.settings.value.AllocationPolicy;
import dev.scalpel.strategy.Strategy;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which share of the value each strategy may use now.
 *
 * <p>By the buy-side boost, capital that would lie idle, because its strategies neither hold nor open anything, goes to the
 * strategy with the largest share among those that do; of equal shares to the first by instrument, then by name.
 */
final class Weights {

    /** In this order strategies are named, sized and preferred. */
    static final Comparator<Strategy> ORDER = Comparator.<Strategy, String>comparing(
                    strategy -> strategy.instrument().toString())
            .thenComparing(Strategy::name);

    private static final Comparator<Strategy> PRECEDENCE =
            Comparator.comparing(Strategy::share).reversed().thenComparing(ORDER);

    private Weights() {}

    /**
     * @param active strategies that hold something or open now
     * @return a weight for each strategy
     */
    static Map<String, BigDecimal> of(AllocationPolicy policy, List<Strategy> strategies, Set<String> active) {
        Map<String, BigDecimal> weights = new HashMap<>();
        strategies.forEach(strategy -> weights.put(strategy.name(), strategy.share()));
        if (policy == AllocationPolicy.BUY_SIDE_BOOST) {
            List<Strategy> using = strategies.stream()
                    .filter(strategy -> active.contains(strategy.name()))
                    .toList();
            BigDecimal idle = shares(strategies).subtract(shares(using));
            using.stream().min(PRECEDENCE).ifPresent(first -> weights.merge(first.name(), idle, BigDecimal::add));
        }
        return weights;
    }

    private static BigDecimal shares(Collection<Strategy> strategies) {
        return strategies.stream().map(Strategy::share).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
