package dev.scalpel.execution.state;

import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.LedgerChecks;
import dev.scalpel.ledger.OpenPosition;
import dev.scalpel.ledger.Outbox;
import dev.scalpel.market.Symbol;
import dev.scalpel.trading.AccountState;
import java.util.List;
import java.util.Optional;

/**
 * The state of a symbol between invocations of execution: {@code state/{venue}/{BASE-QUOTE}.json}. Changed only by compare-and-set,
 * each time with the next revision. {@code ledger.SymbolStatus} is the part that other functions read.
 *
 * @param writer the invocation that wrote this revision, which identifies the write after a lost answer
 * @param lastBar the newest bar with a decision; empty before the first
 * @param halted by an emergency stop: no entry until it is resumed
 * @param modelId the champion of the last decision
 * @param intents unresolved ones, and the last resolved ones
 * @param protections orders that rest at the venue
 * @param account figures for the limits
 * @param lossLimit of the newest day on which a licensed champion had one
 * @param execution what the engine of its mode remembers; empty until it has planned a minute
 */
public record SymbolState(
        Symbol symbol,
        long revision,
        String writer,
        Optional<Long> lastBar,
        boolean halted,
        Optional<String> modelId,
        Optional<OpenPosition> position,
        List<Intent> intents,
        List<ProtectiveOrder> protections,
        AccountState account,
        Optional<LossLimitDay> lossLimit,
        Optional<ExecutionState> execution,
        Outbox outbox) {

    public SymbolState {
        LedgerChecks.requireNotNegative("revision", revision);
        LedgerChecks.requireName("writer", writer);
        modelId.ifPresent(id -> LedgerChecks.requireName("modelId", id));
        intents = List.copyOf(intents);
        protections = List.copyOf(protections);
        long ids = intents.stream().map(Intent::clientId).distinct().count();
        if (ids != intents.size()) {
            throw new IllegalArgumentException("intents must have different client ids: "
                    + intents.stream().map(Intent::clientId).toList());
        }
    }

    /** A symbol that has never been traded. */
    public static SymbolState initial(Symbol symbol, String writer, double equity) {
        return new SymbolState(
                symbol,
                0,
                writer,
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                AccountState.starting(equity),
                Optional.empty(),
                Optional.empty(),
                Outbox.EMPTY);
    }

    public boolean hasHandled(long bar) {
        return lastBar.isPresent() && bar <= lastBar.get();
    }

    public List<Intent> unresolved() {
        return intents.stream().filter(intent -> intent.status().unresolved()).toList();
    }

    /** Whether there is no position, no protection and no unresolved intent. */
    public boolean isIdle() {
        return position.isEmpty() && protections.isEmpty() && unresolved().isEmpty();
    }

    /** Whether this document is that write: an ETag alone can reappear. */
    public boolean wasWrittenBy(String otherWriter, long otherRevision) {
        return revision == otherRevision && writer.equals(otherWriter);
    }

    /** The next revision, as this invocation claims it. */
    public SymbolState claimedBy(String newWriter, long newRevision, Outbox newOutbox) {
        return copy().claim(newWriter, newRevision, newOutbox).build();
    }

    /** After the decision on this bar. */
    public SymbolState withLastBar(long bar) {
        return copy().lastBar(bar).build();
    }

    public SymbolState withHalted(boolean now) {
        return copy().halted(now).build();
    }

    /** @param newest the model of the newest decision; without one the former stays */
    public SymbolState withModelId(Optional<String> newest) {
        return copy().modelId(newest.or(() -> modelId)).build();
    }

    public SymbolState withPosition(Optional<OpenPosition> now) {
        return copy().position(now).build();
    }

    public SymbolState withIntents(List<Intent> now) {
        return copy().intents(now).build();
    }

    public SymbolState withProtections(List<ProtectiveOrder> now) {
        return copy().protections(now).build();
    }

    public SymbolState withAccount(AccountState now) {
        return copy().account(now).build();
    }

    public SymbolState withLossLimit(LossLimitDay now) {
        return copy().lossLimit(now).build();
    }

    public SymbolState withExecution(ExecutionState now) {
        return copy().execution(now).build();
    }

    private SymbolStateBuilder copy() {
        return new SymbolStateBuilder(this);
    }

    /** Whether both are the same apart from who wrote them, their revision and their outbox. */
    public boolean isSameExceptClaim(SymbolState other) {
        return claimedBy(other.writer, other.revision, other.outbox).equals(other);
    }
}
