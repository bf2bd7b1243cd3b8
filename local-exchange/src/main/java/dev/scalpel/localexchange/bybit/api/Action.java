package dev.scalpel.localexchange.bybit.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/**
 * A call that the market supports.
 *
 * @param access what it needs
 * @param names the parameters it accepts
 * @param run its result at this instant of the market's time
 */
public record Action(Access access, Set<String> names, Run run) {

    /** What a call needs. */
    public enum Access {
        PUBLIC,
        /** A signature. */
        READ,
        /** A signature by a key that may trade. */
        TRADE
    }

    /** Computes the result of a call. */
    @FunctionalInterface
    public interface Run {
        JsonNode at(Call call, long now);
    }

    public Action {
        names = Set.copyOf(names);
    }

    public static Action open(Run run, String... names) {
        return new Action(Access.PUBLIC, Set.of(names), run);
    }

    public static Action read(Run run, String... names) {
        return new Action(Access.READ, Set.of(names), run);
    }

    public static Action trade(Run run, String... names) {
        return new Action(Access.TRADE, Set.of(names), run);
    }

    JsonNode at(Call call, long now) {
        call.requireOnly(names);
        return run.at(call, now);
    }
}
