package dev.scalpel.execution.transition;

import dev.scalpel.execution.state.RoundTrip;
import dev.scalpel.execution.state.VenueBooks;
import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.Intent.Kind;
import dev.scalpel.ledger.Intent.Status;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** What the reports about intents change in the books. Pure. */
public final class IntentTransitions {

    private IntentTransitions() {}

    /**
     * With these reports. Counts confirmed refusals of exits and keeps only the last refused exit, whose time and attempt
     * are still needed.
     *
     * @param reported the intents of the books with what the venue has reported now
     */
    public static VenueBooks reconciled(VenueBooks books, List<Intent> reported) {
        int more = refusedExits(reported).size() - refusedExits(books.intents()).size();
        List<Intent> refused = refusedExits(reported);
        List<Intent> kept = new ArrayList<>(reported);
        kept.removeAll(refused.subList(0, Math.max(0, refused.size() - 1)));
        return VenueClosings.withoutOurs(books.withIntents(kept))
                .withExecution(
                        books.execution().withRefusedExits(books.execution().refusedExits() + more));
    }

    /**
     * With look-ups of intents that were given up or refused. If one of them has closed a part of the position, exits were
     * refused because of it: explained, so the rest can be closed now.
     */
    public static VenueBooks rechecked(VenueBooks books, List<Intent> reported) {
        VenueBooks after = VenueClosings.withoutOurs(books.withIntents(reported));
        boolean explained = exitedQuantity(after).compareTo(exitedQuantity(books)) > 0;
        return explained ? after.withExecution(after.execution().withRefusedExits(0)) : after;
    }

    private static BigDecimal exitedQuantity(VenueBooks books) {
        return RoundTrip.quantity(books.roundTrip().exited());
    }

    private static List<Intent> refusedExits(List<Intent> intents) {
        return intents.stream()
                .filter(intent -> intent.kind() == Kind.EXIT && intent.status() == Status.REJECTED)
                .toList();
    }

    /** Whether the venue may still report more about this intent. */
    public static boolean isInDoubt(Intent intent) {
        return intent.status().unresolved()
                && (!intent.acknowledged() || intent.open().isEmpty());
    }

    /** Whether the venue may still report more about any intent. */
    public static boolean anyInDoubt(VenueBooks books) {
        return books.intents().stream().anyMatch(IntentTransitions::isInDoubt);
    }

    /** Nothing that is unresolved is waited for any more. */
    static VenueBooks lapsed(VenueBooks books) {
        return books.withEachIntent(intent -> intent.status().unresolved() ? intent.withStatus(Status.LAPSED) : intent);
    }
}
