package dev.scalpel.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.market.Symbol;
import dev.scalpel.trading.AccountState;
import java.util.List;
import java.util.Optional;

/**
 * The state of a symbol between invocations of execution: {@code state/{BASE-QUOTE}.json}. Changed only by compare-and-set,
 * each time with the next revision.
 *
 * @param writer the invocation that wrote this revision, which identifies the write after a lost answer
 * @param lastBar the newest bar with a decision; empty before the first
 * @param halted by an emergency stop: no entry until it is resumed
 * @param modelId the champion of the last decision
 * @param intents unresolved ones, and the last resolved ones
 * @param protections orders that rest at the venue
 * @param account figures for the limits
 * @param broker state of the paper broker; amounts in it are strings
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
        Optional<JsonNode> broker,
        Outbox outbox) {

    public SymbolState {
        LedgerChecks.requireNotNegative("revision", revision);
        LedgerChecks.requireName("writer", writer);
        modelId.ifPresent(id -> LedgerChecks.requireName("modelId", id));
        intents = List.copyOf(intents);
        protections = List.copyOf(protections);
        // An absent tree is written as null, and read back as a null node.
        broker = broker.filter(tree -> !tree.isNull());
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
}
