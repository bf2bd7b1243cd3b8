package dev.scalpel.local.desk.backtests;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.local.backtest.BacktestListener;
import dev.scalpel.local.desk.http.DeskJson;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** A backtest that the desk has started: how far it is, and how it has ended. */
final class BacktestJob implements BacktestListener {

    private final DeskBacktest.Run run;
    private final Path directory;
    private final Instant startedAt;
    private State state = State.WAITING;
    private boolean cancelRequested;
    private double progress;
    private String doing = "waits for the one before it";
    private Optional<String> error = Optional.empty();

    /** Where a backtest stands. */
    enum State {
        WAITING,
        RUNNING,
        DONE,
        FAILED,
        CANCELLED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    BacktestJob(DeskBacktest.Run run, Path directory, Instant startedAt) {
        this.run = run;
        this.directory = directory;
        this.startedAt = startedAt;
    }

    String id() {
        return String.valueOf(directory.getFileName());
    }

    Path directory() {
        return directory;
    }

    /** Runs it to its end, whatever that is; not at all if it was cancelled before. */
    void run() {
        if (!begin()) {
            return;
        }
        try {
            run.work().run(this);
            end(State.DONE, Optional.empty());
        } catch (BacktestCancelledException cancelled) {
            end(State.CANCELLED, Optional.empty());
        } catch (RuntimeException failed) {
            // Interrupted work may fail in its own way.
            end(isCancelRequested() ? State.CANCELLED : State.FAILED, Optional.of(String.valueOf(failed.getMessage())));
        }
    }

    private synchronized boolean begin() {
        if (state != State.WAITING) {
            return false;
        }
        state = State.RUNNING;
        doing = "begins";
        return true;
    }

    private synchronized void end(State reached, Optional<String> why) {
        state = reached;
        error = reached == State.FAILED ? why : Optional.empty();
        progress = reached == State.DONE ? 1 : progress;
    }

    /** It ends with the next step of its work; at once if it waits. */
    synchronized void cancel() {
        cancelRequested = true;
        if (state == State.WAITING) {
            state = State.CANCELLED;
            doing = "was cancelled before it began";
        }
    }

    /** Whether it waits or runs. */
    synchronized boolean isOpen() {
        return state == State.WAITING || state == State.RUNNING;
    }

    private synchronized boolean isCancelRequested() {
        return cancelRequested;
    }

    synchronized State state() {
        return state;
    }

    @Override
    public synchronized void note(String line) {
        doing = line;
    }

    @Override
    public synchronized void progress(double share, String line) {
        if (cancelRequested) {
            throw new BacktestCancelledException();
        }
        progress = Math.max(0, Math.min(1, share));
        doing = line;
    }

    synchronized ObjectNode json() {
        ObjectNode document = DeskJson.object().put("id", id());
        document.put("symbol", run.symbol());
        document.put("from", run.from().toEpochMilli());
        document.put("to", run.to().toEpochMilli());
        document.put("state", state.word());
        document.put("progress", progress);
        document.put("doing", state == State.RUNNING && cancelRequested ? "is being cancelled" : doing);
        document.put("startedAt", startedAt.toEpochMilli());
        DeskJson.putText(document, "command", run.command());
        DeskJson.putText(document, "error", error);
        return document;
    }
}
