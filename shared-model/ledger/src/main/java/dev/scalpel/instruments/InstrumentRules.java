package dev.scalpel.instruments;

import dev.scalpel.trading.Costs.TargetFill;
import dev.scalpel.trading.VenueFilters;
import dev.scalpel.trading.instrument.Instrument;
import java.util.List;

/**
 * An instrument as its venue described it at some time, and what the venue allowed in it. Amounts have no trailing zeros, so
 * that equal rules are equal.
 *
 * @param status of the market, such as {@code OPEN}; {@link #NOT_LISTED} once the venue no longer lists it
 * @param orderTypes allowed order types, sorted; with {@link #LIST} where a stop and a target can rest of which one cancels the other
 */
public record InstrumentRules(Instrument instrument, String status, List<String> orderTypes) {

    /** Our status of an instrument that the venue no longer lists. */
    public static final String NOT_LISTED = "NOT_LISTED";

    /** The order type of such a list. */
    public static final String LIST = "OCO";

    public InstrumentRules {
        instrument = instrument.withFilters(instrument.filters().plain());
        orderTypes = orderTypes.stream().distinct().sorted().toList();
        if (status.isBlank()) {
            throw new IllegalArgumentException("status must not be blank");
        }
    }

    /** The units and limits for simulations, sizing and orders. */
    public VenueFilters filters() {
        return instrument.filters();
    }

    /** A target rests in a list with its stop, or not at all. */
    public TargetFill target() {
        return orderTypes.contains(LIST) ? TargetFill.RESTS : TargetFill.TAKES;
    }

    InstrumentRules notListed() {
        return new InstrumentRules(instrument, NOT_LISTED, orderTypes);
    }
}
