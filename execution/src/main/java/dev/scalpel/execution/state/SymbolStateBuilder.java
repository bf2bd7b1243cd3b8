package dev.scalpel.execution.state;

import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.OpenPosition;
import dev.scalpel.ledger.Outbox;
import dev.scalpel.trading.AccountState;
import java.util.List;
import java.util.Optional;

/** A copy of a state with one part replaced, for the {@code with…} methods of {@link SymbolState}. */
final class SymbolStateBuilder {

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
    private Optional<LossLimitDay> lossLimit;
    private Optional<ExecutionState> execution;
    private Outbox outbox;

    SymbolStateBuilder(SymbolState from) {
        this.from = from;
        revision = from.revision();
        writer = from.writer();
        lastBar = from.lastBar();
        halted = from.halted();
        modelId = from.modelId();
        position = from.position();
        intents = from.intents();
        protections = from.protections();
        account = from.account();
        lossLimit = from.lossLimit();
        execution = from.execution();
        outbox = from.outbox();
    }

    SymbolStateBuilder claim(String newWriter, long newRevision, Outbox newOutbox) {
        writer = newWriter;
        revision = newRevision;
        outbox = newOutbox;
        return this;
    }

    SymbolStateBuilder lastBar(long bar) {
        lastBar = Optional.of(bar);
        return this;
    }

    SymbolStateBuilder halted(boolean now) {
        halted = now;
        return this;
    }

    SymbolStateBuilder modelId(Optional<String> now) {
        modelId = now;
        return this;
    }

    SymbolStateBuilder position(Optional<OpenPosition> now) {
        position = now;
        return this;
    }

    SymbolStateBuilder intents(List<Intent> now) {
        intents = now;
        return this;
    }

    SymbolStateBuilder protections(List<ProtectiveOrder> now) {
        protections = now;
        return this;
    }

    SymbolStateBuilder account(AccountState now) {
        account = now;
        return this;
    }

    SymbolStateBuilder lossLimit(LossLimitDay now) {
        lossLimit = Optional.of(now);
        return this;
    }

    SymbolStateBuilder execution(ExecutionState now) {
        execution = Optional.of(now);
        return this;
    }

    SymbolState build() {
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
                lossLimit,
                execution,
                outbox);
    }
}
