package dev.scalpel.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.market.Symbol;
import dev.scalpel.trading.AccountState;
import java.util.List;
import java.util.Optional;

/**
 * All that execution knows of a symbol between two minutes: {@code state/{BASE-QUOTE}.json}. Changed only by
 * compare-and-set, each time with the next revision.
 *
 * @param writer the invocation that wrote this revision: after a lost answer it tells whose write was taken
 * @param lastBar the newest bar that was decided on; empty before the first
 * @param halted by an emergency stop: no entry until it is lifted
 * @param modelId the champion that decided last
 * @param intents those not yet resolved, and the last resolved ones
 * @param protections what rests at the venue
 * @param account figures for the limits
 * @param broker what the paper broker must remember; amounts in it are texts, as everywhere
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
        // An absent tree is written as null, and read back as the node that stands for null.
        broker = broker.filter(tree -> !tree.isNull());
        long ids = intents.stream().map(Intent::clientId).distinct().count();
        if (ids != intents.size()) {
            throw new IllegalArgumentException("intents must have different client ids: "
                    + intents.stream().map(Intent::clientId).toList());
        }
    }

    /** A symbol that has never been traded. */
    public static SymbolState starting(Symbol symbol, String writer, double equity) {
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

    public boolean handled(long bar) {
        return lastBar.isPresent() && bar <= lastBar.get();
    }

    public List<Intent> unresolved() {
        return intents.stream().filter(intent -> intent.status().unresolved()).toList();
    }

    /** Whether nothing is open, neither a position nor a question to the venue. */
    public boolean atRest() {
        return position.isEmpty() && protections.isEmpty() && unresolved().isEmpty();
    }

    /** Whether this is the very write that {@code writer} made as this revision: an ETag alone can come back. */
    public boolean isWriteOf(String otherWriter, long otherRevision) {
        return revision == otherRevision && writer.equals(otherWriter);
    }
}
