package dev.scalpel.execution.venue;

import dev.scalpel.execution.context.ExecutionConfig;
import dev.scalpel.execution.context.SymbolContext;
import dev.scalpel.execution.engine.VenueAction;
import dev.scalpel.execution.state.ExecutionState;
import dev.scalpel.execution.state.ExecutionState.Leaving;
import dev.scalpel.execution.state.MarketOutage;
import dev.scalpel.execution.state.RoundTrip;
import dev.scalpel.execution.state.SymbolStateBuilder;
import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.Intent.Kind;
import dev.scalpel.ledger.Intent.Status;
import dev.scalpel.ledger.OrderReport;
import dev.scalpel.trading.ExitReason;
import dev.scalpel.trading.Position;
import dev.scalpel.venue.trading.OrderRules;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The one next thing to do about an entry or a position: nothing, cancel, protect, leave. When there is nothing left to
 * do, a stop rests for all that is held, or an exit is under way, or {@link #problem} says why not.
 */
final class PositionManager {

    /** Then a person must look; a halt or a resume begins to count anew. */
    static final int MAX_REFUSED_EXITS = 30;

    private static final Duration FIRST_BACK_OFF = Duration.ofSeconds(20);
    private static final Duration LONGEST_BACK_OFF = Duration.ofMinutes(10);

    private final SymbolContext situation;
    private final ExecutionConfig rules;
    private final SymbolStateBuilder draft;
    private final VenueSnapshot facts;

    PositionManager(SymbolContext situation, ExecutionConfig rules, SymbolStateBuilder draft, VenueSnapshot facts) {
        this.situation = situation;
        this.rules = rules;
        this.draft = draft;
        this.facts = facts;
    }

    Optional<VenueAction> next() {
        Optional<Intent> entry = unresolved(Kind.ENTRY).stream().findFirst();
        if (entry.isPresent()) {
            return cancelRest(entry.get());
        }
        // What may yet arrive at the venue, or is not reported in full, must be waited for, or two orders sell the same
        // coins.
        if (draft.position().isEmpty() || !unresolved(Kind.EXIT).isEmpty() || isInDoubt()) {
            return Optional.empty();
        }
        Position position = draft.position().get().position();
        Optional<Leaving> leaving = draft.notes()
                .leaving()
                .or(() -> new ExitRules(
                                position,
                                of(Kind.PROTECTION),
                                facts,
                                rules.execution().stopTimeoutSeconds(),
                                draft.notes().closing() == ExecutionState.Closing.AT_VENUE)
                        .why(situation));
        leaving.ifPresent(why -> draft.notes(draft.notes().leaving(why)));
        if (draft.notes().market().isPresent()) {
            return Optional.empty();
        }
        if (leaving.isPresent()) {
            return unresolved(Kind.PROTECTION).isEmpty() ? leave() : cancelProtection();
        }
        if (unresolved(Kind.PROTECTION).isEmpty()) {
            return protect(position);
        }
        // A target without its stop: the venue cancels one leg of a list when the other fills, even in part.
        BigDecimal coverable = held().min(facts.filters().maxQuantity());
        return covers(coverable) ? Optional.empty() : cancelProtection();
    }

    /**
     * Why what is held is neither covered by a resting stop nor on its way out; empty while it is. Asked when there is
     * nothing left to do.
     */
    Optional<String> problem() {
        boolean leaving = !unresolved(Kind.EXIT).isEmpty() || stops().anyMatch(OrderReport::triggered);
        if (draft.position().isEmpty() || leaving) {
            return Optional.empty();
        }
        if (covers(held())) {
            return draft.notes().leaving().isPresent() && draft.notes().market().isPresent()
                    ? Optional.of("the position in " + situation.symbol() + " is not closed: " + hindrance())
                    : Optional.empty();
        }
        if (covers(facts.filters().maxQuantity())) {
            return Optional.of("no stop rests for all of "
                    + facts.filters().floorQuantity(held()).toPlainString() + " "
                    + situation.symbol().base() + " of " + situation.symbol() + ": the venue takes orders of "
                    + facts.filters().maxQuantity().toPlainString() + " at most");
        }
        return Optional.of("no stop rests for " + sellable().toPlainString() + " "
                + situation.symbol().base() + " of " + situation.symbol() + ": " + hindrance());
    }

    private String hindrance() {
        Optional<MarketOutage> market = draft.notes().market();
        if (market.isPresent()) {
            return "its market takes no orders since "
                    + Instant.ofEpochMilli(market.get().since()) + "; it is tried again each minute";
        }
        if (draft.notes().refusedExits() >= MAX_REFUSED_EXITS) {
            return "the venue has refused " + MAX_REFUSED_EXITS
                    + " exits, and no more are sent: look at the account, then resume trading";
        }
        return draft.notes().refusedExits() > 0
                ? "the venue has refused to sell it " + draft.notes().refusedExits() + " times; the next attempt is at "
                        + Instant.ofEpochMilli(nextExit())
                : "the venue has not answered yet; the next minute goes on";
    }

    /** Dust that is carried along needs no stop; what was bought does. */
    private boolean covers(BigDecimal amount) {
        return covered().compareTo(facts.filters().floorQuantity(amount)) >= 0;
    }

    private BigDecimal covered() {
        return stops().map(stop -> stop.quantity().subtract(stop.filledQuantity()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private Stream<OrderReport> stops() {
        return unresolved(Kind.PROTECTION).stream()
                .flatMap(protection -> protection.open().stream())
                .filter(OrderReport::isStop);
    }

    /** A protection that may yet arrive, or that is over and of whose executions not all are listed yet. */
    private boolean isInDoubt() {
        return unresolved(Kind.PROTECTION).stream()
                .anyMatch(protection -> protection.open().isEmpty());
    }

    /** An entry that rests: what has not filled in time, or only in part, is taken out. */
    private Optional<VenueAction> cancelRest(Intent entry) {
        boolean tooOld = facts.venueMillis() - entry.signedTimestamp()
                >= rules.execution().makerTimeoutSeconds() * 1_000L;
        boolean begun = !entry.fills().isEmpty();
        boolean unwanted = situation.halted() || draft.notes().closing() == ExecutionState.Closing.AT_VENUE;
        return tooOld || begun || unwanted
                ? entry.open().stream().findFirst().map(VenueAction.Cancel::new)
                : Optional.empty();
    }

    private Optional<VenueAction> cancelProtection() {
        return unresolved(Kind.PROTECTION).stream()
                .flatMap(protection -> protection.open().stream())
                .findFirst()
                .map(VenueAction.Cancel::new);
    }

    /** A protection, or, where the venue would not take one of this size, the way out. */
    private Optional<VenueAction> protect(Position position) {
        Intent protection = ExitOrders.protection(
                situation.symbol(), position, sellable(), nextAttempt(Kind.PROTECTION), facts, rules);
        if (OrderRules.refusal(protection, facts.filters()).isPresent()) {
            draft.notes(draft.notes()
                    .leaving(new Leaving(ExitReason.HALT, facts.quote().bid(), position.decisionTime())));
            return leave();
        }
        draft.add(protection);
        return Optional.of(new VenueAction.Send(protection));
    }

    private Optional<VenueAction> leave() {
        boolean exhausted = draft.notes().refusedExits() >= MAX_REFUSED_EXITS;
        if (exhausted || facts.venueMillis() < nextExit() || sellable().signum() == 0) {
            return Optional.empty();
        }
        long bar = draft.position().orElseThrow().position().decisionTime();
        Intent exit = ExitOrders.exit(situation.symbol(), bar, sellable(), nextAttempt(Kind.EXIT), facts, rules);
        draft.add(exit);
        return Optional.of(new VenueAction.Send(exit));
    }

    /** The first refusal may come from filters that have changed and are read anew: it is followed up at once. */
    private long nextExit() {
        int refused = draft.notes().refusedExits();
        long last = of(Kind.EXIT).stream()
                .filter(exit -> exit.status() == Status.REJECTED)
                .mapToLong(Intent::signedTimestamp)
                .max()
                .orElse(0);
        if (refused <= 1) {
            return last;
        }
        long backOff = FIRST_BACK_OFF.toMillis() << Math.min(refused - 2, 10);
        return last + Math.min(backOff, LONGEST_BACK_OFF.toMillis());
    }

    private int nextAttempt(Kind kind) {
        return of(kind).stream().mapToInt(Intent::attempt).max().orElse(0) + 1;
    }

    /** By our books and with the dust of earlier trades, in whole steps. */
    private BigDecimal sellable() {
        BigDecimal all = held().add(draft.notes().dust());
        return facts.filters()
                .floorQuantity(all.min(facts.filters().maxQuantity()))
                .max(BigDecimal.ZERO);
    }

    /** Of the open trade, at the venue. */
    private BigDecimal held() {
        return new RoundTrip(situation.symbol(), draft.intents())
                .held()
                .subtract(draft.notes().books().taken());
    }

    private List<Intent> of(Kind kind) {
        return draft.intents().stream().filter(intent -> intent.kind() == kind).toList();
    }

    private List<Intent> unresolved(Kind kind) {
        return of(kind).stream().filter(intent -> intent.status().unresolved()).toList();
    }
}
