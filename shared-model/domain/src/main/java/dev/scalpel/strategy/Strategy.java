package dev.scalpel.strategy;

import dev.scalpel.market.InstrumentId;
import java.math.BigDecimal;

/**
 * A source of decisions for one instrument.
 *
 * @param share of the account's capital, in [0, 1]; 0 trades nothing
 */
public record Strategy(String name, InstrumentId instrument, Origin origin, BigDecimal share) {

    public Strategy {
        StrategyId.requireName(name);
        if (share.signum() < 0 || share.compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException("share of strategy " + name + " must lie in [0, 1]: " + share);
        }
    }

    /** The model's own strategy for an instrument. */
    public static Strategy model(InstrumentId instrument, BigDecimal share) {
        return new Strategy(StrategyId.MODEL.name(), instrument, StrategyId.MODEL.origin(), share);
    }

    public StrategyId id() {
        return StrategyId.of(name, origin);
    }
}
