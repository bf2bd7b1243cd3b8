package dev.scalpel.instruments;

import dev.scalpel.trading.VenueFilters;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * By which of a venue's rules a simulation sizes and fills.
 *
 * @param asOf since when the rules are known to hold; empty when none are stored
 */
public record SimulationRules(VenueFilters filters, Optional<Instant> asOf) {

    /** Nothing is stored of the venue's rules: anything down to eight decimals is taken, and no fee leaves dust. */
    public static final SimulationRules UNKNOWN = new SimulationRules(VenueFilters.UNKNOWN, Optional.empty());

    static SimulationRules of(InstrumentVersion version) {
        return new SimulationRules(version.rules().filters(), Optional.of(version.asOf()));
    }

    public boolean isKnown() {
        return asOf.isPresent();
    }

    /**
     * What the reader of a simulation must know of them.
     *
     * @param from the first minute simulated
     */
    public String describe(Instant from) {
        if (asOf.isEmpty()) {
            return "the venue's tick, step and minimum are not stored: anything down to 8 decimals is traded, without fee dust";
        }
        return "tick " + filters.tickSize().toPlainString() + ", step "
                + filters.stepSize().toPlainString() + ", least order " + least(filters.minNotional())
                + ": the venue's rules as of " + asOf.get()
                + (asOf.get().isAfter(from) ? ", applied to earlier bars" : "");
    }

    private static String least(BigDecimal minNotional) {
        return minNotional.signum() == 0 ? "none" : minNotional.toPlainString();
    }
}
