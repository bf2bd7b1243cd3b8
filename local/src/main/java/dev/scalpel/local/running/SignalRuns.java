package dev.scalpel.local.running;

import dev.scalpel.api.call.ExecutionStart;
import dev.scalpel.api.call.FunctionFailedException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Runs of portfolios for signals that are due between two minutes, on a thread of their own. However many signals arrive, a portfolio has
 * at most one run under way and one waiting, which finds them all.
 */
public final class SignalRuns implements ExecutionStart {

    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        Thread made = new Thread(task, "signals");
        made.setDaemon(true);
        return made;
    });
    private final Set<String> waiting = ConcurrentHashMap.newKeySet();
    private final Consumer<String> run;

    /** @param run executes the signals of the portfolio of this name, and handles its own failures */
    public SignalRuns(Consumer<String> run) {
        this.run = run;
    }

    @Override
    public void executeSignals(String portfolio) {
        if (!waiting.add(portfolio)) {
            return;
        }
        try {
            thread.execute(() -> {
                // Before the run reads them: a signal that arrives from here on needs another run.
                waiting.remove(portfolio);
                run.accept(portfolio);
            });
        } catch (RejectedExecutionException stopped) {
            throw new FunctionFailedException("the bot is stopping", stopped);
        }
    }

    /** Starts no further run, and waits for the one under way. */
    public void stop(Duration atMost) throws InterruptedException {
        thread.shutdown();
        if (!thread.awaitTermination(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
            thread.shutdownNow();
        }
    }
}
