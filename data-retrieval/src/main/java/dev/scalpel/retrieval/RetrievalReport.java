package dev.scalpel.retrieval;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The answer of an invocation.
 *
 * @param minute the newest closed minute by the venue's clock
 * @param chained whether this invocation started execution
 * @param pausedUntil until when the venue has rate-limited us
 */
public record RetrievalReport(
        Instant minute, List<SymbolReport> symbols, boolean chained, Optional<Instant> pausedUntil) {

    public RetrievalReport {
        symbols = List.copyOf(symbols);
    }

    RetrievalReport withChained(boolean nowChained) {
        return new RetrievalReport(minute, symbols, nowChained, pausedUntil);
    }

    /** The failures of single symbols, which did not stop the others. */
    @JsonProperty
    public List<String> failures() {
        return symbols.stream()
                .flatMap(symbol -> symbol.failure().stream().map(why -> symbol.symbol() + ": " + why))
                .toList();
    }
}
