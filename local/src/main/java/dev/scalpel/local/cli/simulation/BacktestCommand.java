package dev.scalpel.local.cli.simulation;

import dev.scalpel.costs.StoredCosts;
import dev.scalpel.invocation.FunctionContext;
import dev.scalpel.ledger.LedgerCsv;
import dev.scalpel.local.backtest.Backtest;
import dev.scalpel.local.backtest.BacktestCosts;
import dev.scalpel.local.backtest.BacktestListener;
import dev.scalpel.local.backtest.BacktestPlan;
import dev.scalpel.local.backtest.BacktestResult;
import dev.scalpel.local.backtest.NoBarsException;
import dev.scalpel.local.cli.console.CommandFailedException;
import dev.scalpel.local.cli.console.GlobalOptions;
import dev.scalpel.local.cli.console.OptionConverters;
import dev.scalpel.local.cli.console.OutputDirectory;
import dev.scalpel.local.cli.console.ProcessContext;
import dev.scalpel.local.cli.console.ProgressLine;
import dev.scalpel.local.cli.console.TextTable;
import dev.scalpel.local.cli.console.WrongUsageException;
import dev.scalpel.market.Symbol;
import dev.scalpel.settings.value.Allocations;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code ./scalpel backtest}. */
@Command(
        name = "backtest",
        description = {
            "Simulate the bot on stored bars (./scalpel import), walking forward: each day's training uses only earlier"
                    + " bars.",
            "Its trades equal those of the functions, minute by minute."
        })
public final class BacktestCommand implements Callable<Integer> {

    private static final int MAX_TRIALS = 1_000;

    @ParentCommand
    private @Nullable GlobalOptions parent;

    @Option(names = "--symbol", paramLabel = "BASE/QUOTE", required = true, description = "Such as BTC/USDT.")
    private @Nullable Symbol symbol;

    @Option(names = "--from", paramLabel = "DAY", required = true, description = "First day, such as 2024-05-01.")
    private @Nullable LocalDate from;

    @Option(names = "--to", paramLabel = "DAY", required = true, description = "The day after the last day.")
    private @Nullable LocalDate to;

    @Option(
            names = "--retrain",
            paramLabel = "WHEN",
            defaultValue = "daily",
            description = "daily, or never: the current champion trades the whole period (default: ${DEFAULT-VALUE}).")
    private BacktestPlan.Retrain retrain = BacktestPlan.Retrain.DAILY;

    @Option(
            names = "--costs",
            paramLabel = "FEE,SLIPPAGE",
            description = "Basis points per side, such as 2,0.5, in place of all costs of the settings.")
    private OptionConverters.@Nullable Costs costs;

    @Option(
            names = "--maker-fee-bp",
            paramLabel = "N",
            description = "Fee of a target, which rests in the book; needs --costs (default: its FEE).")
    private OptionConverters.@Nullable BasisPoints makerFee;

    @Option(
            names = "--half-spread-bp",
            paramLabel = "N",
            description = "Half the distance between bid and ask; needs --costs (default: 0).")
    private OptionConverters.@Nullable BasisPoints halfSpread;

    @Option(names = "--trials", paramLabel = "N", description = "Trials per training (default: the settings').")
    private @Nullable Integer trials;

    @Option(names = "--export", paramLabel = "FILE", description = "Write the trades as CSV.")
    private @Nullable Path export;

    @Override
    public Integer call() throws IOException {
        GlobalOptions options = GlobalOptions.required(parent);
        ProcessContext process = options.process();
        WrongUsageException.requireWithin("--trials", trials == null ? 1 : trials, 1, MAX_TRIALS);
        if (costs == null && (makerFee != null || halfSpread != null)) {
            throw new WrongUsageException(
                    "--maker-fee-bp and --half-spread-bp complete --costs, which is missing",
                    "give all costs, such as --costs 2,0.5 --maker-fee-bp 1");
        }
        BacktestPlan plan = plan();
        FunctionContext context = context(options, plan.symbol());
        Path directory = OutputDirectory.next(
                options.home().resolve("backtests").resolve(plan.symbol().key() + "-" + from + "-" + to), "backtest");
        ProgressLine line = new ProgressLine(process);
        try {
            BacktestCosts atCosts = BacktestCosts.fixed(
                    context.settings(),
                    new StoredCosts(context.store()),
                    plan,
                    process.clock().instant());
            Backtest.Run run = new Backtest(plan, atCosts.settings(), context.store(), directory, view(line)).run();
            line.clear();
            if (export != null) {
                Files.write(export, LedgerCsv.TRADES.write(run.trades()));
            }
            options.print(run.result(), text(run.result()));
            return ExitCode.OK;
        } catch (NoBarsException none) {
            throw new CommandFailedException(
                    String.valueOf(none.getMessage()), "import some: ./scalpel import FILE --symbol " + symbol, none);
        }
    }

