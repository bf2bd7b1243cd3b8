package dev.scalpel.local.backtest.run;

import dev.scalpel.costs.StoredCosts;
import dev.scalpel.instruments.InstrumentStore;
import dev.scalpel.invocation.FunctionContext;
import dev.scalpel.learning.score.ScoreProcedure;
import dev.scalpel.ledger.TradeRow;
import dev.scalpel.local.backtest.Backtest;
import dev.scalpel.local.backtest.BacktestCosts;
import dev.scalpel.local.backtest.BacktestListener;
import dev.scalpel.local.backtest.BacktestPeriod;
import dev.scalpel.local.backtest.BacktestPlan;
import dev.scalpel.local.backtest.BacktestResult;
import dev.scalpel.local.backtest.CostLevel;
import dev.scalpel.local.backtest.Gate;
import dev.scalpel.local.backtest.NoBarsException;
import dev.scalpel.local.backtest.ScoreBacktest;
import dev.scalpel.market.Symbol;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.section.Style;
import dev.scalpel.settings.value.Allocations;
import dev.scalpel.simulation.SimulationResult;
import dev.scalpel.store.bars.StoredBars;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.trading.instrument.TradingSession;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A backtest of the model in the style of the settings, whoever starts it. */
public final class ModelBacktest {

    /** The name of the folder of all backtests, below the home directory. */
    public static final String FOLDER = "backtests";

    private static final String COMMAND = "backtest";
    private static final int DAYS_OF_WEEK = 7;
    private static final int TRADING_DAYS_OF_WEEK = 5;

    private final FunctionContext context;

    /**
     * What was simulated.
     *
     * @param trades as the command exports them; in the score style those that cost nothing
     * @param simulated at the first of the costs
     */
    public record Run(BacktestResult result, List<TradeRow> trades, SimulationResult simulated) {}

    /** The costs at which the score style is traded. */
    public interface Levels {

        /** Those of the account alone. */
        Levels OWN = own -> List.of(CostLevel.of(own));

        /** @param own costs of the account */
        List<CostLevel> of(Costs own);
    }

    /** @param context of the bot, whose store is only read */
    public ModelBacktest(FunctionContext context) {
        this.context = context;
    }

    /** Whether the settings' style is brackets. */
    public static boolean isBrackets(Settings settings) {
        return settings.training().style() == Style.BRACKETS;
    }

    /**
     * The variables with which a symbol that is not in the settings is tested: alone, with the maximum share of one symbol.
     *
     * @param environment that the settings were read with
     * @return empty for a symbol of the settings
     */
    public static Optional<Map<String, String>> alone(
            Symbol symbol, Settings settings, Map<String, String> environment) {
        if (settings.symbols().symbols().contains(symbol)) {
            return Optional.empty();
        }
        BigDecimal share = settings.limits().exposureCap().min(Allocations.MAX_TOTAL_SHARE);
        Map<String, String> alone = new HashMap<>(environment);
        alone.put("SCALPEL_SYMBOLS", symbol + "=" + share.toPlainString());
        return Optional.of(alone);
    }

    /**
     * The days that are tested.
     *
     * @param from first day; empty for the first with enough history before it
     * @param to the day after the last; empty for all stored ones
     * @throws NoBarsException when no bars are stored, or fewer days than the history needs
     * @throws IllegalArgumentException when the days are in the wrong order
     */
    public BacktestPlan plan(
            Symbol symbol, Optional<LocalDate> from, Optional<LocalDate> to, BacktestPlan.Retrain retrain) {
        Settings settings = context.settings();
        int history = isBrackets(settings)
                ? settings.training().windowDays()
                : ScoreProcedure.DEFAULT.minDays()
                        + ScoreProcedure.DEFAULT.gapDays()
                        + ScoreProcedure.DEFAULT.minThresholdDays();
        TradingSession session = new InstrumentStore(context.store(), settings.venue())
                .rules(symbol, context.clock().instant())
                .session();
        return BacktestPeriod.plan(
                settings.instrument(symbol),
                from,
                to,
                session == TradingSession.ALWAYS_OPEN ? history : calendarDays(history),
                retrain,
                new StoredBars(context.store()));
    }

    /** In which there are so many days of trading. */
    private static int calendarDays(int tradingDays) {
        return (tradingDays * DAYS_OF_WEEK + TRADING_DAYS_OF_WEEK - 1) / TRADING_DAYS_OF_WEEK;
    }

    /** The usual name of a plan's run. */
    public static String name(BacktestPlan plan) {
        return plan.symbol().key() + "-" + day(plan.from()) + "-" + day(plan.to());
    }

    private static String day(Instant instant) {
        return instant.toString().substring(0, 10);
    }

    /** A new directory for a run of this name, below the home directory. */
    public static Path directory(Path home, String name) {
        return RunDirectory.next(home.resolve(FOLDER).resolve(name), COMMAND);
    }

    /**
     * Runs it, and writes report and record into the directory.
     *
     * @param sides on which the score style opens positions; empty for those that the instrument has
     * @throws NoBarsException when the store has no bars in the period
     */
    public Run run(
            BacktestPlan plan,
            Gate gate,
            Optional<Set<PositionSide>> sides,
            Levels levels,
            Path directory,
            BacktestListener listener) {
        Settings settings = BacktestCosts.fixed(
                        context.settings(),
                        new StoredCosts(context.store()),
                        plan,
                        context.clock().instant())
                .settings();
        Run run = isBrackets(settings)
                ? brackets(plan, settings, directory, listener)
                : score(plan, settings, gate, sides, levels, directory, listener);
        BacktestRecord.write(directory, plan, run);
        return run;
    }

    private Run brackets(BacktestPlan plan, Settings settings, Path directory, BacktestListener listener) {
        Backtest.Run run = new Backtest(plan, settings, context.store(), directory, listener).run();
        return new Run(run.result(), run.trades(), run.simulated());
    }

    private Run score(
            BacktestPlan plan,
            Settings settings,
            Gate gate,
            Optional<Set<PositionSide>> sides,
            Levels levels,
            Path directory,
            BacktestListener listener) {
        Costs own = settings.decisionCosts(settings.costBook()).of(settings.instrument(plan.symbol()));
        ScoreBacktest.Run run = new ScoreBacktest(
                        plan, settings, sides.orElseGet(() -> sides(plan)), context.store(), directory, listener)
                .run(levels.of(own), gate);
        return new Run(run.result(), run.trades(), run.simulated());
    }

    private Set<PositionSide> sides(BacktestPlan plan) {
        boolean both = new InstrumentStore(context.store(), context.settings().venue())
                .read()
                .of(plan.symbol())
                .flatMap(history -> history.at(plan.to()))
                .filter(version -> version.rules().instrument().shortable())
                .isPresent();
        return both ? EnumSet.allOf(PositionSide.class) : EnumSet.of(PositionSide.LONG);
    }
}
