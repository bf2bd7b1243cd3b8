package dev.scalpel.retrieval;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The answer of an invocation.
 *
 * @param minute the newest closed minute by the venue's clock
 * @param executionTriggered whether this invocation triggered execution
 * @param pausedUntil end of a rate limit of the venue
 * @param instrumentsFailure why the instrument rules could not be refreshed; the stored ones remain
 */
public record RetrievalReport(
        Instant minute,
        List<SymbolReport> symbols,
        @JsonProperty("chained") boolean executionTriggered,
        Optional<Instant> pausedUntil,
        @JsonProperty("instruments") Optional<String> instrumentsFailure) {

    public RetrievalReport {
        symbols = List.copyOf(symbols);
    }

    RetrievalReport withExecutionTriggered(boolean triggered) {
        return new RetrievalReport(minute, symbols, triggered, pausedUntil, instrumentsFailure);
    }

    RetrievalReport withInstrumentsFailure(Optional<String> failure, Optional<Instant> rateLimitedUntil) {
        return new RetrievalReport(
                minute, symbols, executionTriggered, rateLimitedUntil.or(() -> pausedUntil), failure);
    }

    /** The failures of single symbols and of the instrument refresh, which did not stop the rest. */
    @JsonProperty
    public List<String> failures() {
        Stream<String> ofSymbols = symbols.stream()
                .flatMap(symbol -> symbol.failure().stream().map(reason -> symbol.symbol() + ": " + reason));
        return Stream.concat(ofSymbols, instrumentsFailure.stream().map(reason -> "instruments: " + reason))
                .toList();
    }
}
