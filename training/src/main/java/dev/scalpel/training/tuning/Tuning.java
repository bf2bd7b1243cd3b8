package dev.scalpel.training.tuning;

import dev.scalpel.learning.replay.BlockReplay;
import dev.scalpel.training.optimiser.Optimiser;
import dev.scalpel.training.optimiser.OptimiserSettings;
import dev.scalpel.training.optimiser.Point;
import dev.scalpel.training.optimiser.Pruner;
import dev.scalpel.training.optimiser.Search;
import dev.scalpel.training.optimiser.SearchProgress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/** Searches for the best recipe over the folds, with trials in parallel, and resumes from recorded trials. */
public final class Tuning {

    private static final int SEEDED_TRIALS = 3;
    private static final int INITIAL_TRIALS = 8;
    /** Fixed, so that the trials do not depend on the number of processors. */
    private static final int PARALLEL_TRIALS = 4;

    private static final Pruner PRUNER = new Pruner(6, 0.67);

    private final TrialRunner runner;
    private final TrialStore store;
    private final TrialObjective objective;
    private final long seed;
    private final int threads;

    public Tuning(TrialRunner runner, TrialStore store, TrialObjective objective, long seed, int threads) {
        this.runner = runner;
        this.store = store;
        this.objective = objective;
        this.seed = seed;
        this.threads = threads;
    }

    /** Whether there is time for work that takes about this many milliseconds. */
    @FunctionalInterface
    public interface TimeLeft {
        boolean enoughFor(long millis);
    }

    /**
     * Runs until the number of trials is reached, or time is up.
     *
     * @param trials number of trials in total, including recorded ones
     * @param millis reads the present time
     * @param listener of each new trial
     * @return all finished trials by number
     */
    public List<TrialRecord> run(int trials, TimeLeft time, LongSupplier millis, Consumer<TrialRecord> listener) {
        List<TrialRecord> recorded = store.recorded();
        Map<Integer, TrialRecord> all = new ConcurrentHashMap<>();
        recorded.forEach(record -> all.put(record.number(), record));
        Map<Integer, List<BlockReplay>> folds = new ConcurrentHashMap<>();
        AtomicLong longest = new AtomicLong();
        Search search = new Search(new Optimiser(store.space(), settings()), PRUNER, threads);
        search.run(
                trials,
                recorded.stream().map(record -> record.trial(store.space())).toList(),
                (number, point, progress) -> {
                    long begin = millis.getAsLong();
                    OptionalDouble loss = loss(point, progress, time, longest, folds, number);
                    longest.accumulateAndGet(millis.getAsLong() - begin, Math::max);
                    return loss;
                },
                () -> time.enoughFor(longest.get()),
                trial -> {
                    TrialRecord record =
                            TrialRecord.of(store.training(), trial, folds.getOrDefault(trial.number(), List.of()));
                    store.record(record);
                    all.put(record.number(), record);
                    listener.accept(record);
                });
        return all.values().stream()
                .sorted(Comparator.comparingInt(TrialRecord::number))
                .toList();
    }

    private OptionalDouble loss(
            Point point,
            SearchProgress progress,
            TimeLeft time,
            AtomicLong longest,
            Map<Integer, List<BlockReplay>> folds,
            int number) {
        TrialRunner.Run run = runner.start(point);
        List<BlockReplay> traded = new ArrayList<>();
        double sum = 0;
        for (int fold = 0; fold < runner.folds(); fold++) {
            if (!time.enoughFor(longest.get() / (runner.folds() + 1))) {
                return OptionalDouble.empty();
            }
            BlockReplay result;
            try {
                result = run.nextFold();
            } catch (DivergedException diverged) {
                return OptionalDouble.of(Double.NaN);
            }
            traded.add(result);
            folds.put(number, List.copyOf(traded));
            sum += objective.score(result);
            if (progress.hopeless(-sum / traded.size())) {
                break;
            }
        }
        if (traded.size() == runner.folds()) {
            run.finished(sum);
        }
        return OptionalDouble.of(-sum / traded.size());
    }

    private OptimiserSettings settings() {
        List<Point> first = Stream.concat(
                        store.bestOfEarlierDay(SEEDED_TRIALS).stream(), runner.firstPoints(store.space()).stream())
                .distinct()
                .toList();
        return new OptimiserSettings(seed, INITIAL_TRIALS, PARALLEL_TRIALS, first);
    }
}
