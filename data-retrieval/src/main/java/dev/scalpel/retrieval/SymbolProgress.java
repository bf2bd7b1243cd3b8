package dev.scalpel.retrieval;

import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.InvalidBarException;
import dev.scalpel.market.Symbol;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Counts the work on one symbol as it proceeds, so that a failure half-way still reports the first half. */
final class SymbolProgress {

    private static final int MAX_REASONS = 5;

    private final InstrumentId instrument;
    private final List<String> invalidReasons = new ArrayList<>();
    private long stored;
    private long invalidRows;
    private Optional<Instant> last = Optional.empty();
    private Optional<String> failure = Optional.empty();

    SymbolProgress(InstrumentId instrument) {
        this.instrument = instrument;
    }

    InstrumentId instrument() {
        return instrument;
    }

    /** Its name at the venue, for requests and reports. */
    Symbol symbol() {
        return instrument.symbol();
    }

    void stored(long bars) {
        stored += bars;
    }

    void invalid(List<InvalidBarException> rows) {
        invalidRows += rows.size();
        rows.stream()
                .limit(MAX_REASONS - invalidReasons.size())
                .map(row -> Instant.ofEpochMilli(row.openTime()) + ": " + row.getMessage())
                .forEach(invalidReasons::add);
    }

    /** Records a stored minute; the latest counts. */
    void last(long openTime) {
        Instant minute = Instant.ofEpochMilli(openTime);
        last = Optional.of(last.filter(minute::isBefore).orElse(minute));
    }

    boolean hasLast() {
        return last.isPresent();
    }

    /** The latest stored minute. */
    OptionalLong lastMinute() {
        return last.isPresent() ? OptionalLong.of(last.get().toEpochMilli()) : OptionalLong.empty();
    }

    void fail(String reason) {
        failure = Optional.of(reason);
    }

    SymbolReport report(long newest) {
        boolean caughtUp = last.isPresent() && last.get().toEpochMilli() >= newest;
        return new SymbolReport(symbol(), stored, invalidRows, invalidReasons, last, caughtUp, failure);
    }
}
