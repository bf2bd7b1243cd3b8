package dev.scalpel.execution.state;

import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.OpenPosition;
import dev.scalpel.ledger.Outbox;
import dev.scalpel.ledger.ProtectiveOrder;
import dev.scalpel.ledger.SymbolState;
import dev.scalpel.trading.AccountState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Builds the next version of a symbol's state: what is not set stays as it was. */
public final class SymbolStateBuilder {

    private final SymbolState from;
    private long revision;
    private String writer;
    private Optional<Long> lastBar;
    private boolean halted;
    private Optional<String> modelId;
    private Optional<OpenPosition> position;
    private List<Intent> intents;
    private List<ProtectiveOrder> protections;
    private AccountState account;
    private ExecutionState execution;
    private Outbox outbox;

    public SymbolStateBuilder(SymbolState from, ExecutionState execution) {
        this.from = from;
        this.execution = execution;
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

    SymbolStateBuilder claimedBy(String newWriter, long newRevision, Outbox newOutbox) {
        writer = newWriter;
        revision = newRevision;
        outbox = newOutbox;
        return this;
    }

    public SymbolStateBuilder lastBar(long bar) {
        lastBar = Optional.of(bar);
        return this;
    }

    public SymbolStateBuilder halted(boolean now) {
        halted = now;
        return this;
    }

    public SymbolStateBuilder modelId(Optional<String> newest) {
        modelId = newest.or(() -> modelId);
        return this;
    }

    public SymbolStateBuilder position(Optional<OpenPosition> now) {
        position = now;
        return this;
    }

    public SymbolStateBuilder intents(List<Intent> now) {
        intents = new ArrayList<>(now);
        return this;
    }

    public SymbolStateBuilder add(Intent intent) {
        intents.add(intent);
        return this;
    }

    public SymbolStateBuilder protections(List<ProtectiveOrder> now) {
        protections = now;
        return this;
    }

    public SymbolStateBuilder account(AccountState now) {
        account = now;
        return this;
    }

    public SymbolStateBuilder execution(ExecutionState now) {
        execution = now;
        return this;
    }

    public ExecutionState execution() {
        return execution;
    }

    public AccountState account() {
        return account;
    }

    public List<Intent> intents() {
        return List.copyOf(intents);
    }

    public Optional<OpenPosition> position() {
        return position;
    }

    public boolean hasUnresolved() {
        return intents.stream().anyMatch(intent -> intent.status().unresolved());
    }

    public SymbolState state() {
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
                Optional.of(execution.toTree()),
                outbox);
    }
}
