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
 * @param universeFailure why there is no new universe today; the last one stays in force
 */
public record RetrievalReport(
        Instant minute,
        List<SymbolReport> symbols,
        @JsonProperty("chained") boolean executionTriggered,
        Optional<Instant> pausedUntil,
        @JsonProperty("instruments") Optional<String> instrumentsFailure,
        List<String> costsNotMeasured,
        @JsonProperty("universe") Optional<String> universeFailure) {

    public RetrievalReport {
        symbols = List.copyOf(symbols);
        costsNotMeasured = List.copyOf(costsNotMeasured);
    }

    RetrievalReport withExecutionTriggered(boolean triggered) {
        return new RetrievalReport(
                minute, symbols, triggered, pausedUntil, instrumentsFailure, costsNotMeasured, universeFailure);
    }

    RetrievalReport withInstrumentsFailure(Optional<String> failure, Optional<Instant> rateLimitedUntil) {
        return new RetrievalReport(
                minute,
                symbols,
                executionTriggered,
                rateLimitedUntil.or(() -> pausedUntil),
                failure,
                costsNotMeasured,
                universeFailure);
    }

    RetrievalReport withCostsNotMeasured(List<String> problems, Optional<Instant> rateLimitedUntil) {
        return new RetrievalReport(
                minute,
                symbols,
                executionTriggered,
                rateLimitedUntil.or(() -> pausedUntil),
                instrumentsFailure,
                problems,
                universeFailure);
    }

    RetrievalReport withUniverseFailure(Optional<String> failure) {
        return new RetrievalReport(
                minute, symbols, executionTriggered, pausedUntil, instrumentsFailure, costsNotMeasured, failure);
    }

    /** The failures of single symbols, of the instrument refresh and of the universe, which did not stop the rest. */
    @JsonProperty
    public List<String> failures() {
        Stream<String> ofSymbols = symbols.stream()
                .flatMap(symbol -> symbol.failure().stream().map(reason -> symbol.symbol() + ": " + reason));
        Stream<String> ofAll = Stream.concat(
                instrumentsFailure.stream().map(reason -> "instruments: " + reason),
                universeFailure.stream().map(reason -> "universe: " + reason));
        return Stream.concat(ofSymbols, ofAll).toList();
    }
}
