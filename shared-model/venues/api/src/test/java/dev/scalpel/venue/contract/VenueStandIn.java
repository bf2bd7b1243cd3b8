package dev.scalpel.venue.contract;

import dev.scalpel.market.Bar;
import dev.scalpel.market.Symbol;
import dev.scalpel.venue.adapter.VenueAdapter;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A server on loopback that speaks a venue's API, as strict as the venue, for the contract. It has its own clock, which
 * only {@link #advance} moves. One account with enough of the quote asset for a few orders of one unit, and nothing else.
 * A class of its own with a public constructor without parameters: the contract also runs it in another process.
 */
public interface VenueStandIn extends AutoCloseable {

    /** A stop of a long position at 98.5 and one of a short position at 104.5 are both reached within this time. */
    Duration STOPS_WITHIN = Duration.ofMinutes(5);

    VenueAdapter adapter();

    /** Where the stand-in listens. */
    URI address();

    /** The venue's clock. A minute has begun and not yet ended when the stand-in starts. */
    Clock clock();

    void advance(Duration time);

    /**
     * What is listed and traded. Its price is between 98.5 and 104.5 at the start and from 90 to 110 while the contract
     * runs.
     */
    Symbol symbol();

    /** What the contract orders, and fifths of it: more than 1 where the venue trades whole units only. */
    default BigDecimal unit() {
        return BigDecimal.ONE;
    }

    /**
     * The closed bars of the symbol at the start, oldest first: at least 120 minutes, with at least one minute in between
     * that has none.
     */
    List<Bar> closedBars();

    /** The environment variables that hold the credentials. */
    Map<String, String> environment();

    /** What must not appear in anything written: keys, secrets, tokens. */
    List<String> secrets();

    /** The form of a signature, which must not be written either; matches nothing where requests are not signed. */
    Pattern signature();

    /** The next request meets this fault, then no other does. */
    void failNext(VenueFault fault);

    /** Whether a reduce-only stop is refused at once while there is no position, instead of resting without effect. */
    boolean refusesStopsWithoutPosition();

    /** How many requests have met a fault. */
    int faultsMet();

    /** How many orders the venue has accepted from anyone, ended ones included. */
    int acceptedOrders();

    @Override
    void close();
}
