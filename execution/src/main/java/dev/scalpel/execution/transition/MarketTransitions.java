package dev.scalpel.execution.transition;

import dev.scalpel.execution.state.MarketOutage;
import dev.scalpel.execution.state.MarketOutage.State;
import dev.scalpel.execution.state.VenueBooks;
import java.util.Optional;

/** A market that takes no orders, or takes them again. Pure. {@code now} is epoch milliseconds of our clock. */
public final class MarketTransitions {

    private MarketTransitions() {}

    /** Whether the status of a market that took no orders has to be read before the next order. */
    public static boolean isCheckDue(VenueBooks books, long now) {
        return books.execution()
                .marketOutage()
                .filter(outage -> outage.isDue(now))
                .isPresent();
    }

    /** After its status was read. */
    public static VenueBooks checked(VenueBooks books, boolean takesOrders, long now) {
        return with(
                books,
                books.execution()
                        .marketOutage()
                        .filter(outage -> !takesOrders)
                        .map(outage -> outage.observedAgain(State.CLOSED, now)));
    }

    /** After the venue has reported that it does not list the symbol. */
    public static VenueBooks notListed(VenueBooks books, long now) {
        MarketOutage outage = books.execution()
                .marketOutage()
                .map(known -> known.isDue(now) || known.state() != State.NOT_LISTED
                        ? known.observedAgain(State.NOT_LISTED, now)
                        : known)
                .orElse(new MarketOutage(State.NOT_LISTED, now, now));
        return with(books, Optional.of(outage));
    }

    private static VenueBooks with(VenueBooks books, Optional<MarketOutage> outage) {
        return books.withExecution(books.execution().withMarketOutage(outage));
    }
}
