package dev.scalpel.execution.context;

import dev.scalpel.ledger.AccountDocument;
import java.time.Instant;
import java.util.Optional;

/**
 * What all symbols of an invocation share.
 *
 * @param now the invocation's time
 * @param writer the unique name of the invocation, in everything that it writes
 * @param account the halt switch and the last roll-up; empty before the first
 */
public record InvocationContext(Instant now, String writer, Optional<AccountDocument> account) {

    public long millis() {
        return now.toEpochMilli();
    }

    public boolean halted() {
        return account.map(AccountDocument::halted).orElse(false);
    }

    /** Whether nothing may be opened while what is open is managed. */
    public boolean paused() {
        return account.map(AccountDocument::paused).orElse(false);
    }

    public Optional<AccountDocument.RollUp> rollUp() {
        return account.flatMap(AccountDocument::rollUp);
    }
}
