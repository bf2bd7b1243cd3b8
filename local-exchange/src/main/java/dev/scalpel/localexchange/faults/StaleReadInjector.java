package dev.scalpel.localexchange.faults;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.localexchange.protocol.ApiException;
import dev.scalpel.localexchange.protocol.Parameters;
import dev.scalpel.localexchange.protocol.Response;
import dev.scalpel.localexchange.protocol.Route;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The responses of reads, built from what they observe while some are delayed.
 *
 * @param <O> the account as a read observes it
 */
public final class StaleReadInjector<O> {

    /** Builds a read's response from what it observes. Must have no effects: it is run more than once. */
    @FunctionalInterface
    public interface Reading<O> {
        JsonNode run(Parameters parameters, long now, O observed);
    }

    private final ReadDelays delays;
    private final Function<Map<StaleRead, Long>, O> observation;

    /** @param observation the account as of these instants, and as it is now for kinds without one */
    public StaleReadInjector(ReadDelays delays, Function<Map<StaleRead, Long>, O> observation) {
        this.delays = delays;
        this.observation = observation;
    }

    /** A call's response from what it observes; a refusal is one as well. */
    public Route.Action reading(String route, Reading<O> reading) {
        return (parameters, now) -> {
            Outcome outcome = read(route, now, observed -> Outcome.of(() -> reading.run(parameters, now, observed)));
            return outcome.json();
        };
    }

    /**
     * The response from what the read observes. Records each kind of staleness that changed it.
     *
     * @param <T> compared by {@code equals}
     * @param reading must have no effects: it is run more than once
     */
    public <T> T read(String route, long now, Function<O, T> reading) {
        Map<StaleRead, Long> instants = delays.instants(now);
        T fresh = reading.apply(observation.apply(Map.of()));
        if (instants.isEmpty()) {
            return fresh;
        }
        instants.forEach((kind, instant) -> {
            if (!reading.apply(observation.apply(Map.of(kind, instant))).equals(fresh)) {
                delays.applied(route, kind, now - instant);
            }
        });
        return reading.apply(observation.apply(instants));
    }

    /** What a call returns or refuses. */
    private record Outcome(Response response, Optional<JsonNode> returned, Optional<ApiException> refusal) {

        static Outcome of(Supplier<JsonNode> call) {
            try {
                JsonNode json = call.get();
                return new Outcome(Response.json(json), Optional.of(json), Optional.empty());
            } catch (ApiException refused) {
                return new Outcome(Response.of(refused), Optional.empty(), Optional.of(refused));
            }
        }

        JsonNode json() {
            return returned.orElseThrow(refusal::orElseThrow);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Outcome another && response.equals(another.response);
        }

        @Override
        public int hashCode() {
            return response.hashCode();
        }
    }
}
