package dev.scalpel.signals.slot;

import dev.scalpel.signals.Signal;
import java.time.Instant;
import java.util.Comparator;

/** The place of the newest handled signal in the sequence of a strategy. */
public record HandledMark(Instant time, Instant receivedAt, String id) {

    private static final Comparator<HandledMark> ORDER = Comparator.comparing(HandledMark::time)
            .thenComparing(HandledMark::receivedAt)
            .thenComparing(HandledMark::id);

    public static HandledMark of(Signal signal) {
        return new HandledMark(signal.time(), signal.receivedAt(), signal.id());
    }

    /** Whether the signal comes after this place. */
    public boolean isBefore(Signal signal) {
        return isBefore(of(signal));
    }

    public boolean isBefore(HandledMark other) {
        return ORDER.compare(this, other) < 0;
    }
}
