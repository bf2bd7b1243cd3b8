package dev.scalpel.localexchange.bybit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/**
 * A call that the market supports.
 *
 * @param access what it needs
 * @param names the parameters it accepts
 * @param run its result at this instant of the market's time
 */
record Action(Access access, Set<String> names, Run run) {

    enum Access {
        PUBLIC,
        /** A signature. */
        READ,
        /** A signature by a key that may trade. */
        TRADE
    }

    @FunctionalInterface
    interface Run {
        JsonNode at(Call call, long now);
    }
}
