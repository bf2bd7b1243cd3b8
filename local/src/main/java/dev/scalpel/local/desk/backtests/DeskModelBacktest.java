package dev.scalpel.local.desk.backtests;

import dev.scalpel.invocation.FunctionContext;
import dev.scalpel.local.backtest.BacktestListener;
import dev.scalpel.local.backtest.BacktestPlan;
import dev.scalpel.local.backtest.Gate;
import dev.scalpel.local.backtest.NoBarsException;
import dev.scalpel.local.backtest.run.ModelBacktest;
import dev.scalpel.local.backtest.run.RunDirectory;
import dev.scalpel.local.desk.http.RequestRefusedException;
import dev.scalpel.local.functions.ReportRun;
import dev.scalpel.market.Symbol;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A backtest of the model of one symbol. */
final class DeskModelBacktest implements DeskBacktest {

    private final FunctionContext context;
    private final BacktestPlan plan;
    private final Gate gate;
    private final String command;
    private final Simulation simulation;

    /** Simulates it. */
    interface Simulation {

        /** The same as the command. */
        Simulation OWN = (context, plan, gate, directory, listener) -> new ModelBacktest(context)
                .run(plan, gate, Optional.empty(), ModelBacktest.Levels.OWN, directory, listener);

        void run(FunctionContext context, BacktestPlan plan, Gate gate, Path directory, BacktestListener listener);
    }

    private DeskModelBacktest(
            FunctionContext context, BacktestPlan plan, Gate gate, String command, Simulation simulation) {
        this.context = context;
        this.plan = plan;
        this.gate = gate;
        this.command = command;
        this.simulation = simulation;
    }

    /**
     * @param context with the settings by which the symbol is tested
     * @throws RequestRefusedException if it cannot begin
     */
    static DeskModelBacktest of(
            FunctionContext context, Symbol symbol, Gate gate, LocalDate from, LocalDate to, Simulation simulation) {
        if (gate == Gate.OFF && ModelBacktest.isBrackets(context.settings())) {
            throw RequestRefusedException.bad(
                    "'gate' off is for the score style; of brackets each night's candidate is traded in any case");
        }
        try {
            BacktestPlan plan = new ModelBacktest(context)
                    .plan(symbol, Optional.of(from), Optional.of(to), BacktestPlan.Retrain.DAILY);
            return new DeskModelBacktest(context, plan, gate, command(symbol, gate, from, to), simulation);
        } catch (NoBarsException none) {
            throw RequestRefusedException.bad(String.valueOf(none.getMessage()));
        }
    }

    private static String command(Symbol symbol, Gate gate, LocalDate from, LocalDate to) {
        List<String> arguments = new ArrayList<>(
                List.of("backtest", "--symbol", symbol.toString(), "--from", from.toString(), "--to", to.toString()));
        if (gate == Gate.OFF) {
            arguments.addAll(List.of("--gate", "off"));
        }
        return ReportRun.commandLine(arguments);
    }

    @Override
    public String defaultName() {
        return ModelBacktest.name(plan);
    }

    @Override
    public Run in(Path directory, String name) {
        BacktestPlan started =
                plan.withRun(ReportRun.backtest(Optional.of(command), RunDirectory.runsBefore(directory, name)));
        return new Run(
                plan.symbol().toString(),
                plan.from(),
                plan.to(),
                Optional.of(command),
                listener -> simulation.run(context, started, gate, directory, listener));
    }
}
