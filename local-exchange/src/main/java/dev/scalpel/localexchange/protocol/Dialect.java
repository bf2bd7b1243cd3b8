package dev.scalpel.localexchange.protocol;

import java.util.Optional;

/** How a venue's API reads requests and writes responses. Its methods are called by one request at a time. */
public interface Dialect {

    /** Executes a request that arrives at this instant of the market's time, in milliseconds. */
    Response answer(Request request, long now);

    /**
     * Executes a request that has arrived before, without counting it against limits again. Its time stamp is checked as of
     * {@code now}: one that has become too old is dropped.
     */
    Response execute(Request request, long now);

    /** Whether the request can change orders, so that its execution can be delayed. */
    boolean changesOrders(Request request);

    /** What the venue responds while it does not know whether a request will be executed. */
    Response outcomeUnknown();

    /** The other side of a connection by WebSocket; empty where the venue has none at this path. */
    default Optional<Conversation> converse(Request request) {
        return Optional.empty();
    }

    /** What the server itself responds to a request that must not reach the market. */
    Response refusal(int status, String message);
}
