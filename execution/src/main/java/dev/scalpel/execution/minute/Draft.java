package dev.scalpel.execution.minute;

import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.OpenPosition;
import dev.scalpel.ledger.Outbox;
import dev.scalpel.ledger.RestingOrder;
import dev.scalpel.ledger.SymbolState;
import dev.scalpel.trading.AccountState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A state document being changed: what is not set stays as it was. */
final class Draft {

    private final SymbolState from;
    private long revision;
    private String writer;
    private Optional<Long> lastBar;
    private boolean halted;
    private Optional<String> modelId;
    private Optional<OpenPosition> position;
    private List<Intent> intents;
    private List<RestingOrder> protections;
    private AccountState account;
    private Notes notes;
    private Outbox outbox;

    Draft(SymbolState from, Notes notes) {
        this.from = from;
        this.notes = notes;
        revision = from.revision();
        writer = from.writer();
        lastBar = from.lastBar();
        halted = from.halted();
        modelId = from.modelId();
        position = from.position();
        intents = new ArrayList<>(from.intents());
        protections = from.protections();
        account = from.account();
        outbox = from.outbox();
    }

    Draft claimedBy(String newWriter, long newRevision, Outbox newOutbox) {
        writer = newWriter;
        revision = newRevision;
        outbox = newOutbox;
        return this;
    }

    Draft lastBar(long bar) {
        lastBar = Optional.of(bar);
        return this;
    }

    Draft halted(boolean now) {
        halted = now;
        return this;
    }

    Draft modelId(Optional<String> newest) {
        modelId = newest.or(() -> modelId);
        return this;
    }

    Draft position(Optional<OpenPosition> now) {
        position = now;
        return this;
    }

    Draft intents(List<Intent> now) {
        intents = new ArrayList<>(now);
        return this;
    }

    Draft add(Intent intent) {
        intents.add(intent);
        return this;
    }

    Draft protections(List<RestingOrder> now) {
        protections = now;
        return this;
    }

    Draft account(AccountState now) {
        account = now;
        return this;
    }

    Draft notes(Notes now) {
        notes = now;
        return this;
    }

    Notes notes() {
        return notes;
    }

    AccountState account() {
        return account;
    }

    List<Intent> intents() {
        return List.copyOf(intents);
    }

    Optional<OpenPosition> position() {
        return position;
    }

    boolean hasUnresolved() {
        return intents.stream().anyMatch(intent -> intent.status().unresolved());
    }

    SymbolState state() {
        return new SymbolState(
                from.symbol(),
                revision,
                writer,
                lastBar,
                halted,
                modelId,
                position,
                intents,
                protections,
                account,
                Optional.of(notes.toTree()),
                outbox);
    }
}
