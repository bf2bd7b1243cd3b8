package dev.scalpel.local.cli.simulation;

import dev.scalpel.invocation.FunctionContext;
import dev.scalpel.ledger.LedgerCsv;
import dev.scalpel.local.backtest.BacktestListener;
import dev.scalpel.local.backtest.BacktestPlan;
import dev.scalpel.local.backtest.Gate;
import dev.scalpel.local.backtest.NoBarsException;
import dev.scalpel.local.backtest.PortfolioBacktest;
import dev.scalpel.local.backtest.run.ModelBacktest;
import dev.scalpel.local.backtest.run.RunDirectory;
import dev.scalpel.local.cli.console.CommandFailedException;
import dev.scalpel.local.cli.console.GlobalOptions;
import dev.scalpel.local.cli.console.ProcessContext;
import dev.scalpel.local.cli.console.ProgressLine;
import dev.scalpel.local.cli.console.StartedCommand;
import dev.scalpel.local.cli.console.TradedDays;
import dev.scalpel.local.cli.console.WrongUsageException;
import dev.scalpel.local.functions.ReportRun;
import dev.scalpel.market.Symbol;
import dev.scalpel.settings.section.Style;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.universe.PastUniverses;
import dev.scalpel.universe.UniverseStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code ./scalpel backtest}. */
@Command(
        name = "backtest",
        header = "Simulate the model, or signals, on stored bars.",
        description = {
            "Simulate the bot on stored bars (./scalpel import), walking forward: each day's model was made from"
                    + " earlier bars only.",
            "The score style shows what the procedure would have done at each cost, with its break-even and a verdict."
                    + " Brackets are trained and promoted each day as the bot does it, and trade as the functions do,"
                    + " minute by minute."
        })
public final class BacktestCommand implements Callable<Integer> {

    private static final int MAX_TRIALS = 1_000;

    /** On which sides positions are opened. */
    enum Sides {
        LONG,
        BOTH
    }

