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

/** Which reads are delayed, by how much and until when, and the responses built from what they observe. */
public final class StaleReadInjector {

    /** Builds a read's response from what it observes. Must have no effects: it is run more than once. */
    @FunctionalInterface
    public interface Reading {
        JsonNode run(Parameters parameters, long now, ObservedAccount observed);
    }

    private record Delay(long behindMillis, long until) {}

    private final Map<StaleRead, Delay> delays = new EnumMap<>(StaleRead.class);
    private final FaultInjector faults;

    public StaleReadInjector(FaultInjector faults) {
        this.faults = faults;
    }

    public void delay(StaleRead kind, Duration behind, long until) {
        if (behind.isNegative() || behind.isZero() || behind.compareTo(Wallet.MAX_HISTORY) > 0) {
            throw new IllegalArgumentException(
                    "a read may be behind by more than 0 and at most " + Wallet.MAX_HISTORY + ", not by " + behind);
        }
        delays.put(kind, new Delay(behind.toMillis(), until));
    }

    public void end() {
        delays.clear();
    }

    /** Responds from what the read observes, and records each kind of staleness that changed the response. */
    public Route.Action reading(String route, Reading reading) {
        return (parameters, now) -> {
            delays.values().removeIf(delay -> delay.until() <= now);
            if (delays.isEmpty()) {
                return reading.run(parameters, now, ObservedAccount.CURRENT);
            }
            Response fresh = answer(reading, parameters, now, ObservedAccount.CURRENT);
            Map<StaleRead, Long> instants = new EnumMap<>(StaleRead.class);
            delays.forEach((kind, delay) -> {
                long instant = now - delay.behindMillis();
                instants.put(kind, instant);
                if (!answer(reading, parameters, now, ObservedAccount.of(Map.of(kind, instant)))
                        .equals(fresh)) {
                    faults.apply(route + " Stale[" + kind + ", " + Duration.ofMillis(delay.behindMillis()) + "]");
                }
            });
            return reading.run(parameters, now, ObservedAccount.of(instants));
        };
    }

    private static Response answer(Reading reading, Parameters parameters, long now, ObservedAccount observed) {
        try {
            return Response.json(reading.run(parameters, now, observed));
        } catch (ApiException refusal) {
            return Response.of(refusal);
        }
    }
}
