package dev.scalpel.training.daily;

import dev.scalpel.invocation.Deadline;
import dev.scalpel.market.Symbol;
import dev.scalpel.store.local.DirectoryStore;
import dev.scalpel.store.local.Durability;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;

/**
 * A training in its own process, to be killed: once some trials are recorded it only waits for that, so that it cannot end
 * first. Its argument is the directory of the store.
 */
final class TrainingProcess {

    static final int TRIALS = 8;
    static final int WAITS_AFTER = 3;
    static final long SEED = 11;
    private static final Duration MAX_WAIT = Duration.ofMinutes(10);
    static final Clock CLOCK = Clock.fixed(TrainingMarkets.END.plus(Duration.ofMinutes(20)), ZoneOffset.UTC);

    private TrainingProcess() {}

    public static void main(String[] arguments) {
        train(Path.of(arguments[0]), new TrainingProgress() {
            @Override
            public void stage(Symbol symbol, String what) {
                // The trials alone matter.
            }

            @Override
            public void trial(Symbol symbol, int finished, int total, double best) {
                if (finished >= WAITS_AFTER) {
                    awaitTheKill();
                }
            }
        });
    }

    private static void awaitTheKill() {
        try {
            Thread.sleep(MAX_WAIT.toMillis());
        } catch (InterruptedException early) {
            Thread.currentThread().interrupt();
        }
        throw new IllegalStateException("nobody has killed this process");
    }

    static TrainingReport train(Path directory) {
        return train(directory, TrainingProgress.SILENT);
    }

    private static TrainingReport train(Path directory, TrainingProgress progress) {
        return new DailyTraining(
                        TrainingMarkets.config(2), new DirectoryStore(directory, Durability.NONE), CLOCK, progress)
                .train(
                        TrainingMarkets.request(TrainingMarkets.strong(SEED), TRIALS),
                        Deadline.in(Duration.ofHours(1), CLOCK));
    }
}
