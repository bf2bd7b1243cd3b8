package dev.scalpel.research.studies.data;

import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Symbol;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongPredicate;
import java.util.function.UnaryOperator;

/**
 * The pairs of a study, read one at a time: a long history of many pairs does not fit into memory.
 *
 * @param symbols in the order of the study
 * @param change of the bars of every pair before they are used
 */
public record StudyPairs(
        BarSource bars,
        StudyFile file,
        List<Symbol> symbols,
        Optional<LocalDate> from,
        Optional<LocalDate> to,
        UnaryOperator<BarSeries> change,
        Function<Symbol, LongPredicate> inUniverse) {

    public StudyPairs {
        symbols = List.copyOf(symbols);
    }

    /**
     * @param symbols all pairs of the files where none is requested
     * @throws IllegalArgumentException when the days are in the wrong order
     */
    public static StudyPairs of(
            BarSource bars, StudyFile file, List<Symbol> symbols, Optional<LocalDate> from, Optional<LocalDate> to) {
        if (from.isPresent() && to.isPresent()) {
            new StudyPeriod(from.get(), to.get());
        }
        return new StudyPairs(
                bars,
                file,
                symbols.isEmpty() ? bars.symbols() : symbols,
                from,
                to,
                UnaryOperator.identity(),
                StudyPairs::always);
    }

    public StudyPairs changedBy(UnaryOperator<BarSeries> other) {
        return new StudyPairs(bars, file, symbols, from, to, other, inUniverse);
    }

    /** With entries of a pair at those times only at which it was in the universe. */
    public StudyPairs enteredIn(Function<Symbol, LongPredicate> universe) {
        return new StudyPairs(bars, file, symbols, from, to, change, universe);
    }

    /** Reads a pair's bars and those of its reference. */
    public StudyPair read(Symbol symbol) {
        BarSeries all = bars.read(symbol);
        StudyPeriod period = StudyPeriod.of(symbol, all, file, from, to);
        Optional<BarSeries> reference = file.reference()
                .filter(other -> !other.equals(symbol) && bars.symbols().contains(other))
                .map(other -> change.apply(upTo(bars.read(other), period)));
        return new StudyPair(symbol, change.apply(upTo(all, period)), reference, period, inUniverse.apply(symbol));
    }

    /** Later bars cannot leak into a study that does not have them. */
    private static BarSeries upTo(BarSeries bars, StudyPeriod period) {
        return bars.between(Long.MIN_VALUE, period.toTime());
    }

    private static LongPredicate always(Symbol symbol) {
        return closed -> true;
    }
}
