package dev.scalpel.simulation;

import dev.scalpel.trading.Costs;
import dev.scalpel.trading.FeeAsset;
import dev.scalpel.trading.MakerEntry;
import dev.scalpel.trading.MarginRules;
import dev.scalpel.trading.PriceTicks;
import dev.scalpel.trading.VenueFilters;
import dev.scalpel.trading.instrument.EntryWindow;
import dev.scalpel.trading.risk.RiskLimits;
import java.util.Optional;

/**
 * The settings of a simulated trader.
 *
 * @param entryDelayBars additional bars between decision and entry; 0 by default, 1 in the gate's delay test
 * @param allocation maximum share of equity in the symbol, above 0, to 1
 * @param capital starting equity where none is given, in the quote asset; it matters only where the venue's step and
 *     minimum are known, because there a small account trades worse than a large one, and where slippage depends on the
 *     size
 * @param maker how entries are quoted; empty if they take
 * @param entryWindow when entries may be made
 */
public record SimulationSettings(
        Costs costs,
        int entryDelayBars,
        RiskLimits limits,
        VenueFilters filters,
        double allocation,
        double capital,
        Optional<MakerEntry> maker,
        EntryWindow entryWindow) {

    /** So large that steps do not matter. */
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

    /** With entries that take, at any time. */
    public SimulationSettings(
            Costs costs,
            int entryDelayBars,
            RiskLimits limits,
            VenueFilters filters,
            double allocation,
            double capital) {
        this(costs, entryDelayBars, limits, filters, allocation, capital, Optional.empty(), EntryWindow.ALWAYS);
    }

    /** The same with a large account. */
    public SimulationSettings(
            Costs costs, int entryDelayBars, RiskLimits limits, VenueFilters filters, double allocation) {
        this(costs, entryDelayBars, limits, filters, allocation, DEFAULT_CAPITAL);
    }

    /** Costs alone: no limits, no venue filters, the whole account. */
    public static SimulationSettings of(Costs costs) {
        return new SimulationSettings(costs, 0, RiskLimits.NONE, VenueFilters.UNKNOWN, 1);
    }

    public SimulationSettings withCosts(Costs newCosts) {
        return new SimulationSettings(
                newCosts, entryDelayBars, limits, filters, allocation, capital, maker, entryWindow);
    }

    public SimulationSettings withEntryDelay(int bars) {
        return new SimulationSettings(costs, bars, limits, filters, allocation, capital, maker, entryWindow);
    }

    public SimulationSettings withLimits(RiskLimits newLimits) {
        return new SimulationSettings(
                costs, entryDelayBars, newLimits, filters, allocation, capital, maker, entryWindow);
    }

    public SimulationSettings withFilters(VenueFilters newFilters) {
        return new SimulationSettings(
                costs, entryDelayBars, limits, newFilters, allocation, capital, maker, entryWindow);
    }

    public SimulationSettings withMaker(Optional<MakerEntry> newMaker) {
        return new SimulationSettings(
                costs, entryDelayBars, limits, filters, allocation, capital, newMaker, entryWindow);
    }

    public SimulationSettings withAllocation(double share) {
        return new SimulationSettings(costs, entryDelayBars, limits, filters, share, capital, maker, entryWindow);
    }

    public SimulationSettings withEntryWindow(EntryWindow window) {
        return new SimulationSettings(costs, entryDelayBars, limits, filters, allocation, capital, maker, window);
    }

    /**
     * Starting equity; unchanged where neither the venue's rules, slippage nor margin depend on it, because it would make no
     * difference.
     */
    public SimulationSettings withCapital(double newCapital) {
        return filters.isUnknown() && costs.slippage().isFlat() && costs.margin() == MarginRules.NONE
                ? this
                : new SimulationSettings(
                        costs, entryDelayBars, limits, filters, allocation, newCapital, maker, entryWindow);
    }

    /** Whether the fee of a purchase may leave dust; false where the venue's step is unknown, and of contracts. */
    public boolean tracksDust() {
        return costs.feeAsset() == FeeAsset.RECEIVED
                && costs.takerFeeRate() > 0
                && !filters.isUnknown()
                && !costs.isContract();
    }

    /**
     * The costs that labels, calibration and the selection of a bracket assume, which know no quantity: those of the
     * largest order at the starting equity.
     */
    public Costs decisionCosts() {
        return costs.atNotional(capital * maxShare());
    }

    /** The ticks of stops and targets. */
    public PriceTicks ticks() {
        return PriceTicks.of(filters);
    }

    /** Maximum share of equity of a position: the allocation, but at most the account's exposure limit. */
    double maxShare() {
        return Math.min(allocation, limits.maxExposure());
    }
}
