package dev.scalpel.instruments;

import dev.scalpel.trading.VenueFilters;
import java.math.BigDecimal;
import java.util.List;

/**
 * What a venue demands of an order in one instrument. Amounts carry no trailing zeros, so that equal rules are equal.
 *
 * @param tick prices are whole multiples of it, above 0
 * @param step quantities are whole multiples of it, above 0
 * @param minNotional least price times quantity, in the quote asset; 0 where there is none
 * @param status of the market, as {@code OPEN}; {@link #NOT_LISTED} once the venue no longer lists it
 * @param orderTypes that the instrument allows, in order of the alphabet
 */
public record InstrumentRules(
        Kind kind,
        BigDecimal tick,
        BigDecimal step,
        BigDecimal minQuantity,
        BigDecimal maxQuantity,
        BigDecimal minNotional,
        String status,
        List<String> orderTypes) {

    /** What kind of thing is traded. */
    public enum Kind {
        SPOT
    }

    /** Our word for what a venue once listed and lists no more. */
    public static final String NOT_LISTED = "NOT_LISTED";

    public InstrumentRules {
        tick = plain(tick);
        step = plain(step);
        minQuantity = plain(minQuantity);
        maxQuantity = plain(maxQuantity);
        minNotional = plain(minNotional);
        orderTypes = orderTypes.stream().distinct().sorted().toList();
        if (status.isBlank()) {
            throw new IllegalArgumentException("status must not be blank");
        }
        // The same rules as a simulation and an order are held to.
        VenueFilters ignored = new VenueFilters(tick, step, minQuantity, maxQuantity, minNotional);
    }

    /** What a simulation, a size and an order are measured by. */
    public VenueFilters filters() {
        return new VenueFilters(tick, step, minQuantity, maxQuantity, minNotional);
    }

    InstrumentRules notListed() {
        return new InstrumentRules(kind, tick, step, minQuantity, maxQuantity, minNotional, NOT_LISTED, orderTypes);
    }

    private static BigDecimal plain(BigDecimal amount) {
        BigDecimal stripped = amount.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
