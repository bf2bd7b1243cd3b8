package dev.scalpel.retrieval;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.scalpel.market.Symbol;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What one invocation did for one symbol.
 *
 * @param stored bars that were new to the store
 * @param invalidRows rows from the venue that are not valid bars
 * @param invalidReasons the reasons of the first few of them
 * @param lastBar the newest bar now in the store
 * @param caughtUp whether the newest closed minute is in the store
 * @param failure why the work on this symbol ended early
 */
public record SymbolReport(
        Symbol symbol,
        long stored,
        @JsonProperty("refusedRows") long invalidRows,
        @JsonProperty("refused") List<String> invalidReasons,
        Optional<Instant> lastBar,
        boolean caughtUp,
        Optional<String> failure) {}
