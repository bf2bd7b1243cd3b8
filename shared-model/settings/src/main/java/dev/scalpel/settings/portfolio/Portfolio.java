package dev.scalpel.settings.portfolio;

import dev.scalpel.settings.value.AllocationPolicy;
import dev.scalpel.settings.value.DriftPolicy;
import dev.scalpel.settings.value.LiveConfirmation;
import dev.scalpel.settings.value.Mode;
import dev.scalpel.settings.value.PortfolioLimits;
import dev.scalpel.settings.value.SlotTimeFrame;
import dev.scalpel.settings.value.Valuation;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Strategies that share one account.
 *
 * @param venue where it is not that of all settings
 * @param mode where it is not that of all settings
 * @param incrementBp how far beyond the best price an order's limit lies
 * @param attempts of an order before a close goes at market, and an entry ends with what it has
 * @param inSession whether an entry is refused outside the trading session of its instrument, and at its end
 * @param limits its own limits on entries
 * @param strategies in the order of the settings
 */
public record Portfolio(
        String name,
        Optional<String> venue,
        Optional<Mode> mode,
        Optional<LiveConfirmation> liveConfirmation,
        String quote,
        AllocationPolicy allocation,
        Valuation valuation,
        SlotTimeFrame timeFrame,
        int executeAfterSeconds,
        BigDecimal incrementBp,
        int attempts,
        DriftPolicy onDrift,
        boolean inSession,
        PortfolioLimits limits,
        List<PortfolioStrategy> strategies) {

    public Portfolio {
        strategies = List.copyOf(strategies);
    }

    /** The same with one of its strategies alone. */
    public Portfolio only(String strategy) {
        return new Portfolio(
                name,
                venue,
                mode,
                liveConfirmation,
                quote,
                allocation,
                valuation,
                timeFrame,
                executeAfterSeconds,
                incrementBp,
                attempts,
                onDrift,
                inSession,
                limits,
                strategies.stream().filter(each -> each.name().equals(strategy)).toList());
    }
}
