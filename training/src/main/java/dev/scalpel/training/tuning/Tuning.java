package dev.scalpel.training.tuning;

import dev.scalpel.learning.replay.BlockReplay;
import dev.scalpel.training.optimiser.Optimiser;
import dev.scalpel.training.optimiser.OptimiserSettings;
import dev.scalpel.training.optimiser.Point;
import dev.scalpel.training.optimiser.Pruner;
import dev.scalpel.training.optimiser.Search;
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

/** Searches the best recipe over the folds, several trials at once, going on from recorded ones. */
public final class Tuning {

    private static final int YESTERDAYS_BEST = 3;
    private static final int INITIAL_TRIALS = 8;
    /** Fixed, so that the trials are the same on any number of processors. */
    private static final int WIDTH = 4;

    private static final Pruner PRUNER = new Pruner(6, 0.67);

    private final WalkForward walk;
    private final TrialStore book;
    private final TrialObjective aim;
    private final long seed;
    private final int threads;

    public Tuning(WalkForward walk, TrialStore book, TrialObjective aim, long seed, int threads) {
        this.walk = walk;
        this.book = book;
        this.aim = aim;
        this.seed = seed;
        this.threads = threads;
    }

    /** Whether there is time for what takes about as long as this many milliseconds. */
    @FunctionalInterface
    public interface TimeLeft {
        boolean enoughFor(long millis);
    }

    /**
     * Runs until there are so many trials, or the time is over.
     *
     * @param trials how many in all, the recorded ones counted
     * @param millis now, as a clock tells it
     * @param told of each new trial
     * @return all finished trials by number
     */
    public List<TrialRecord> run(int trials, TimeLeft time, LongSupplier millis, Consumer<TrialRecord> told) {
        List<TrialRecord> recorded = book.recorded();
        Map<Integer, TrialRecord> all = new ConcurrentHashMap<>();
        recorded.forEach(record -> all.put(record.number(), record));
        Map<Integer, List<BlockReplay>> folds = new ConcurrentHashMap<>();
        AtomicLong longest = new AtomicLong();
        Search search = new Search(new Optimiser(Recipe.SPACE, settings()), PRUNER, threads);
        search.run(
                trials,
                recorded.stream().map(TrialRecord::trial).toList(),
                (number, point, progress) -> {
                    long begin = millis.getAsLong();
                    OptionalDouble loss = loss(point, progress, time, longest, folds, number);
                    longest.accumulateAndGet(millis.getAsLong() - begin, Math::max);
                    return loss;
                },
                () -> time.enoughFor(longest.get()),
                trial -> {
                    TrialRecord record =
                            TrialRecord.of(book.training(), trial, folds.getOrDefault(trial.number(), List.of()));
                    book.record(record);
                    all.put(record.number(), record);
                    told.accept(record);
                });
        return all.values().stream()
                .sorted(Comparator.comparingInt(TrialRecord::number))
                .toList();
    }

    private OptionalDouble loss(
            Point point,
            Search.Progress progress,
            TimeLeft time,
            AtomicLong longest,
            Map<Integer, List<BlockReplay>> folds,
            int number) {
        WalkForward.Run run = walk.start(Recipe.of(point));
        List<BlockReplay> traded = new ArrayList<>();
        double sum = 0;
        for (int fold = 0; fold < walk.folds(); fold++) {
            if (!time.enoughFor(longest.get() / (walk.folds() + 1))) {
                return OptionalDouble.empty();
            }
            BlockReplay result;
            try {
                result = run.nextFold();
            } catch (DivergedException useless) {
                return OptionalDouble.of(Double.NaN);
            }
            traded.add(result);
            folds.put(number, List.copyOf(traded));
            sum += aim.value(result);
            if (progress.hopeless(-sum / traded.size())) {
                break;
            }
        }
        if (traded.size() == walk.folds()) {
            walk.finished(run, sum);
        }
        return OptionalDouble.of(-sum / traded.size());
    }

    private OptimiserSettings settings() {
        List<Point> first = Stream.concat(
                        book.bestOfEarlierDay(YESTERDAYS_BEST).stream(), Recipe.firstPoints().stream())
                .distinct()
                .toList();
        return new OptimiserSettings(seed, INITIAL_TRIALS, WIDTH, first);
    }
}
