package dev.scalpel.retrieval;

import dev.scalpel.market.InvalidBarException;
import dev.scalpel.market.Symbol;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Counts what was done for one symbol while it is being done, so that a failure half-way still tells the first half. */
final class SymbolProgress {

    private static final int REASONS_TOLD = 5;

    private final Symbol symbol;
    private final List<String> refused = new ArrayList<>();
    private long stored;
    private long refusedRows;
    private Optional<Instant> last = Optional.empty();
    private Optional<String> failure = Optional.empty();

    SymbolProgress(Symbol symbol) {
        this.symbol = symbol;
    }

    Symbol symbol() {
        return symbol;
    }

    void stored(long bars) {
        stored += bars;
    }

    void refused(List<InvalidBarException> rows) {
        refusedRows += rows.size();
        rows.stream()
                .limit(REASONS_TOLD - refused.size())
                .map(row -> Instant.ofEpochMilli(row.openTime()) + ": " + row.getMessage())
                .forEach(refused::add);
    }

    /** Takes a minute that is stored; the latest one counts. */
    void last(long openTime) {
        Instant minute = Instant.ofEpochMilli(openTime);
        last = Optional.of(last.filter(minute::isBefore).orElse(minute));
    }

    boolean knowsLast() {
        return last.isPresent();
    }

    /** The latest minute that is stored. */
    OptionalLong lastMinute() {
        return last.isPresent() ? OptionalLong.of(last.get().toEpochMilli()) : OptionalLong.empty();
    }

    void fail(String why) {
        failure = Optional.of(why);
    }

    SymbolReport report(long newest) {
        boolean caughtUp = last.isPresent() && last.get().toEpochMilli() >= newest;
        return new SymbolReport(symbol, stored, refusedRows, refused, last, caughtUp, failure);
    }
}
