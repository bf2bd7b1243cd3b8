package dev.scalpel.instruments;

import dev.scalpel.trading.Costs;
import dev.scalpel.trading.Costs.TargetFill;
import dev.scalpel.trading.VenueFilters;
import dev.scalpel.trading.instrument.EntryWindow;
import dev.scalpel.trading.instrument.Instrument;
import dev.scalpel.trading.instrument.InstrumentKind;
import dev.scalpel.trading.instrument.TradingSession;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The rules of a venue by which a simulation sizes and fills orders.
 *
 * @param kind of the instrument
 * @param session when the instrument is traded
 * @param fundingInterval between two fundings; empty for an instrument without
 * @param target whether targets rest
 * @param asOf since when the rules are known to apply; empty if none are stored
 */
public record SimulationRules(
        InstrumentKind kind,
        VenueFilters filters,
        TradingSession session,
        Optional<Duration> fundingInterval,
        TargetFill target,
        Optional<Instant> asOf) {

    /** No rules are stored: amounts have up to eight decimals, fees leave no dust, and targets rest. */
    public static final SimulationRules UNKNOWN = new SimulationRules(
            InstrumentKind.SPOT,
            VenueFilters.UNKNOWN,
            TradingSession.ALWAYS_OPEN,
            Optional.empty(),
            TargetFill.RESTS,
            Optional.empty());

    static SimulationRules of(InstrumentVersion version) {
        Instrument instrument = version.rules().instrument();
        return new SimulationRules(
                instrument.kind(),
                instrument.filters(),
                instrument.session(),
                instrument.fundingInterval(),
                version.rules().target(),
                Optional.of(version.asOf()));
    }

    /** These costs with their funding at the instrument's own time stamps, where it has any, and with its kind of target. */
    public Costs costs(Costs assumed) {
        return fundingInterval
                .map(interval -> assumed.withFunding(assumed.funding().every(Math.toIntExact(interval.toMinutes()))))
                .orElse(assumed)
                .withTarget(target);
    }

    /** @param minutesBeforeEnd of a trading session that forbid an entry */
    public EntryWindow entryWindow(int minutesBeforeEnd) {
        return new EntryWindow(session, minutesBeforeEnd);
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
