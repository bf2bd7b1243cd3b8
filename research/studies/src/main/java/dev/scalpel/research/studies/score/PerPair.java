package dev.scalpel.research.studies.score;

import dev.scalpel.market.Symbol;
import dev.scalpel.research.studies.data.StudyPair;
import dev.scalpel.research.studies.data.StudyPairs;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Does the same with every pair of a study, as many at once as there are processors. */
public final class PerPair {

    private PerPair() {}

    private record Outcome<T>(Symbol symbol, Optional<T> result, Optional<RuntimeException> failure) {}

    /** The results by pair. The first failure is thrown as it is: parallel streams would wrap it. */
    public static <T> SortedMap<Symbol, T> of(StudyPairs pairs, Function<StudyPair, T> work) {
        List<Outcome<T>> outcomes = pairs.symbols().parallelStream()
                .map(symbol -> outcome(pairs, symbol, work))
                .toList();
        SortedMap<Symbol, T> results = new TreeMap<>();
        for (Outcome<T> each : outcomes) {
            if (each.failure().isPresent()) {
                throw each.failure().get();
            }
            each.result().ifPresent(result -> results.put(each.symbol(), result));
        }
        return results;
    }

    private static <T> Outcome<T> outcome(StudyPairs pairs, Symbol symbol, Function<StudyPair, T> work) {
        try {
            return new Outcome<>(symbol, Optional.of(work.apply(pairs.read(symbol))), Optional.empty());
        } catch (RuntimeException failure) {
            return new Outcome<>(symbol, Optional.empty(), Optional.of(failure));
        }
    }
}
