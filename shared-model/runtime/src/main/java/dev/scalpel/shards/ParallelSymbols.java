package dev.scalpel.shards;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/**
 * Does the same work for each symbol, in parallel when there are many: most of a symbol's minute is waiting for the store
 * and the venue. Results are in the order of the symbols.
 */
public final class ParallelSymbols {

    /** Up to this many run one after the other: threads would gain little. */
    private static final int SEQUENTIAL_MAX = 4;

    /** Bounded for the venue's sake, whose limits count requests a second, and for the memory of a small function. */
    private static final int PARALLELISM = 16;

    private final ExecutorService threads = Executors.newFixedThreadPool(PARALLELISM, task -> {
        Thread thread = new Thread(task, "symbol");
        thread.setDaemon(true);
        return thread;
    });

    public <T, R> List<R> map(List<T> inputs, Function<T, R> work) {
        if (inputs.size() <= SEQUENTIAL_MAX) {
            return inputs.stream().map(work).toList();
        }
        List<Future<R>> running = new ArrayList<>();
        inputs.forEach(input -> running.add(threads.submit(() -> work.apply(input))));
        List<R> results = new ArrayList<>();
        running.forEach(future -> results.add(resultOf(future)));
        return results;
    }

    private static <R> R resultOf(Future<R> future) {
        try {
            return future.get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while symbols were traded", stopped);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof Error error) {
                throw error;
            }
            throw failed.getCause() instanceof RuntimeException own
                    ? own
                    : new IllegalStateException(failed.getCause());
        }
    }
}
