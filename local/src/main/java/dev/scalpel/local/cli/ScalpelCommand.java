package dev.scalpel.local.cli;

import dev.scalpel.local.cli.bot.EvidenceCommand;
import dev.scalpel.local.cli.bot.ExplainCommand;
import dev.scalpel.local.cli.bot.InvokeCommand;
import dev.scalpel.local.cli.bot.ModelsCommand;
import dev.scalpel.local.cli.bot.PauseCommand;
import dev.scalpel.local.cli.bot.ReportCommand;
import dev.scalpel.local.cli.bot.ResumeCommand;
import dev.scalpel.local.cli.bot.RetrainCommand;
import dev.scalpel.local.cli.bot.RollbackCommand;
import dev.scalpel.local.cli.bot.RunCommand;
import dev.scalpel.local.cli.bot.StatusCommand;
import dev.scalpel.local.cli.bot.StopCommand;
import dev.scalpel.local.cli.bot.TrainCommand;
import dev.scalpel.local.cli.bot.VenuesCommand;
import dev.scalpel.local.cli.console.GlobalOptions;
import dev.scalpel.local.cli.console.OptionConverters;
import dev.scalpel.local.cli.console.ProcessContext;
import dev.scalpel.local.cli.console.WrongUsageException;
import dev.scalpel.local.cli.deployment.CostCommand;
import dev.scalpel.local.cli.deployment.DeployCommand;
import dev.scalpel.local.cli.key.KeyCommand;
import dev.scalpel.local.cli.portfolio.PortfolioCommand;
import dev.scalpel.local.cli.portfolio.SignalCommand;
import dev.scalpel.local.cli.setup.DoctorCommand;
import dev.scalpel.local.cli.setup.DownloadCommand;
import dev.scalpel.local.cli.setup.ImportCommand;
import dev.scalpel.local.cli.setup.SettingsCommand;
import dev.scalpel.local.cli.simulation.BacktestCommand;
import dev.scalpel.local.cli.simulation.DemoCommand;
import dev.scalpel.local.cli.simulation.ExchangeCommand;
import dev.scalpel.local.cli.study.StudyCommand;
import dev.scalpel.market.Symbol;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code ./scalpel}: builds the command line, runs one command and explains its failure. */
@Command(
        name = "scalpel",
        description = "A machine-learning scalper for crypto markets. Runs entirely on this machine.",
        mixinStandardHelpOptions = true,
        versionProvider = VersionProvider.class,
        scope = ScopeType.INHERIT,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            BacktestCommand.class,
            CostCommand.class,
            DemoCommand.class,
            DeployCommand.class,
            DoctorCommand.class,
            DownloadCommand.class,
            EvidenceCommand.class,
            ExchangeCommand.class,
            ExplainCommand.class,
            ImportCommand.class,
            InvokeCommand.class,
            KeyCommand.class,
            ModelsCommand.class,
            PauseCommand.class,
            PortfolioCommand.class,
            ReportCommand.class,
            ResumeCommand.class,
            RetrainCommand.class,
            RollbackCommand.class,
            RunCommand.class,
            SettingsCommand.class,
            SignalCommand.class,
            StatusCommand.class,
            StopCommand.class,
            StudyCommand.class,
            TrainCommand.class,
            VenuesCommand.class
        })
public final class ScalpelCommand extends GlobalOptions implements Runnable {

    @Spec
    private @Nullable CommandSpec spec;

    ScalpelCommand(ProcessContext process) {
        super(process);
    }

    public static void main(String[] arguments) {
        System.exit(run(ProcessContext.ofProcess(), arguments));
    }

    /** Runs one command line; 0 is success, 1 a failure, 2 wrong usage. */
    public static int run(ProcessContext process, String... arguments) {
        return commandLine(process).execute(arguments);
    }

    /** All commands, ready to run. */
    public static CommandLine commandLine(ProcessContext process) {
        ScalpelCommand scalpel = new ScalpelCommand(process);
        return new CommandLine(scalpel, new CommandFactory(process))
                .setOut(new PrintWriter(process.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(process.err(), true, StandardCharsets.UTF_8))
                .setColorScheme(CommandLine.Help.defaultColorScheme(process.colour() ? Ansi.ON : Ansi.OFF))
                .setUsageHelpWidth(Math.max(60, Math.min(100, Math.min(process.columns(), process.resultColumns()))))
                .registerConverter(int.class, OptionConverters::whole)
                .registerConverter(Integer.class, OptionConverters::whole)
                .registerConverter(long.class, OptionConverters::longWhole)
                .registerConverter(Long.class, OptionConverters::longWhole)
                .registerConverter(LocalDate.class, OptionConverters::day)
                .registerConverter(Instant.class, OptionConverters::time)
                .registerConverter(Symbol.class, OptionConverters::symbol)
                .registerConverter(OptionConverters.BasisPoints.class, OptionConverters::basisPoints)
                .registerConverter(OptionConverters.BasisPointsList.class, OptionConverters::basisPointsList)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(scalpel::explainUsage)
                .setExecutionExceptionHandler((failure, line, parsed) -> scalpel.explainFailure(failure));
    }

    /** No command was named. */
    @Override
    public void run() {
        throw new ParameterException(commandLine(), "name a command");
    }

    private int explainUsage(ParameterException mistake, String[] arguments) {
        CommandLine line = mistake.getCommandLine();
        process().printMessage("error: " + mistake.getMessage());
        if (!CommandLine.UnmatchedArgumentException.printSuggestions(mistake, line.getErr())) {
            process().printMessage("hint: " + line.getCommandSpec().qualifiedName() + " --help explains the options");
        }
        return CommandLine.ExitCode.USAGE;
    }

    private int explainFailure(Exception failure) {
        FailureMessage explained = FailureMessage.of(failure);
        process().printMessage("error: " + explained.message());
        process()
                .printMessage("hint: "
                        + (explained.isExpected() || !stacktrace() ? explained.hint() : "see the stack trace below"));
        if (stacktrace()) {
            failure.printStackTrace(process().err());
        }
        return failure instanceof WrongUsageException ? CommandLine.ExitCode.USAGE : CommandLine.ExitCode.SOFTWARE;
    }

    private CommandLine commandLine() {
        if (spec == null) {
            throw new IllegalStateException("picocli sets the specification before it runs a command");
        }
        return spec.commandLine();
    }
}
