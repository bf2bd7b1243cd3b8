package dev.scalpel.training.daily;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.research.synthetic.TwoPairMarket;
import dev.scalpel.store.StoreKeys;
import dev.scalpel.store.local.DirectoryStore;
import dev.scalpel.store.local.Durability;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Promise 7: reproducible. A training that is killed during tuning and started again makes the bytes of an undisturbed one. */
class ReproducibleTrainingTest {

    private static final Duration TIMEOUT = Duration.ofMinutes(5);

    @TempDir
    private Path killedStore;

    @TempDir
    private Path undisturbedStore;

    @Test
    void resumesToTheSameModelAsAnUndisturbedRun() throws Exception {
        killDuringTuning();
        int recorded = trials(killedStore);

        TrainingReport resumed = TrainingProcess.train(killedStore);
        TrainingReport undisturbed = TrainingProcess.train(undisturbedStore);

        assertThat(recorded).isBetween(TrainingProcess.WAITS_AFTER, TrainingProcess.TRIALS - 1);
        assertThat(resumed.resumed()).isEqualTo(recorded);
        assertThat(undisturbed.resumed()).isZero();
        assertThat(resumed.candidate()).isPresent();
        assertThat(models(killedStore)).isEqualTo(models(undisturbedStore)).isNotEmpty();
    }

    /** Types may be renamed; the trials of an interrupted training must still be found. */
    @Test
    void trialsKeepTheKeysOfTheFirstVersion() {
        TrainingProcess.train(undisturbedStore);

        assertThat(store(undisturbedStore).list("tuning/"))
                .hasSize(TrainingProcess.TRIALS)
                .allSatisfy(key -> assertThat(key).contains("/trial-29a65db8-"));
    }

    private void killDuringTuning() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx1g",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        TrainingProcess.class.getName(),
                        killedStore.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        long end = System.nanoTime() + TIMEOUT.toNanos();
        try {
            while (trials(killedStore) < TrainingProcess.WAITS_AFTER && process.isAlive() && System.nanoTime() < end) {
                Thread.sleep(2);
            }
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    }

    private static int trials(Path directory) {
        return store(directory).list("tuning/").size();
    }

    private static Map<String, String> models(Path directory) {
        DirectoryStore store = store(directory);
        Map<String, String> files = new TreeMap<>();
        store.list(StoreKeys.modelsPrefix(TwoPairMarket.TRADED_INSTRUMENT))
                .forEach(key ->
                        files.put(key, store.get(key).orElseThrow().etag().toString()));
        return files;
    }

    private static DirectoryStore store(Path directory) {
        return new DirectoryStore(directory, Durability.NONE);
    }
}
