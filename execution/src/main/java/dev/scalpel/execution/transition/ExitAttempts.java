package dev.scalpel.execution.transition;

import dev.scalpel.execution.state.VenueBooks;
import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.Intent.Kind;
import dev.scalpel.ledger.Intent.Status;
import java.time.Duration;

/** When the next exit may be sent after refused ones. Pure. */
final class ExitAttempts {

    /** After this many the operator must act; a close request or a resume resets the count. */
    static final int MAX_REFUSED_EXITS = 30;

    private static final Duration INITIAL_BACK_OFF = Duration.ofSeconds(20);
    private static final Duration MAX_BACK_OFF = Duration.ofMinutes(10);

    private ExitAttempts() {}

    static boolean areExhausted(VenueBooks books) {
        return books.execution().refusedExits() >= MAX_REFUSED_EXITS;
    }

    /**
     * Whether the next exit could open a position: the last one was never acknowledged and may have been executed, at a venue whose
     * orders do not only reduce. Once that can be ruled out, or the account's comparison has found it, this is over.
     */
    static boolean mayOpen(VenueBooks books, VenueSnapshot snapshot) {
        return snapshot.closesMayOpen()
                && books.of(Kind.EXIT).stream().anyMatch(exit -> exit.mayTurnUp(snapshot.venueMillis()));
    }

    /** The first refusal may be due to outdated filters, which are read again: it is retried at once. */
    static long nextTime(VenueBooks books) {
        int refused = books.execution().refusedExits();
        long last = books.of(Kind.EXIT).stream()
                .filter(exit -> exit.status() == Status.REJECTED)
                .mapToLong(Intent::signedTimestamp)
                .max()
                .orElse(0);
        if (refused < 2) {
            return last;
        }
        long backOff = INITIAL_BACK_OFF.toMillis() << Math.min(refused - 2, 10);
        return last + Math.min(backOff, MAX_BACK_OFF.toMillis());
    }
}
