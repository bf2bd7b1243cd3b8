package dev.scalpel.trading.instrument;

import dev.scalpel.trading.Decision.StandAside;
import dev.scalpel.trading.StandAsideReason;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When a position may be opened: while the instrument is traded, and not in the last minutes before its trading ends, because
 * nothing can be closed after that. A position that a model opens is closed before the end: over a weekend the price may go
 * anywhere beyond its stop.
 *
 * @param minutesBeforeEnd that forbid an entry; 0 for none
 */
public record EntryWindow(TradingSession session, int minutesBeforeEnd) {

    public static final EntryWindow ALWAYS = new EntryWindow(TradingSession.ALWAYS_OPEN, 0);

    /**
     * No entry in so many last minutes, where nobody chose otherwise: a prediction for a quarter of an hour ends before positions
     * are closed.
     */
    public static final int DEFAULT_MINUTES = 20;

    private static final int MAX_MINUTES = 1_440;

    /** Positions end so long before the session: an exit may take more than one attempt, and spreads widen at the end. */
    private static final int FLAT_MINUTES = 5;

    public EntryWindow {
        if (minutesBeforeEnd < 0 || minutesBeforeEnd > MAX_MINUTES) {
            throw new IllegalArgumentException(
                    "minutesBeforeEnd must lie in [0, " + MAX_MINUTES + "]: " + minutesBeforeEnd);
        }
    }

    /** As it is by default for instruments of this session. */
    public static EntryWindow of(TradingSession session) {
        return session == TradingSession.ALWAYS_OPEN ? ALWAYS : new EntryWindow(session, DEFAULT_MINUTES);
    }

    /**
     * How long a position may be held that is opened in this minute: as long as wanted, but not beyond the fifth minute before the
     * session's end.
     *
     * @param minute in which the instrument is traded
     */
    public int holdMinutes(long minute, int wanted) {
        Instant time = Instant.ofEpochMilli(minute);
        return session.end(time)
                .map(end -> Duration.between(time, end).toMinutes() - FLAT_MINUTES)
                .map(left -> (int) Math.max(1, Math.min(wanted, left)))
                .orElse(wanted);
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
