package dev.scalpel.instruments;

import dev.scalpel.trading.VenueFilters;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * The rules of a venue by which a simulation sizes and fills orders.
 *
 * @param asOf since when the rules are known to apply; empty if none are stored
 */
public record SimulationRules(VenueFilters filters, Optional<Instant> asOf) {

    /** No rules are stored: amounts have up to eight decimals, and fees leave no dust. */
    public static final SimulationRules UNKNOWN = new SimulationRules(VenueFilters.UNKNOWN, Optional.empty());

    static SimulationRules of(InstrumentVersion version) {
        return new SimulationRules(version.rules().filters(), Optional.of(version.asOf()));
    }

    public boolean isKnown() {
        return asOf.isPresent();
    }

    /**
     * Describes the rules for the report of a simulation.
     *
     * @param from the first minute simulated
     */
    public String describe(Instant from) {
        if (asOf.isEmpty()) {
            return "the venue's tick, step and minimum are not stored: anything down to 8 decimals is traded, without fee dust";
        }
        return "tick " + filters.tickSize().toPlainString() + ", step "
                + filters.stepSize().toPlainString() + ", minimum order " + minimumOrder(filters.minNotional())
                + ": the venue's rules as of " + asOf.get()
                + (asOf.get().isAfter(from) ? ", applied to earlier bars" : "");
    }

    private static String minimumOrder(BigDecimal minNotional) {
        return minNotional.signum() == 0 ? "none" : minNotional.toPlainString();
    }
}
