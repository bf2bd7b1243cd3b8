package dev.scalpel.signals.slot;

import dev.scalpel.settings.value.SlotTimeFrame;
import dev.scalpel.signals.Signal;
import java.time.Duration;
import java.time.Instant;

/**
 * When the signals of a strategy are due, and until when they may be executed late.
 *
 * @param executeAfterSeconds how long after the start of a time frame its slot is, less than the time frame
 * @param maxAgeSeconds how long after its slot a signal may still be executed
 */
public record SlotSchedule(SlotTimeFrame timeFrame, int executeAfterSeconds, int maxAgeSeconds) {

    /** How long after its time a signal is executed that waits for no slot. */
    public static final Duration IMMEDIATE_MAX_AGE = Duration.ofSeconds(60);

    /** How far a sender's clock may run ahead. */
    public static final Duration MAX_AHEAD = Duration.ofSeconds(60);

    public SlotSchedule {
        if (executeAfterSeconds < 0 || (executeAfterSeconds > 0 && executeAfterSeconds >= timeFrame.seconds())) {
            throw new IllegalArgumentException("executeAfterSeconds must be >= 0 and less than the timeframe "
                    + timeFrame.text() + ": " + executeAfterSeconds);
        }
        if (maxAgeSeconds < 1) {
            throw new IllegalArgumentException("maxAgeSeconds must be >= 1: " + maxAgeSeconds);
        }
    }

    /** Signals are executed as they arrive. */
    public static SlotSchedule immediate(int maxAgeSeconds) {
        return new SlotSchedule(SlotTimeFrame.IMMEDIATE, 0, maxAgeSeconds);
    }

    /** The first slot at or after a time; the time itself where there are no slots. */
    public Instant slotFrom(Instant time) {
        if (timeFrame == SlotTimeFrame.IMMEDIATE) {
            return time;
        }
        long span = Duration.ofSeconds(timeFrame.seconds()).toMillis();
        long shift = Duration.ofSeconds(executeAfterSeconds).toMillis();
        long slots = -Math.floorDiv(-(time.toEpochMilli() - shift), span);
        return Instant.ofEpochMilli(slots * span + shift);
    }

    /** The slot at or before a time: the one that a run at this time belongs to. */
    public Instant slotBefore(Instant time) {
        Instant next = slotFrom(time);
        return next.equals(time) ? time : next.minusSeconds(timeFrame.seconds());
    }

    /** When a signal may be executed at the earliest. A stop waits for nothing. */
    public Instant due(Signal signal) {
        return signal.kind() == Signal.Kind.STOP ? signal.time() : slotFrom(signal.time());
    }

    public boolean isDue(Signal signal, Instant now) {
        return !due(signal).isAfter(now);
    }

    /** Whether a signal that is due is too old to be executed. A stop is given the time that a slot's signal has. */
    public boolean isStale(Signal signal, Instant now) {
        boolean immediate = timeFrame == SlotTimeFrame.IMMEDIATE && signal.kind() == Signal.Kind.ORDER;
        Duration most = immediate ? IMMEDIATE_MAX_AGE : Duration.ofSeconds(maxAgeSeconds);
        return due(signal).plus(most).isBefore(now);
    }

    /** The time of the oldest signals that a run has to read. What is older is refused as it arrives. */
    public Instant readFrom(Instant now) {
        return now.minusSeconds(Math.max(timeFrame.seconds(), maxAgeSeconds)).minus(MAX_AHEAD);
    }
}
