package dev.scalpel.portfolio.round;

import dev.scalpel.portfolio.state.ProtectionTerms;
import dev.scalpel.portfolio.state.StrategyState;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/**
 * How positions are protected.
 *
 * @param byStrategy the settings' own; a model's or rule's decision has its own stop and target, and a signal may have its own stop
 * @param stopLimitOffsetBp how far a stop's limit lies beyond its trigger, where there are no stops at market
 * @param stopTimeoutMillis how long a triggered stop may rest unfilled before the position is closed by other orders
 */
public record ProtectionRules(
        Map<String, ProtectionTerms> byStrategy, BigDecimal stopLimitOffsetBp, long stopTimeoutMillis) {

    /** After this many refusals in a row a stop is given up: what cannot be protected must not be held. */
    static final int MAX_REFUSED = 2;

    /** No strategy has a stop of its own. */
    public static final ProtectionRules NONE = new ProtectionRules(Map.of(), BigDecimal.valueOf(50), 20_000);

    public ProtectionRules {
        byStrategy = Map.copyOf(byStrategy);
        if (stopLimitOffsetBp.signum() < 0 || stopTimeoutMillis < 1) {
            throw new IllegalArgumentException("stopLimitOffsetBp must be >= 0 and stopTimeoutMillis >= 1: "
                    + stopLimitOffsetBp + ", " + stopTimeoutMillis);
        }
    }

    private Optional<BigDecimal> takeProfit(String strategy) {
        return Optional.ofNullable(byStrategy.get(strategy)).flatMap(ProtectionTerms::takeProfit);
    }

    /** What protects the position that a strategy holds or is to open. */
    public Optional<ProtectionTerms> of(String strategy, StrategyState state) {
        return state.basis()
                .flatMap(basis -> ProtectionTerms.of(basis.distances()))
                .or(() -> state.signalStop().map(distance -> new ProtectionTerms(distance, takeProfit(strategy))))
                .or(() -> Optional.ofNullable(byStrategy.get(strategy)));
    }
}
