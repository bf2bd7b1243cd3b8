package dev.scalpel.local.desk.backtests;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.invocation.FunctionContext;
import dev.scalpel.local.backtest.Gate;
import dev.scalpel.local.backtest.run.ModelBacktest;
import dev.scalpel.local.desk.http.DeskJson;
import dev.scalpel.local.desk.http.RequestRefusedException;
import dev.scalpel.local.importing.SignalFile;
import dev.scalpel.market.Symbol;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.SettingsReader;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The backtests of a home directory. The desk runs one at a time, in a thread of its own; others wait for it.
 */
public final class Backtests implements AutoCloseable {

    /** How many that have ended are remembered. */
    private static final int MAX_JOBS = 50;

    /** How many may wait for the one that runs. */
    static final int MAX_WAITING = 20;

    private final FunctionContext context;
    private final SettingsOf settings;
    private final DeskModelBacktest.Simulation simulation;
    private final Path home;
    private final FinishedBacktests finished;
    private final Map<String, BacktestJob> jobs = new LinkedHashMap<>();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        Thread made = new Thread(task, "backtest");
        made.setDaemon(true);
        return made;
    });

    /** What is tested. */
    public sealed interface Subject permits OfModel, OfSignals {}

    /** The model of one symbol. */
    public record OfModel(Symbol symbol, Gate gate) implements Subject {}

    /**
     * A portfolio on signals.
     *
     * @param file of the signals, as text; empty for those that the portfolio has received
     * @param terms how the file is read
     */
    public record OfSignals(String portfolio, Optional<String> file, SignalFile.Terms terms) implements Subject {}

    /**
     * A backtest as it is requested.
     *
     * @param to the day after the last
     * @param name of its directory; empty for the default one
     */
    public record Request(Subject subject, LocalDate from, LocalDate to, Optional<String> name) {}

    /**
     * Over the settings, store and clock of a bot.
     *
     * @param home directory, below which the results are
     */
    public static Backtests of(FunctionContext context, Path home, SettingsOf settings) {
        return new Backtests(context, home, settings, DeskModelBacktest.Simulation.OWN);
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

    /** The same with another simulation of the model. */
    Backtests(FunctionContext context, Path home, SettingsOf settings, DeskModelBacktest.Simulation simulation) {
        this.context = context;
        this.home = home;
        this.settings = settings;
        this.simulation = simulation;
        finished = new FinishedBacktests(home.resolve(ModelBacktest.FOLDER));
    }

    /** A symbol that only a portfolio trades is tested alone. */
    private FunctionContext testing(Symbol symbol) {
        return settings.testing(symbol, context.settings())
                .map(alone -> new FunctionContext(alone, context.store(), context.notifier(), context.clock()))
                .orElse(context);
    }

    /**
     * Starts one; it waits while another one runs.
     *
     * @return its id
     * @throws RequestRefusedException if too many wait, or this one cannot begin
     */
    public synchronized ObjectNode start(Request request) {
        long waiting = jobs.values().stream()
                .filter(job -> job.state() == BacktestJob.State.WAITING)
                .count();
        if (waiting >= MAX_WAITING) {
            throw RequestRefusedException.conflict(
                    MAX_WAITING + " backtests are waiting, and no more may: wait for one, or cancel one");
        }
        if (!request.from().isBefore(request.to())) {
            throw RequestRefusedException.bad(
                    "'to', the day after the last, must be after 'from': " + request.from() + " to " + request.to());
        }
        DeskBacktest backtest = backtest(request);
        String name = request.name().orElseGet(backtest::defaultName);
        if (!FinishedBacktests.isId(name)) {
            throw RequestRefusedException.bad("'name' must be 1 to 121 of A-Z a-z 0-9 . _ -, beginning with a letter or"
                    + " digit: '" + name + "'");
        }
        Path directory = ModelBacktest.directory(home, name);
        BacktestJob job = new BacktestJob(
                backtest.in(directory, name), directory, context.clock().instant());
        forgetOld();
        jobs.put(job.id(), job);
        thread.execute(job::run);
        return DeskJson.object().put("id", job.id());
    }

    private DeskBacktest backtest(Request request) {
        if (request.subject() instanceof OfModel model) {
            return DeskModelBacktest.of(
                    testing(model.symbol()), model.symbol(), model.gate(), request.from(), request.to(), simulation);
        }
        OfSignals signals = (OfSignals) request.subject();
        return DeskSignalBacktest.of(
                context,
                signals.portfolio(),
                request.from(),
                request.to(),
                signals.file().map(text -> new DeskSignalBacktest.SentFile(text, signals.terms())));
    }

    /** Only what has ended is forgotten, the oldest first. */
    private void forgetOld() {
        List<String> ended = jobs.values().stream()
                .filter(job -> !job.isOpen())
                .map(BacktestJob::id)
                .toList();
        jobs.keySet().removeAll(ended.subList(0, Math.max(0, ended.size() - MAX_JOBS)));
    }

    /** @throws RequestRefusedException if none of this id is running */
    public synchronized ObjectNode cancel(String id) {
        BacktestJob job = Optional.ofNullable(jobs.get(id))
                .orElseThrow(() -> RequestRefusedException.notFound("no backtest " + id + " was started here"));
        if (!job.isOpen()) {
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
