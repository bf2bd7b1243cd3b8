package dev.scalpel.training.optimiser;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Runs trials in parallel and resumes from recorded ones. The trials depend neither on the number of threads nor on the
 * order in which they end.
 */
public final class Search {

    private final Optimiser optimiser;
    private final Pruner pruner;
    private final int threads;

    /** @param threads maximum number of parallel trials, also limited by the settings' width */
    public Search(Optimiser optimiser, Pruner pruner, int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be >= 1: " + threads);
        }
        this.optimiser = optimiser;
        this.pruner = pruner;
        this.threads = threads;
    }

    /**
     * Runs until the number of trials is reached, or no more may start.
     *
     * @param trials number of trials in total, including recorded ones
     * @param recorded finished trials of an earlier run with the same space and settings
     * @param mayStart called before each start, on the calling thread
     * @param record called with each new trial as it ends, on the calling thread
     * @return all finished trials by number
     * @throws TrialException if the objective throws; trials that ended before have been recorded
     */
    public List<Trial> run(
            int trials, List<Trial> recorded, Objective objective, BooleanSupplier mayStart, Consumer<Trial> record) {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            return run(trials, recorded, objective, mayStart, record, new ExecutorCompletionService<>(executor));
        } finally {
            executor.shutdownNow();
        }
    }

    private List<Trial> run(
            int trials,
            List<Trial> recorded,
            Objective objective,
            BooleanSupplier mayStart,
            Consumer<Trial> record,
            CompletionService<Optional<Trial>> running) {
        Map<Integer, Trial> ended = new TreeMap<>();
        recorded.forEach(trial -> ended.put(trial.number(), trial));
        int next = 0;
        int active = 0;
        boolean open = true;
        while (true) {
            while (open && next < trials && active < threads) {
                if (ended.containsKey(next)) {
                    next++;
                } else if (!endedBelow(optimiser.horizon(next), ended)) {
                    break;
                } else if (mayStart.getAsBoolean()) {
                    start(next, ended, objective, running);
                    next++;
                    active++;
                } else {
                    open = false;
                }
            }
            if (active == 0) {
                return List.copyOf(ended.values());
            }
            Optional<Trial> trial = awaited(running);
            active--;
            open &= trial.isPresent();
            trial.ifPresent(each -> {
                ended.put(each.number(), each);
                record.accept(each);
            });
        }
    }

    private static boolean endedBelow(int horizon, Map<Integer, Trial> ended) {
        for (int i = 0; i < horizon; i++) {
            if (!ended.containsKey(i)) {
                return false;
            }
        }
        return true;
    }

    private void start(
            int number, Map<Integer, Trial> ended, Objective objective, CompletionService<Optional<Trial>> running) {
        int horizon = optimiser.horizon(number);
        List<Trial> known = ended.values().stream()
                .filter(trial -> trial.number() < horizon)
                .sorted(Comparator.comparingInt(Trial::number))
                .toList();
        Point point = optimiser.suggest(number, List.copyOf(ended.values()));
        running.submit(() -> trial(number, point, objective, known));
    }

    private Optional<Trial> trial(int number, Point point, Objective objective, List<Trial> known) throws Exception {
        List<Double> steps = new ArrayList<>();
        boolean[] hopeless = {false};
        OptionalDouble loss = objective.loss(number, point, soFar -> {
            steps.add(soFar);
            hopeless[0] |= pruner.hopeless(steps, known);
            return hopeless[0];
        });
        if (loss.isEmpty()) {
            return Optional.empty();
        }
        Trial.Status status = hopeless[0] ? Trial.Status.PRUNED : Trial.Status.COMPLETE;
        return Optional.of(new Trial(number, point, status, loss.getAsDouble(), steps));
    }

    private static Optional<Trial> awaited(CompletionService<Optional<Trial>> running) {
        try {
            return running.take().get();
        } catch (ExecutionException e) {
            throw new TrialException("a trial ended with an exception: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TrialException("interrupted while trials were running", e);
        }
    }
}
