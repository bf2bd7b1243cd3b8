package dev.scalpel.costs.margin;

import dev.scalpel.funding.FundingSeries;
import dev.scalpel.instruments.SimulationRules;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.store.StoreException;
import dev.scalpel.store.funding.FundingRepository;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.Costs.TargetFill;
import java.time.Instant;

/**
 * Completes the costs of trading by those of holding: the funding rates that were paid, and the margin. Backtests, trainings,
 * evidence, learning and paper trading use it, so that all of them simulate the same position.
 */
public final class SimulationCosts {

    private final FundingRepository funding;
    private final SimulationMargin margin;

    public SimulationCosts(FundingRepository funding, SimulationMargin margin) {
        this.funding = funding;
        this.margin = margin;
    }

    /**
     * The costs of a period with its funding rates, and with the margin at its end. Nothing is read of an instrument without
     * funding. One whose rules are not stored is a perpetual if funding rates of it are.
     *
     * @param rules as of the end of the period
     * @throws LeverageNotAllowedException when no margin tier allows the leverage of the settings
     * @throws StoreException if what is stored cannot be read
     */
    public Costs of(InstrumentId instrument, SimulationRules rules, Costs trading, Instant from, Instant to) {
        FundingSeries rates = funding(instrument, rules, from, to);
        boolean perpetual = rules.fundingInterval().isPresent() || !rates.isEmpty();
        Costs known = rules.costs(trading).withFundingRates(rates).withMargin(margin.of(instrument, perpetual, to));
        // No venue of perpetuals lets a target rest beside a stop of the same position.
        return perpetual && !rules.isKnown() ? known.withTarget(TargetFill.TAKES) : known;
    }

    /** The stored rates of {@code [from, to)}; none of an instrument without funding. */
    public FundingSeries funding(InstrumentId instrument, SimulationRules rules, Instant from, Instant to) {
        return rules.isKnown() && rules.fundingInterval().isEmpty()
                ? FundingSeries.NONE
                : FundingSeries.of(funding.read(instrument, from.toEpochMilli(), to.toEpochMilli()));
    }
}
