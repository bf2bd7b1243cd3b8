package dev.scalpel.localexchange.faults;

import dev.scalpel.localexchange.account.Wallet;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** Which reads are delayed, by how much and until when, whatever account they observe. */
public final class ReadDelays {

    /** How far back past states of an account are known. */
    public static final Duration MAX_BEHIND = Wallet.MAX_HISTORY;

    private record Delay(long behindMillis, long until) {}

    private final Map<StaleRead, Delay> delays = new EnumMap<>(StaleRead.class);
    private final FaultInjector faults;

    public ReadDelays(FaultInjector faults) {
        this.faults = faults;
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

    /** As of when each delayed kind of data is observed now. */
    Map<StaleRead, Long> instants(long now) {
        delays.values().removeIf(delay -> delay.until() <= now);
        Map<StaleRead, Long> instants = new EnumMap<>(StaleRead.class);
        delays.forEach((kind, delay) -> instants.put(kind, now - delay.behindMillis()));
        return instants;
    }

    /** Records that a read has differed because its data were so old. */
    void applied(String route, StaleRead kind, long behindMillis) {
        faults.apply(route + " Stale[" + kind + ", " + Duration.ofMillis(behindMillis) + "]");
    }
}
