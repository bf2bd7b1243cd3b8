package dev.scalpel.training.daily;

import dev.scalpel.invocation.Deadline;
import dev.scalpel.store.local.DirectoryStore;
import dev.scalpel.store.local.Durability;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;

/** A training in its own process, to be killed. Its argument is the directory of the store. */
final class TrainingProcess {

    static final int TRIALS = 8;
    static final long SEED = 11;
    static final Clock CLOCK = Clock.fixed(TrainingMarkets.END.plus(Duration.ofMinutes(20)), ZoneOffset.UTC);

    private TrainingProcess() {}

    public static void main(String[] arguments) {
        train(Path.of(arguments[0]));
    }

    static TrainingReport train(Path directory) {
        return new DailyTraining(
                        TrainingMarkets.config(2),
                        new DirectoryStore(directory, Durability.NONE),
                        CLOCK,
                        TrainingProgress.SILENT)
                .train(
                        TrainingMarkets.request(TrainingMarkets.strong(SEED), TRIALS),
                        Deadline.in(Duration.ofHours(1), CLOCK));
    }
}
