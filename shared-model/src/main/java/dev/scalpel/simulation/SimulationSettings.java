package dev.scalpel.simulation;

import dev.scalpel.trading.Costs;
import dev.scalpel.trading.FeeAsset;
import dev.scalpel.trading.Limits;
import dev.scalpel.trading.VenueFilters;

/**
 * What a simulated trader is bound to.
 *
 * @param entryDelayBars bars by which every entry comes later than the next one; 0 is the rule, 1 the gate's test
 * @param allocation the most of equity that the symbol may hold, above 0, to 1
 */
public record SimulationSettings(
        Costs costs, int entryDelayBars, Limits limits, VenueFilters filters, double allocation) {

    private static final int LONGEST_DELAY = 60;

    public SimulationSettings {
        if (entryDelayBars < 0 || entryDelayBars > LONGEST_DELAY) {
            throw new IllegalArgumentException(
                    "entryDelayBars must lie in [0, " + LONGEST_DELAY + "]: " + entryDelayBars);
        }
        if (!(allocation > 0 && allocation <= 1)) {
            throw new IllegalArgumentException("allocation must lie in (0, 1]: " + allocation);
        }
    }

    /** Costs alone: no limits, no venue filters, the whole account. */
    public static SimulationSettings of(Costs costs) {
        return new SimulationSettings(costs, 0, Limits.NONE, VenueFilters.FINE, 1);
    }

    public SimulationSettings delayed(int bars) {
        return new SimulationSettings(costs, bars, limits, filters, allocation);
    }

    public SimulationSettings limited(Limits newLimits) {
        return new SimulationSettings(costs, entryDelayBars, newLimits, filters, allocation);
    }

    public SimulationSettings on(VenueFilters newFilters) {
        return new SimulationSettings(costs, entryDelayBars, limits, newFilters, allocation);
    }

    /** Whether the fee of a purchase may leave what no order can sell: not where nothing is known of the venue's step. */
    boolean leavesDust() {
        return costs.feeAsset() == FeeAsset.RECEIVED && costs.feeRate() > 0 && !filters.isFine();
    }

    /** The most of equity a position may take: the allocation, and never more than the account's exposure limit. */
    double largestShare() {
        return Math.min(allocation, limits.maxExposure());
    }
}
