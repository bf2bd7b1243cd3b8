package dev.scalpel.local.desk.backtests;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.invocation.FunctionContext;
import dev.scalpel.local.backtest.BacktestPlan;
import dev.scalpel.local.backtest.Gate;
import dev.scalpel.local.backtest.NoBarsException;
import dev.scalpel.local.backtest.run.ModelBacktest;
import dev.scalpel.local.backtest.run.RunDirectory;
import dev.scalpel.local.desk.http.DeskJson;
import dev.scalpel.local.desk.http.RequestRefusedException;
import dev.scalpel.local.functions.ReportRun;
import dev.scalpel.market.Symbol;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.SettingsReader;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The backtests of a home directory. The desk runs one at a time, in a thread of its own.
 */
public final class Backtests implements AutoCloseable {

    private static final int MAX_JOBS = 50;

    private final FunctionContext context;
    private final SettingsOf settings;
    private final BacktestJob.Work work;
    private final Path home;
    private final FinishedBacktests finished;
    private final Map<String, BacktestJob> jobs = new LinkedHashMap<>();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        Thread made = new Thread(task, "backtest");
        made.setDaemon(true);
        return made;
    });

    /**
     * What is to be tested.
     *
     * @param name of its directory; empty for the usual one
     */
    public record Request(Symbol symbol, LocalDate from, LocalDate to, Gate gate, Optional<String> name) {}

    /**
     * Over the settings, store and clock of a bot.
     *
     * @param home directory, below which the results are
     */
    public static Backtests of(FunctionContext context, Path home, SettingsOf settings) {
        return new Backtests(
                context,
                home,
                settings,
                (tested, plan, gate, directory, listener) -> new ModelBacktest(tested)
                        .run(plan, gate, Optional.empty(), ModelBacktest.Levels.OWN, directory, listener));
    }

    /** The same where nothing overrides the settings of the home directory. */
    public static Backtests of(FunctionContext context, Path home) {
        return of(context, home, SettingsOf.directory(home, Map.of()));
    }

    /** Reads the settings of a bot where some variables of its environment are others. */
    public interface SettingsOf {

        /** The settings by which a symbol is tested; empty for those of the bot, which trade it. */
        Optional<Settings> testing(Symbol symbol, Settings settings);

        /** Of the settings in a directory. */
        static SettingsOf directory(Path directory, Map<String, String> environment) {
            return (symbol, settings) -> ModelBacktest.alone(symbol, settings, environment)
                    .map(alone -> SettingsReader.fromDirectory(directory, alone).settings());
        }
    }

    /** The same with other work. */
    Backtests(FunctionContext context, Path home, SettingsOf settings, BacktestJob.Work work) {
        this.context = context;
        this.home = home;
        this.settings = settings;
        this.work = work;
        finished = new FinishedBacktests(home.resolve(ModelBacktest.FOLDER));
    }

    /** A symbol that only a portfolio trades is tested alone. */
    private FunctionContext testing(Symbol symbol) {
        return settings.testing(symbol, context.settings())
                .map(alone -> new FunctionContext(alone, context.store(), context.notifier(), context.clock()))
                .orElse(context);
    }

    /**
     * Starts one.
     *
     * @return its id
     * @throws RequestRefusedException if another one is running, or this one cannot begin
     */
    public synchronized ObjectNode start(Request request) {
        jobs.values().stream()
                .filter(job -> job.state() == BacktestJob.State.RUNNING)
                .findFirst()
                .ifPresent(running -> {
                    throw RequestRefusedException.conflict(
                            "the backtest " + running.id() + " is running: wait for it, or cancel it");
                });
        if (request.gate() == Gate.OFF && ModelBacktest.isBrackets(context.settings())) {
            throw RequestRefusedException.bad(
                    "'gate' off is for the score style; of brackets each night's candidate is traded in any case");
        }
        FunctionContext tested = testing(request.symbol());
        BacktestPlan plan = plan(tested, request);
        String name = request.name().orElseGet(() -> ModelBacktest.name(plan));
        if (!FinishedBacktests.isId(name)) {
            throw RequestRefusedException.bad("'name' must be 1 to 121 of A-Z a-z 0-9 . _ -, beginning with a letter or"
                    + " digit: '" + name + "'");
        }
        Path directory = ModelBacktest.directory(home, name);
        BacktestPlan started = plan.withRun(
                ReportRun.backtest(Optional.of(command(request)), RunDirectory.runsBefore(directory, name)));
        BacktestJob job = new BacktestJob(
                tested, started, request.gate(), directory, context.clock().instant());
        jobs.put(job.id(), job);
        if (jobs.size() > MAX_JOBS) {
            jobs.remove(jobs.keySet().iterator().next());
        }
        thread.execute(() -> job.run(work));
        return DeskJson.object().put("id", job.id());
    }

    private static BacktestPlan plan(FunctionContext tested, Request request) {
        if (!request.from().isBefore(request.to())) {
            throw RequestRefusedException.bad(
                    "'to', the day after the last, must be after 'from': " + request.from() + " to " + request.to());
        }
        try {
            return new ModelBacktest(tested)
                    .plan(
                            request.symbol(),
                            Optional.of(request.from()),
                            Optional.of(request.to()),
                            BacktestPlan.Retrain.DAILY);
        } catch (NoBarsException none) {
            throw RequestRefusedException.bad(String.valueOf(none.getMessage()));
        }
    }

    private static String command(Request request) {
        List<String> arguments = new ArrayList<>(List.of(
                "backtest",
                "--symbol",
                request.symbol().toString(),
                "--from",
                request.from().toString(),
                "--to",
                request.to().toString()));
        if (request.gate() == Gate.OFF) {
            arguments.addAll(List.of("--gate", "off"));
        }
        return ReportRun.commandLine(arguments);
    }

    /** @throws RequestRefusedException if none of this id is running */
    public synchronized ObjectNode cancel(String id) {
        BacktestJob job = Optional.ofNullable(jobs.get(id))
                .orElseThrow(() -> RequestRefusedException.notFound("no backtest " + id + " was started here"));
        if (job.state() != BacktestJob.State.RUNNING) {
            throw RequestRefusedException.conflict("the backtest " + id + " is not running: it is "
                    + job.state().word());
        }
        job.cancel();
        return job.json();
    }

    /** Those that were started here and have no result, then the finished ones, each the newest first. */
    public ObjectNode list() {
        ObjectNode answer = DeskJson.object();
        ArrayNode all = answer.putArray("backtests");
        withoutResult().forEach(job -> all.insert(0, job.json()));
        finished.list().forEach(all::add);
        return answer;
    }

    private synchronized List<BacktestJob> withoutResult() {
        return jobs.values().stream()
                .filter(job -> job.state() != BacktestJob.State.DONE)
                .toList();
    }

    /** @throws RequestRefusedException if there is none of this id */
    public ObjectNode find(String id) {
        Optional<BacktestJob> job =
                withoutResult().stream().filter(each -> each.id().equals(id)).findFirst();
        return job.map(BacktestJob::json)
                .or(() -> finished.find(id))
                .orElseThrow(() -> RequestRefusedException.notFound("there is no backtest " + id));
    }

    @Override
    public synchronized void close() {
        jobs.values().forEach(BacktestJob::cancel);
        thread.shutdown();
    }
}