    @ParentCommand
    private @Nullable GlobalOptions parent;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--symbol",
            paramLabel = "BASE/QUOTE",
            description = "Such as BTC/USDT; required without --signals.")
    private @Nullable Symbol symbol;

    @Mixin
    private final SignalBacktestOptions signals = new SignalBacktestOptions();

    @Mixin
    private final TradedDays days = new TradedDays();

    @Option(
            names = "--style",
            paramLabel = "STYLE",
            description = "score: follow the score; or brackets (default: training.style of the settings).")
    private @Nullable Style style;

    @Option(
            names = "--sides",
            paramLabel = "SIDES",
            description = "long, or both, for the score style (default: as the instrument allows).")
    private @Nullable Sides sides;

    @Option(
            names = "--retrain",
            paramLabel = "WHEN",
            defaultValue = "daily",
            description = "For brackets: daily, or never: the current champion trades the whole period (default:"
                    + " ${DEFAULT-VALUE}).")
    private BacktestPlan.Retrain retrain = BacktestPlan.Retrain.DAILY;

    @Mixin
    private final BacktestCostOptions costs = new BacktestCostOptions();

    @Option(
            names = "--gate",
            paramLabel = "GATE",
            defaultValue = "on",
            description = "For the score style: on; or off: also entries whose expected gain is below their cost, as an"
                    + " ungated model would have made them, marked as such (default: ${DEFAULT-VALUE}).")
    private Gate gate = Gate.ON;

    @Option(
            names = "--trials",
            paramLabel = "N",
            description = "For brackets: trials per training (default: the settings').")
    private @Nullable Integer trials;

    @Option(
            names = "--export",
            paramLabel = "FILE",
            description = "Write the trades as CSV; in the score style those that cost nothing.")
    private @Nullable Path export;

    @Override
    public Integer call() throws IOException {
        GlobalOptions options = GlobalOptions.required(parent);
        ProcessContext process = options.process();
        WrongUsageException.requireWithin("--trials", trials == null ? 1 : trials, 1, MAX_TRIALS);
        days.requireInOrder("a backtest");
        costs.check();
        signals.check(days);
        if (signals.areGiven()) {
            return ofSignals(options);
        }
        if (symbol == null) {
            throw new WrongUsageException(
                    "--symbol or --signals must say what is tested",
                    "name an instrument, such as --symbol BTC/USDT, or a file, such as --signals signals.csv"
                            + " --portfolio crypto");
        }
        if (style == Style.BRACKETS && sides != null) {
            throw new WrongUsageException(
                    "--sides is for the score style; brackets trade the sides that their models know",
                    "leave out --sides, or --style brackets");
        }
        Symbol tested = symbol;
        Tested scope = context(options, tested);
        FunctionContext context = scope.context();
        if (gate == Gate.OFF && ModelBacktest.isBrackets(context.settings())) {
            throw new WrongUsageException(
                    "--gate off is for the score style; of brackets each night's candidate is traded in any case",
                    "leave out --gate, or add --style score");
        }
        ProgressLine line = new ProgressLine(process);
        ModelBacktest backtest = new ModelBacktest(context);
        try {
            BacktestPlan period = inUniverse(plan(backtest, tested), scope);
            String name = ModelBacktest.name(period);
            Path directory = ModelBacktest.directory(options.home(), name);
            BacktestPlan plan = period.withRun(
                    ReportRun.backtest(Optional.of(command(period)), RunDirectory.runsBefore(directory, name)));
            ModelBacktest.Run run = backtest.run(plan, gate, chosenSides(), costs::levels, directory, view(line));
            line.clear();
            if (export != null) {
                Files.write(export, LedgerCsv.TRADES.write(run.trades()));
            }
            String warning = gate.warning()
                    .map(words -> process.alert(words) + System.lineSeparator() + System.lineSeparator())
                    .orElse("");
            options.print(run.result(), warning + BacktestText.of(run.result()));
            return ExitCode.OK;
        } catch (NoBarsException none) {
            throw new CommandFailedException(
                    String.valueOf(none.getMessage()), TradedDays.bars(String.valueOf(symbol)), none);
        }
    }

    private int ofSignals(GlobalOptions options) throws IOException {
        if (symbol != null || style != null || sides != null || trials != null || gate == Gate.OFF) {
            throw new WrongUsageException(
                    "--symbol, --style, --sides, --gate and --trials belong to a backtest of the model, not to"
                            + " --signals",
                    "leave them out: instruments and shares are those of the portfolio");
        }
        ProcessContext process = options.process();
        FunctionContext context =
                FunctionContext.of(options.home(), process.environment(), process.clock(), "backtest");
        PortfolioBacktest.Run run = signals.run(context, days, costs);
        if (export != null) {
            Files.write(export, LedgerCsv.TRADES.write(run.trades()));
        }
        options.print(run.result(), PortfolioBacktestText.of(run.result()));
        return ExitCode.OK;
    }

    private Optional<Set<PositionSide>> chosenSides() {
        return Optional.ofNullable(sides)
                .map(chosen ->
                        chosen == Sides.BOTH ? EnumSet.allOf(PositionSide.class) : EnumSet.of(PositionSide.LONG));
    }

    /** @param followsUniverse whether the settings leave it to the universe what is traded */
    private record Tested(FunctionContext context, boolean followsUniverse) {}

    /** Entries as the lists of those days would have had them: coins that are large today were not always. */
    private static BacktestPlan inUniverse(BacktestPlan plan, Tested scope) {
        return scope.followsUniverse()
                ? plan.in(PastUniverses.between(
                        new UniverseStore(scope.context().store()),
                        LocalDate.ofInstant(plan.from(), ZoneOffset.UTC),
                        LocalDate.ofInstant(plan.to().minusMillis(1), ZoneOffset.UTC)
                                .plusDays(1)))
                : plan;
    }

    /** A symbol that is not in the settings is tested alone, with the maximum share of one symbol. */
    private Tested context(GlobalOptions options, Symbol tested) {
        ProcessContext process = options.process();
        Map<String, String> environment = environment(process);
        FunctionContext context = FunctionContext.of(options.home(), environment, process.clock(), "backtest");
        if (ModelBacktest.isBrackets(context.settings())) {
            // The score style compares with the account's own costs.
            costs.putInto(environment);
            context = FunctionContext.of(options.home(), environment, process.clock(), "backtest");
        }
        Optional<Map<String, String>> alone = ModelBacktest.alone(tested, context.settings(), environment);
        if (alone.isEmpty()) {
            return new Tested(context, context.settings().symbols().followsUniverse());
        }
        FunctionContext own = FunctionContext.of(options.home(), alone.get(), process.clock(), "backtest");
        process.printMessage("note: " + tested + " is not in the settings; it is tested alone, with a share of "
                + own.settings().symbols().share(tested).orElseThrow().toPlainString());
        return new Tested(own, context.settings().symbols().followsUniverse());
    }

    private BacktestPlan plan(ModelBacktest backtest, Symbol tested) {
        try {
            return backtest.plan(tested, days.from(), days.to(), retrain);
        } catch (IllegalArgumentException rule) {
            throw new WrongUsageException(
                    String.valueOf(rule.getMessage()), "./scalpel backtest --help explains the options", rule);
        }
    }

    /** With the days, which may be those that were stored, written out. */
    private String command(BacktestPlan plan) {
        List<String> arguments =
                new ArrayList<>(StartedCommand.arguments(spec, Set.of("--from", "--to"), Set.of("--json")));
        arguments.addAll(List.of("--from", day(plan.from()), "--to", day(plan.to())));
        return ReportRun.commandLine(arguments);
    }

    private static String day(Instant instant) {
        return instant.toString().substring(0, 10);
    }

    /** Options override settings as environment variables do. */
    private Map<String, String> environment(ProcessContext process) {
        Map<String, String> environment = new HashMap<>(process.environment());
        if (style != null) {
            environment.put("SCALPEL_TRAINING_STYLE", style.name().toLowerCase(Locale.ROOT));
        }
        if (trials != null) {
            environment.put("SCALPEL_TUNING_TRIALS", String.valueOf(trials));
        }
        return environment;
    }

    private static BacktestListener view(ProgressLine line) {
        return new BacktestListener() {
            @Override
            public void note(String text) {
                line.note(text);
            }

            @Override
            public void progress(double share, String text) {
                line.show(share, text);
            }
        };
    }
}
