package dev.scalpel.execution.state;

import dev.scalpel.execution.state.StateRepository.LoadedState;
import dev.scalpel.ledger.Intent;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.portfolio.log.InstrumentOrders;
import dev.scalpel.portfolio.log.OrderRow;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Writes the orders of a symbol that have ended to the ledger. A row follows from the stored state alone, which keeps the orders of a trade
 * until the next entry: so a process that was killed leaves nothing out, and what is written twice is the same. It is written at the end
 * of a minute, after what protects a position, and at the latest before a state is stored that no longer has the order.
 */
public final class EndedOrders {

    private final InstrumentOrders ledger;

    /** An optimisation only: another process merges the same rows once more, which changes nothing. */
    private final Map<InstrumentId, List<OrderRow>> merged = new ConcurrentHashMap<>();

    public EndedOrders(InstrumentOrders ledger) {
        this.ledger = ledger;
    }

    /** Merges what has ended by the stored state. */
    public void merge(LoadedState stored) {
        merge(stored.instrument(), stored.state());
    }

    /**
     * Merges before the next state is stored, if that forgets an order.
     *
     * @param known what is known before the next state: more than is stored
     */
    public void mergeBefore(LoadedState stored, SymbolState known, SymbolState next) {
        for (SymbolState before : List.of(stored.state(), known)) {
            if (forgets(before, next)) {
                merge(stored.instrument(), before);
            }
        }
    }

    private void merge(InstrumentId instrument, SymbolState state) {
        List<OrderRow> there = merged.getOrDefault(instrument, List.of());
        List<OrderRow> rows = rows(state);
        List<OrderRow> more = rows.stream().filter(row -> !there.contains(row)).toList();
        if (!more.isEmpty()) {
            ledger.add(instrument, more);
            merged.put(instrument, rows);
        }
    }

    /** What the venue refused, and what is sent once more as another order, was never there. */
    private static boolean forgets(SymbolState before, SymbolState next) {
        Set<String> kept = next.intents().stream().map(Intent::clientId).collect(Collectors.toSet());
        return before.intents().stream()
                .anyMatch(intent -> intent.status() != Intent.Status.REJECTED && !kept.contains(intent.clientId()));
    }

    private static List<OrderRow> rows(SymbolState state) {
        Optional<VenueState> venue =
                state.execution().filter(VenueState.class::isInstance).map(VenueState.class::cast);
        return venue.stream()
                .flatMap(at -> state.intents().stream()
                        .filter(intent -> hasEnded(state, intent))
                        .map(intent -> row(state, at, intent)))
                .toList();
    }

    /** What the venue did by itself may yet turn out to have been an order of ours, until the position is closed. */
    private static boolean hasEnded(SymbolState state, Intent intent) {
        return !intent.status().unresolved()
                && (intent.kind() != Intent.Kind.BY_VENUE || state.position().isEmpty());
    }

    private static OrderRow row(SymbolState state, VenueState venue, Intent intent) {
        return OrderRow.of(
                intent,
                venue.mode().name().toLowerCase(Locale.ROOT),
                state.symbol(),
                OrderRow.Purpose.of(intent.kind()),
                venue.multiplier(),
                Optional.empty(),
                OrderRow.endOf(intent),
                revision(intent));
    }

    /** How much is known of it, which only grows: reports that come late make a later version of the row. */
    private static long revision(Intent intent) {
        return (long) intent.orders().size() + intent.fills().size();
    }
}
