package dev.scalpel.trading.instrument;

import dev.scalpel.trading.Decision.StandAside;
import dev.scalpel.trading.StandAsideReason;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When a position may be opened: while the instrument is traded, and not in the last minutes before its trading ends, because
 * nothing can be closed after that.
 *
 * @param minutesBeforeEnd that forbid an entry; 0 for none
 */
public record EntryWindow(TradingSession session, int minutesBeforeEnd) {

    public static final EntryWindow ALWAYS = new EntryWindow(TradingSession.ALWAYS_OPEN, 0);

    private static final int MAX_MINUTES = 1_440;

    public EntryWindow {
        if (minutesBeforeEnd < 0 || minutesBeforeEnd > MAX_MINUTES) {
            throw new IllegalArgumentException(
                    "minutesBeforeEnd must lie in [0, " + MAX_MINUTES + "]: " + minutesBeforeEnd);
        }
    }

    /** Why no position may be opened in the minute that begins then; empty when one may. */
    public Optional<StandAside> refusal(long minute) {
        Instant time = Instant.ofEpochMilli(minute);
        if (!session.isOpen(time)) {
            return Optional.of(StandAside.because(StandAsideReason.MARKET_CLOSED));
        }
        return session.end(time)
                .map(end -> Duration.between(time, end).toMinutes())
                .filter(left -> left <= minutesBeforeEnd)
                .map(left -> StandAside.because(
                        StandAsideReason.SESSION_ENDING,
                        "minutesToSessionEnd",
                        left,
                        "sessionEndMinutes",
                        minutesBeforeEnd));
    }
}
