package dev.scalpel.execution.minute;

import dev.scalpel.execution.broker.OrderRules;
import dev.scalpel.execution.broker.OrderView;
import dev.scalpel.execution.minute.Notes.Leaving;
import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.Intent.Kind;
import dev.scalpel.ledger.Intent.Status;
import dev.scalpel.trading.ExitReason;
import dev.scalpel.trading.Position;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** The one next thing to do about an entry or a position: nothing, cancel, protect, leave. Pure. */
final class Management {

    /** Beyond that a person must look: the venue takes neither this exit nor the one before. */
    private static final int MOST_REFUSED_EXITS = 3;
    /** Within one invocation: the next one tries again. */
    private static final long REFUSALS_COUNT_MILLIS = 50_000;

    private final Situation situation;
    private final Rules rules;
    private final Draft draft;
    private final VenueFacts facts;

    Management(Situation situation, Rules rules, Draft draft, VenueFacts facts) {
        this.situation = situation;
        this.rules = rules;
        this.draft = draft;
        this.facts = facts;
    }

    Optional<Action> next() {
        Optional<Intent> entry = unresolved(Kind.ENTRY).stream().findFirst();
        if (entry.isPresent()) {
            return cancelRest(entry.get());
        }
        // What may yet arrive at the venue, or is not told in full, must be waited for, or two orders sell the same
        // coins.
        if (draft.position().isEmpty() || !unresolved(Kind.EXIT).isEmpty() || isInDoubt()) {
            return Optional.empty();
        }
        Position position = draft.position().get().position();
        Optional<Leaving> leaving = draft.notes()
                .leaving()
                .or(() -> new Exits(
                                position,
                                of(Kind.PROTECTION),
                                facts,
                                rules.execution().stopTimeoutSeconds())
                        .why(situation));
        if (leaving.isPresent()) {
            draft.notes(draft.notes().leaving(leaving.get()));
            return unresolved(Kind.PROTECTION).isEmpty() ? Optional.of(leave()) : cancelProtection();
        }
        if (unresolved(Kind.PROTECTION).isEmpty()) {
            return protect(position);
        }
        return coversAll() ? Optional.empty() : cancelProtection();
    }

    /** A protection that came with its entry allowed for a fee in the base asset that the venue may not have taken. */
    private boolean coversAll() {
        BigDecimal covered = unresolved(Kind.PROTECTION).stream()
                .map(protection -> protection.quantity().subtract(protection.filledQuantity()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return covered.compareTo(sellable()) >= 0;
    }

    /** A protection that may yet arrive, or that is over and of whose executions not all are listed yet. */
    private boolean isInDoubt() {
        return unresolved(Kind.PROTECTION).stream()
                .anyMatch(protection ->
                        facts.placement(protection.clientId()).open().isEmpty());
    }

    /** An entry that rests: what has not filled in time, or only in part, is taken out. */
    private Optional<Action> cancelRest(Intent entry) {
        List<OrderView> open = facts.placement(entry.clientId()).open();
        boolean tooOld = facts.venueMillis() - entry.signedTimestamp()
                >= rules.execution().makerTimeoutSeconds() * 1_000L;
        boolean begun = !entry.fills().isEmpty();
        return tooOld || begun || situation.halted()
                ? open.stream().findFirst().map(Action.Cancel::new)
                : Optional.empty();
    }

    private Optional<Action> cancelProtection() {
        return unresolved(Kind.PROTECTION).stream()
                .flatMap(protection -> facts.placement(protection.clientId()).open().stream())
                .findFirst()
                .map(Action.Cancel::new);
    }

    /** A protection, or, where the venue would not take one of this size, the way out. */
    private Optional<Action> protect(Position position) {
        Intent protection = Orders.protection(
                situation.symbol(), position, sellable(), of(Kind.PROTECTION).size() + 1, facts, rules);
        if (OrderRules.refusal(protection, facts.filters()).isPresent()) {
            draft.notes(draft.notes()
                    .leaving(new Leaving(ExitReason.HALT, facts.quote().bid(), position.decisionTime())));
            return Optional.of(leave());
        }
        draft.add(protection);
        return Optional.of(new Action.Send(protection));
    }

    private Action leave() {
        List<Intent> exits = of(Kind.EXIT);
        long refused = exits.stream()
                .filter(exit -> exit.status() == Status.REJECTED)
                .filter(exit -> facts.venueMillis() - exit.signedTimestamp() < REFUSALS_COUNT_MILLIS)
                .count();
        if (refused >= MOST_REFUSED_EXITS) {
            throw new ExitRefusedException(situation.symbol(), sellable());
        }
        long bar = draft.position().orElseThrow().position().decisionTime();
        Intent exit = Orders.exit(situation.symbol(), bar, sellable(), exits.size() + 1, facts, rules);
        draft.add(exit);
        return new Action.Send(exit);
    }

    /** By our books, in whole steps; after a refusal no more than the venue says there is. */
    private BigDecimal sellable() {
        BigDecimal held = new Cycle(situation.symbol(), draft.intents()).held();
        BigDecimal most = facts.owned().map(held::min).orElse(held);
        return facts.filters().floorQuantity(most.min(facts.filters().maxQuantity()));
    }

    private List<Intent> of(Kind kind) {
        return draft.intents().stream().filter(intent -> intent.kind() == kind).toList();
    }

    private List<Intent> unresolved(Kind kind) {
        return of(kind).stream().filter(intent -> intent.status().unresolved()).toList();
    }
}
