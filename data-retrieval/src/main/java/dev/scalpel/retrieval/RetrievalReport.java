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
 * @param costsNotMeasured what of the costs could not be measured, and why; no failure, because the last measurement stands
 *     until it is stale
 */
public record RetrievalReport(
        Instant minute,
        List<SymbolReport> symbols,
        @JsonProperty("chained") boolean executionTriggered,
        Optional<Instant> pausedUntil,
        @JsonProperty("instruments") Optional<String> instrumentsFailure,
        List<String> costsNotMeasured) {

    public RetrievalReport {
        symbols = List.copyOf(symbols);
        costsNotMeasured = List.copyOf(costsNotMeasured);
    }

    RetrievalReport withExecutionTriggered(boolean triggered) {
        return new RetrievalReport(minute, symbols, triggered, pausedUntil, instrumentsFailure, costsNotMeasured);
    }

    RetrievalReport withInstrumentsFailure(Optional<String> failure, Optional<Instant> rateLimitedUntil) {
        return new RetrievalReport(
                minute, symbols, executionTriggered, rateLimitedUntil.or(() -> pausedUntil), failure, costsNotMeasured);
    }

    RetrievalReport withCostsNotMeasured(List<String> problems, Optional<Instant> rateLimitedUntil) {
        return new RetrievalReport(
                minute,
                symbols,
                executionTriggered,
                rateLimitedUntil.or(() -> pausedUntil),
                instrumentsFailure,
                problems);
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
