package dev.scalpel.trading.instrument;

import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Symbol;
import dev.scalpel.trading.VenueFilters;
import java.time.Duration;
import java.util.Optional;

/**
 * An instrument: what is traded, in which units, and when. Base and quote asset are those of its symbol.
 *
 * @param settlement the asset in which profit and loss are paid: the quote asset of a spot pair
 * @param filters tick, step, minimums and multiplier
 * @param shortable whether the venue opens short positions in it
 * @param fundingInterval the time between two fundings; empty for an instrument without, and only a perpetual has any
 */
public record Instrument(
        InstrumentId id,
        InstrumentKind kind,
        String settlement,
        VenueFilters filters,
        TradingSession session,
        boolean shortable,
        Optional<Duration> fundingInterval) {

    public Instrument {
        if (settlement.isBlank()) {
            throw new IllegalArgumentException("settlement of " + id + " must name an asset");
        }
        if (kind == InstrumentKind.SPOT && !settlement.equals(id.symbol().quote())) {
            throw new IllegalArgumentException("a spot pair settles in its quote asset "
                    + id.symbol().quote() + ", not in " + settlement + ": " + id);
        }
        if (fundingInterval.isPresent() != (kind == InstrumentKind.PERPETUAL)) {
            throw new IllegalArgumentException("a perpetual has a funding interval, and nothing else has: " + id + ", "
                    + kind + ", " + fundingInterval);
        }
        fundingInterval
                .filter(interval -> interval.compareTo(Duration.ofMinutes(1)) < 0)
                .ifPresent(interval -> {
                    throw new IllegalArgumentException("fundingInterval must be >= 1 minute: " + interval);
                });
    }

    /** A spot pair: settled in its quote asset, traded at all times, only sold after it was bought. */
    public static Instrument spot(InstrumentId id, VenueFilters filters) {
        return new Instrument(
                id,
                InstrumentKind.SPOT,
                id.symbol().quote(),
                filters,
                TradingSession.ALWAYS_OPEN,
                false,
                Optional.empty());
    }

    /** Its name at its venue. */
    public Symbol symbol() {
        return id.symbol();
    }

    /** The same instrument with other limits. */
    public Instrument withFilters(VenueFilters other) {
        return new Instrument(id, kind, settlement, other, session, shortable, fundingInterval);
    }
}
