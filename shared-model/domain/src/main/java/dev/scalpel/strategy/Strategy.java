package dev.scalpel.strategy;

import dev.scalpel.market.InstrumentId;
import java.math.BigDecimal;

/**
 * A source of decisions for one instrument.
 *
 * @param size of its positions
 */
public record Strategy(String name, InstrumentId instrument, Origin origin, PositionSize size) {

    public Strategy {
        StrategyId.requireName(name);
    }

    /** @param share of the account's capital, in [0, 1]; 0 trades nothing */
    public Strategy(String name, InstrumentId instrument, Origin origin, BigDecimal share) {
        this(name, instrument, origin, sized(name, share));
    }

    private static PositionSize sized(String name, BigDecimal share) {
        try {
            return new PositionSize.Share(share);
        } catch (IllegalArgumentException invalid) {
            throw new IllegalArgumentException("share of strategy " + name + " must lie in [0, 1]: " + share, invalid);
        }
    }

    /** The model's own strategy for an instrument. */
    public static Strategy model(InstrumentId instrument, BigDecimal share) {
        return new Strategy(StrategyId.MODEL.name(), instrument, StrategyId.MODEL.origin(), share);
    }

    /** The part of the account's capital that it claims; 0 where its size is no share. */
    public BigDecimal share() {
        return size instanceof PositionSize.Share part ? part.share() : BigDecimal.ZERO;
    }

    /** What the share of a decision is a part of: its own share, or the whole account where its size is no share. */
    public BigDecimal whole() {
        return size instanceof PositionSize.Share part ? part.share() : BigDecimal.ONE;
    }

    /** Whether it may open anything. */
    public boolean isEnabled() {
        return size.isEnabled();
    }

    public StrategyId id() {
        return StrategyId.of(name, origin);
    }
}
