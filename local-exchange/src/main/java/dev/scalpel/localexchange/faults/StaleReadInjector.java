package dev.scalpel.localexchange.faults;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.localexchange.account.Wallet;
import dev.scalpel.localexchange.protocol.ApiException;
import dev.scalpel.localexchange.protocol.Parameters;
import dev.scalpel.localexchange.protocol.Response;
import dev.scalpel.localexchange.protocol.Route;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Which reads are delayed, by how much and until when, and the responses built from what they observe.
 *
 * @param <O> the account as a read observes it
 */
public final class StaleReadInjector<O> {

    /** How far back past states of the account are known. */
    public static final Duration MAX_BEHIND = Wallet.MAX_HISTORY;

    /** Builds a read's response from what it observes. Must have no effects: it is run more than once. */
    @FunctionalInterface
    public interface Reading<O> {
        JsonNode run(Parameters parameters, long now, O observed);
    }

    private record Delay(long behindMillis, long until) {}

    private final Map<StaleRead, Delay> delays = new EnumMap<>(StaleRead.class);
    private final FaultInjector faults;
    private final Function<Map<StaleRead, Long>, O> observation;

    /** @param observation the account as of these instants, and as it is now for kinds without one */
    public StaleReadInjector(FaultInjector faults, Function<Map<StaleRead, Long>, O> observation) {
        this.faults = faults;
        this.observation = observation;
    }

    public void delay(StaleRead kind, Duration behind, long until) {
        if (behind.isNegative() || behind.isZero() || behind.compareTo(MAX_BEHIND) > 0) {
            throw new IllegalArgumentException(
                    "a read may be behind by more than 0 and at most " + MAX_BEHIND + ", not by " + behind);
        }
        delays.put(kind, new Delay(behind.toMillis(), until));
    }

    public void end() {
        delays.clear();
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
        delays.values().removeIf(delay -> delay.until() <= now);
        T fresh = reading.apply(observation.apply(Map.of()));
        if (delays.isEmpty()) {
            return fresh;
        }
        Map<StaleRead, Long> instants = new EnumMap<>(StaleRead.class);
        delays.forEach((kind, delay) -> {
            long instant = now - delay.behindMillis();
            instants.put(kind, instant);
            if (!reading.apply(observation.apply(Map.of(kind, instant))).equals(fresh)) {
                faults.apply(route + " Stale[" + kind + ", " + Duration.ofMillis(delay.behindMillis()) + "]");
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
