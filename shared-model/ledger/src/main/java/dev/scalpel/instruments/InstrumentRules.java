package dev.scalpel.instruments;

import dev.scalpel.trading.VenueFilters;
import java.math.BigDecimal;
import java.util.List;

/**
 * The rules of a venue for orders in one instrument. Amounts have no trailing zeros, so that equal rules are equal.
 *
 * @param tick prices are whole multiples of it, above 0
 * @param step quantities are whole multiples of it, above 0
 * @param minNotional minimum price times quantity, in the quote asset; 0 if there is none
 * @param status of the market, such as {@code OPEN}; {@link #NOT_LISTED} once the venue no longer lists it
 * @param orderTypes allowed order types, sorted
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

    /** The type of instrument. */
    public enum Kind {
        SPOT
    }

    /** Our status of an instrument that the venue no longer lists. */
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
        // Validates with the rules of simulations and orders.
        VenueFilters ignored = new VenueFilters(tick, step, minQuantity, maxQuantity, minNotional);
    }

    /** The limits for simulations, sizing and orders. */
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