    /** A symbol that is not in the settings is tested alone, with the maximum share of one symbol. */
    private FunctionContext context(GlobalOptions options, Symbol tested) {
        ProcessContext process = options.process();
        Map<String, String> environment = environment(process);
        FunctionContext context = FunctionContext.of(options.home(), environment, process.clock(), "backtest");
        if (context.settings().symbols().symbols().contains(tested)) {
            return context;
        }
        BigDecimal share = context.settings().limits().exposureCap().min(Allocations.MAX_TOTAL_SHARE);
        process.printMessage("note: " + tested + " is not in the settings; it is tested alone, with a share of "
                + share.toPlainString());
        environment.put("SCALPEL_SYMBOLS", tested + "=" + share.toPlainString());
        return FunctionContext.of(options.home(), environment, process.clock(), "backtest");
    }

    private BacktestPlan plan() {
        try {
            return new BacktestPlan(required(symbol), start(from), start(to), retrain);
        } catch (IllegalArgumentException rule) {
            throw new WrongUsageException(
                    String.valueOf(rule.getMessage()), "./scalpel backtest --help explains the options", rule);
        }
    }

    private static Instant start(@Nullable LocalDate day) {
        return required(day).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static <T> T required(@Nullable T value) {
        return Optional.ofNullable(value).orElseThrow(() -> new IllegalStateException("picocli sets what is required"));
    }

    /** Options override settings as environment variables do. */
    private Map<String, String> environment(ProcessContext process) {
        Map<String, String> environment = new HashMap<>(process.environment());
        if (costs != null) {
            environment.put("SCALPEL_COSTS_SOURCE", "settings");
            environment.put("SCALPEL_COSTS_FEE_BP", costs.feeBp());
            environment.put("SCALPEL_COSTS_SLIPPAGE_BP", costs.slippageBp());
            environment.put("SCALPEL_COSTS_MAKER_FEE_BP", makerFee == null ? "none" : makerFee.text());
            environment.put("SCALPEL_COSTS_HALF_SPREAD_BP", halfSpread == null ? "0" : halfSpread.text());
            environment.put("SCALPEL_COSTS_SLIPPAGE_BY_SIZE", "none");
            environment.put("SCALPEL_COSTS_PER_INSTRUMENT", "none");
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

    private static String text(BacktestResult result) {
        TextTable table = new TextTable("figure", "value");
        table.add("trades", result.trades());
        table.add("net return", percent(Optional.of(result.netReturn())));
        table.add("buy and hold", percent(result.buyAndHold()));
        table.add("maximum drawdown", share(Optional.of(result.maxDrawdown())));
        table.add("win rate", share(result.winRate()));
        table.add("profit factor", number(result.profitFactor()));
        table.add("daily Sharpe", number(result.dailySharpe()));
        table.add("fees paid", number(Optional.of(result.feesPaid())));
        table.add("trainings", result.trainings());
        table.add("promotions", result.promotions());
        String end = System.lineSeparator();
        return result.verdict()
                + end
                + end
                + table
                + end
                + end
                + result.rules()
                + end
                + end
                + String.format(
                        Locale.ROOT,
                        "%.1f s; trades %s%nopen the report: %s",
                        result.seconds(),
                        result.tradesSha256().substring(0, 16),
                        Path.of(result.report()).toAbsolutePath().toUri());
    }

    private static String percent(Optional<Double> share) {
        return share.map(value -> String.format(Locale.ROOT, "%+.2f %%", 100 * value))
                .orElse("–");
    }

    private static String share(Optional<Double> share) {
        return share.map(value -> String.format(Locale.ROOT, "%.2f %%", 100 * value))
                .orElse("–");
    }

    private static String number(Optional<Double> value) {
        return value.map(some -> String.format(Locale.ROOT, "%.2f", some)).orElse("–");
    }
}
