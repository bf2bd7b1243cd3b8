package dev.scalpel.benchmarks.faults.venues;

import dev.scalpel.localexchange.SpotExchange;
import dev.scalpel.localexchange.account.Commission;
import dev.scalpel.localexchange.market.Filters;
import dev.scalpel.localexchange.market.Listing;
import dev.scalpel.market.Symbol;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A spot venue that a storm can run on: its stand-in, and what it answers when something fails. */
public interface SpotVenue {

    /** As the settings and the option of the benchmark name it. */
    String name();

    SpotExchange start(Clock clock, List<Listing> listings);

    SpotFaults faults();

    /**
     * Whether the response to an order or a cancel says only that it has arrived, or leaves out the trades. Then reads alone show
     * what became of it, and while they are stale nobody can know.
     */
    default boolean acknowledgesOnly() {
        return false;
    }

    /** What requests count against the venue's limit, by {@code GET /path}; others count 1. */
    default Map<String, Integer> weights() {
        return Map.of();
    }

    /** 10 bp, charged in what the venue charges it: in what an order receives, unless it says otherwise. */
    default Commission commission() {
        return Commission.of("0.001");
    }

    /** The filters of a listing, as far as the venue has them. */
    default Filters filters(Filters listed) {
        return listed;
    }

    /** Fees and kinds of order that differ between accounts and symbols of the venue, fixed by the seed of a storm. */
    default void vary(SpotExchange exchange, List<Symbol> symbols, long seed) {}

    /** The environment variables that hold the credentials. */
    default Map<String, String> environment(SpotExchange exchange) {
        return Map.of(
                "SCALPEL_API_KEY",
                exchange.apiKey().key(),
                "SCALPEL_API_SECRET",
                exchange.apiKey().secret());
    }

    static Optional<SpotVenue> named(String name) {
        return all().stream().filter(venue -> venue.name().equals(name)).findFirst();
    }

    static List<SpotVenue> all() {
        return List.of(new BinanceSpot(), new BybitSpot(), new CoinbaseSpot(), new GeminiSpot());
    }
}
