package dev.scalpel.portfolio.state;

/**
 * How the protective orders of a strategy get on; the orders themselves are intents of the portfolio.
 *
 * @param refusedStops how many in a row the venue has refused
 * @param refusedTargets the same of targets that are orders of their own
 * @param cancelRequests how often what rests was to be cancelled; 0 while it is to rest. It makes each request a new state, so
 *     that only the writer of that state sends it
 */
public record Protection(int refusedStops, int refusedTargets, int cancelRequests) {

    public static final Protection NONE = new Protection(0, 0, 0);

    public Protection {
        if (refusedStops < 0 || refusedTargets < 0 || cancelRequests < 0) {
            throw new IllegalArgumentException("refusedStops, refusedTargets and cancelRequests must be >= 0: "
                    + refusedStops + ", " + refusedTargets + ", " + cancelRequests);
        }
    }

    public Protection stopRefused() {
        return new Protection(refusedStops + 1, refusedTargets, cancelRequests);
    }

    public Protection targetRefused() {
        return new Protection(refusedStops, refusedTargets + 1, cancelRequests);
    }

    /** One more request to cancel what rests. */
    public Protection cancelling() {
        return new Protection(refusedStops, refusedTargets, cancelRequests + 1);
    }

    /** What rests is to rest, or nothing does. */
    public Protection settled() {
        return new Protection(refusedStops, refusedTargets, 0);
    }
}
