package dev.scalpel.local.desk.backtests;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.invocation.FunctionContext;
import dev.scalpel.local.backtest.BacktestListener;
import dev.scalpel.local.backtest.BacktestPlan;
import dev.scalpel.local.backtest.Gate;
import dev.scalpel.local.desk.http.DeskJson;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** A backtest that the desk has started: how far it is, and how it has ended. */
final class BacktestJob implements BacktestListener {

    private final FunctionContext context;
    private final BacktestPlan plan;
    private final Gate gate;
    private final Path directory;
    private final Instant startedAt;
    private State state = State.RUNNING;
    private boolean cancelRequested;
    private double progress;
    private String doing = "begins";
    private Optional<String> error = Optional.empty();

    /** Where a backtest stands. */
    enum State {
        RUNNING,
        DONE,
        FAILED,
        CANCELLED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Does the work of a backtest. */
    interface Work {
        void run(FunctionContext context, BacktestPlan plan, Gate gate, Path directory, BacktestListener listener);
    }

    /** @param context with the settings by which it is tested */
    BacktestJob(FunctionContext context, BacktestPlan plan, Gate gate, Path directory, Instant startedAt) {
        this.context = context;
        this.plan = plan;
        this.gate = gate;
        this.directory = directory;
        this.startedAt = startedAt;
    }

    String id() {
        return String.valueOf(directory.getFileName());
    }

    Path directory() {
        return directory;
    }

    /** Runs it to its end, whatever that is. */
    void run(Work work) {
        try {
            work.run(context, plan, gate, directory, this);
            end(State.DONE, Optional.empty());
        } catch (BacktestCancelledException cancelled) {
            end(State.CANCELLED, Optional.empty());
        } catch (RuntimeException failed) {
            // Interrupted work may fail in its own way.
            end(isCancelRequested() ? State.CANCELLED : State.FAILED, Optional.of(String.valueOf(failed.getMessage())));
        }
    }

    private synchronized void end(State reached, Optional<String> why) {
        state = reached;
        error = reached == State.FAILED ? why : Optional.empty();
        progress = reached == State.DONE ? 1 : progress;
    }

    /** It ends with the next step of its work. */
    synchronized void cancel() {
        cancelRequested = true;
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
        document.put("symbol", plan.symbol().toString());
        document.put("from", plan.from().toEpochMilli());
        document.put("to", plan.to().toEpochMilli());
        document.put("state", state.word());
        document.put("progress", progress);
        document.put("doing", state == State.RUNNING && cancelRequested ? "is being cancelled" : doing);
        document.put("startedAt", startedAt.toEpochMilli());
        DeskJson.putText(document, "command", plan.run().command());
        DeskJson.putText(document, "error", error);
        return document;
    }
}
