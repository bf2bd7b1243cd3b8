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
 * @param chained whether this invocation started execution
 * @param pausedUntil until when the venue has rate-limited us
 * @param instruments why the instruments' rules could not be refreshed; those stored before stand
 */
public record RetrievalReport(
        Instant minute,
        List<SymbolReport> symbols,
        boolean chained,
        Optional<Instant> pausedUntil,
        Optional<String> instruments) {

    public RetrievalReport {
        symbols = List.copyOf(symbols);
    }

    RetrievalReport withChained(boolean nowChained) {
        return new RetrievalReport(minute, symbols, nowChained, pausedUntil, instruments);
    }

    RetrievalReport withInstruments(Optional<String> failure, Optional<Instant> nowPaused) {
        return new RetrievalReport(minute, symbols, chained, nowPaused.or(() -> pausedUntil), failure);
    }

    /** The failures of single symbols and of the instruments' refresh, which did not stop the others. */
    @JsonProperty
    public List<String> failures() {
        Stream<String> ofSymbols =
                symbols.stream().flatMap(symbol -> symbol.failure().stream().map(why -> symbol.symbol() + ": " + why));
        return Stream.concat(ofSymbols, instruments.stream().map(why -> "instruments: " + why))
                .toList();
    }
}
