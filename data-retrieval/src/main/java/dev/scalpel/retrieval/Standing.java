package dev.scalpel.retrieval;

import java.time.Instant;
import java.util.Optional;

/**
 * Whether the venue may be asked.
 *
 * @param closedBecause why not; empty where it may
 * @param all whether that holds for every symbol, not only for the one that was asked for
 * @param until the end of a pause
 */
record Standing(Optional<String> closedBecause, boolean all, Optional<Instant> until) {

    static final Standing OPEN = new Standing(Optional.empty(), false, Optional.empty());

    static Standing closedToOne(String why) {
        return new Standing(Optional.of(why), false, Optional.empty());
    }

    static Standing closedToAll(String why) {
        return new Standing(Optional.of(why), true, Optional.empty());
    }

    static Standing pausedUntil(Instant end) {
        return new Standing(Optional.of("rate-limited by the venue until " + end), true, Optional.of(end));
    }

    boolean isOpen() {
        return closedBecause.isEmpty();
    }

    Standing forOthers() {
        return all ? this : OPEN;
    }
}
