package dev.scalpel.simulation;

import dev.scalpel.trading.Costs;
import dev.scalpel.trading.FeeAsset;
import dev.scalpel.trading.PriceTicks;
import dev.scalpel.trading.RiskLimits;
import dev.scalpel.trading.VenueFilters;

/**
 * What a simulated trader is bound to.
 *
 * @param entryDelayBars bars by which every entry comes later than the next one; 0 is the rule, 1 the gate's test
 * @param allocation the most of equity that the symbol may hold, above 0, to 1
 * @param capital what an account begins with where none is given, in the quote asset: of weight only where the venue's
 *     step and minimum are known, for there a small account trades worse than a large one
 */
public record SimulationSettings(
        Costs costs, int entryDelayBars, RiskLimits limits, VenueFilters filters, double allocation, double capital) {

    /** So large that no step matters. */
    private static final double DEFAULT_CAPITAL = 1_000_000;

    private static final int MAX_ENTRY_DELAY_BARS = 60;

    public SimulationSettings {
        if (entryDelayBars < 0 || entryDelayBars > MAX_ENTRY_DELAY_BARS) {
            throw new IllegalArgumentException(
                    "entryDelayBars must lie in [0, " + MAX_ENTRY_DELAY_BARS + "]: " + entryDelayBars);
        }
        if (!(allocation > 0 && allocation <= 1)) {
            throw new IllegalArgumentException("allocation must lie in (0, 1]: " + allocation);
        }
        if (!(capital > 0 && capital <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("capital must be finite and > 0: " + capital);
        }
    }

    /** A large account. */
    public SimulationSettings(
            Costs costs, int entryDelayBars, RiskLimits limits, VenueFilters filters, double allocation) {
        this(costs, entryDelayBars, limits, filters, allocation, DEFAULT_CAPITAL);
    }

    /** Costs alone: no limits, no venue filters, the whole account. */
    public static SimulationSettings of(Costs costs) {
        return new SimulationSettings(costs, 0, RiskLimits.NONE, VenueFilters.UNKNOWN, 1);
    }

    public SimulationSettings withEntryDelay(int bars) {
        return new SimulationSettings(costs, bars, limits, filters, allocation, capital);
    }

    public SimulationSettings withLimits(RiskLimits newLimits) {
        return new SimulationSettings(costs, entryDelayBars, newLimits, filters, allocation, capital);
    }

    public SimulationSettings withFilters(VenueFilters newFilters) {
        return new SimulationSettings(costs, entryDelayBars, limits, newFilters, allocation, capital);
    }

    /** An account of this size, where the venue's rules are known; else its size changes nothing. */
    public SimulationSettings withCapital(double newCapital) {
        return filters.isUnknown()
                ? this
                : new SimulationSettings(costs, entryDelayBars, limits, filters, allocation, newCapital);
    }

    /** Whether the fee of a purchase may leave what no order can sell: not where nothing is known of the venue's step. */
    boolean tracksDust() {
        return costs.feeAsset() == FeeAsset.RECEIVED && costs.feeRate() > 0 && !filters.isUnknown();
    }

    /** Where stops and targets rest. */
    public PriceTicks ticks() {
        return PriceTicks.of(filters);
    }

    /** The most of equity a position may take: the allocation, and never more than the account's exposure limit. */
    double maxShare() {
        return Math.min(allocation, limits.maxExposure());
    }
}
