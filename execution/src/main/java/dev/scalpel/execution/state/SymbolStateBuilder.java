package dev.scalpel.execution.state;

import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.OpenPosition;
import dev.scalpel.trading.AccountState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Builds the next version of a symbol's state at a venue: what is not set stays as it was. */
public final class SymbolStateBuilder {

    private final SymbolState from;
    private Optional<Long> lastBar;
    private boolean halted;
    private Optional<String> modelId;
    private Optional<OpenPosition> position;
    private List<Intent> intents;
    private List<ProtectiveOrder> protections;
    private AccountState account;
    private VenueState execution;

    public SymbolStateBuilder(SymbolState from, VenueState execution) {
        this.from = from;
        this.execution = execution;
        lastBar = from.lastBar();
        halted = from.halted();
        modelId = from.modelId();
        position = from.position();
        intents = new ArrayList<>(from.intents());
        protections = from.protections();
        account = from.account();
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

    public SymbolStateBuilder execution(VenueState now) {
        execution = now;
        return this;
    }

    public VenueState execution() {
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
                from.revision(),
                from.writer(),
                lastBar,
                halted,
                modelId,
                position,
                intents,
                protections,
                account,
                Optional.of(execution),
                from.outbox());
    }
}
