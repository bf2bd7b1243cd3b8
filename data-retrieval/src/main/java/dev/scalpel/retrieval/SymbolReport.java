package dev.scalpel.retrieval;

import dev.scalpel.market.Symbol;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What one invocation did for one symbol.
 *
 * @param stored bars that were new to the store
 * @param refused rows that were no bars, with their reasons, at most a few of them
 * @param lastBar the newest bar now in the store
 * @param caughtUp whether the newest closed minute is in the store
 * @param failure why the work on this symbol ended early
 */
public record SymbolReport(
        Symbol symbol,
        long stored,
        long refusedRows,
        List<String> refused,
        Optional<Instant> lastBar,
        boolean caughtUp,
        Optional<String> failure) {}
