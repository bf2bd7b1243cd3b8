package dev.scalpel.benchmarks.webhook;

import dev.scalpel.benchmarks.harness.BenchmarkException;
import dev.scalpel.benchmarks.harness.Median;
import dev.scalpel.benchmarks.harness.ResultRow;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A sender with the right key, every few milliseconds. */
final class RightSender implements AutoCloseable {

    /** Then a sender gives up. */
    private static final double GOAL_MILLIS = 3_000;

    private static final double NANOS_PER_MILLI = 1e6;
    private static final int OK = 200;
    private static final int PAUSE_MILLIS = 20;

    private final URI server;
    private final Instant time;
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final List<Double> millis = new ArrayList<>();
    private volatile boolean sending;
    private Future<Integer> sent = CompletableFuture.completedFuture(0);
    private int number;
    private int all;

    /** @param time of the first alert; each following one is a millisecond later */
    RightSender(URI server, Instant time) {
        this.server = server;
        this.time = time;
    }

    void begin() {
        millis.clear();
        sending = true;
        sent = thread.submit(() -> {
            int count = 0;
            while (sending) {
                count++;
                long start = System.nanoTime();
                // As TradingView does: a connection of its own for each alert.
                try (RawClient client = new RawClient(server)) {
                    int status = client.send(RawClient.request(
                            "POST",
                            "/webhook",
                            "",
                            "{\"key\":\"secret\",\"time\":\"" + time.plusMillis(number++)
                                    + "\",\"ticker\":\"BTCUSDT\",\"order_action\":\"buy\"}"));
                    if (status != OK) {
                        throw new BenchmarkException("the right key was answered with " + status);
                    }
                }
                millis.add((System.nanoTime() - start) / NANOS_PER_MILLI);
                Thread.sleep(PAUSE_MILLIS);
            }
            return count;
        });
    }

    List<ResultRow> end(String during) throws IOException {
        sending = false;
        try {
            all += sent.get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new BenchmarkException("interrupted", stopped);
        } catch (ExecutionException failed) {
            throw new IOException("the right key was not served during " + during, failed.getCause());
        }
        double slowest = millis.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
        return List.of(
                ResultRow.of(
                        during + ": an alert with the right key, median", Median.of(millis), "ms", "goal", GOAL_MILLIS),
                ResultRow.of(
                        during + ": an alert with the right key, slowest of " + millis.size(),
                        slowest,
                        "ms",
                        "goal",
                        GOAL_MILLIS));
    }

    /** So far. */
    int sent() {
        return all;
    }

    @Override
    public void close() {
        sending = false;
        thread.shutdownNow();
    }
}
