package dev.scalpel.store;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;

/** Runs an action in several threads at the same moment; fails if one of them fails. */
public final class Race {

    private Race() {}

    public static void of(int threads, IntConsumer runner) {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        CyclicBarrier start = new CyclicBarrier(threads);
        List<Future<?>> runs = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            int number = i;
            runs.add(pool.submit(() -> {
                start.await();
                runner.accept(number);
                return number;
            }));
        }
        try {
            for (Future<?> run : runs) {
                run.get(120, TimeUnit.SECONDS);
            }
        } catch (Exception failed) {
            throw new AssertionError("a thread failed", failed);
        } finally {
            pool.shutdownNow();
        }
    }
}
