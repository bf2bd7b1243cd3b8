package dev.scalpel.local.cli;

import dev.scalpel.local.cli.bot.DeskCommand;
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
import dev.scalpel.local.cli.bot.UniverseCommand;
import dev.scalpel.local.cli.bot.VenuesCommand;
import dev.scalpel.local.cli.credentials.CredentialsCommand;
import dev.scalpel.local.cli.demo.DemoCommand;
import dev.scalpel.local.cli.deployment.CostCommand;
import dev.scalpel.local.cli.deployment.DeployCommand;
import dev.scalpel.local.cli.history.CompareCommand;
import dev.scalpel.local.cli.history.DecisionsCommand;
import dev.scalpel.local.cli.history.TradesCommand;
import dev.scalpel.local.cli.key.KeyCommand;
import dev.scalpel.local.cli.lake.LakeCommand;
import dev.scalpel.local.cli.pipeline.PipelineCommand;
import dev.scalpel.local.cli.portfolio.PortfolioCommand;
import dev.scalpel.local.cli.portfolio.SignalCommand;
import dev.scalpel.local.cli.setup.DoctorCommand;
import dev.scalpel.local.cli.setup.DownloadCommand;
import dev.scalpel.local.cli.setup.ImportCommand;
import dev.scalpel.local.cli.setup.InitCommand;
import dev.scalpel.local.cli.setup.SettingsCommand;
import dev.scalpel.local.cli.simulation.BacktestCommand;
import dev.scalpel.local.cli.simulation.ExchangeCommand;
import dev.scalpel.local.cli.study.StudyCommand;
import dev.scalpel.local.cli.tradelog.TradeLogCommand;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/**
 * Commands that belong to one thing a trader does.
 *
 * @param heading what is done
 */
record CommandGroup(String heading, List<Class<?>> commands) {

    /** Every command, in the order of the help. */
    static final List<CommandGroup> ALL = List.of(
            of(
                    "Start",
                    DemoCommand.class,
                    InitCommand.class,
                    DoctorCommand.class,
                    SettingsCommand.class,
                    RunCommand.class),
            of(
                    "Watch",
                    StatusCommand.class,
                    DeskCommand.class,
                    TradesCommand.class,
                    DecisionsCommand.class,
                    ExplainCommand.class,
                    ModelsCommand.class,
                    EvidenceCommand.class,
                    ReportCommand.class,
                    TradeLogCommand.class,
                    VenuesCommand.class),
            of(
                    "Control",
                    PauseCommand.class,
                    StopCommand.class,
                    ResumeCommand.class,
                    TrainCommand.class,
                    RetrainCommand.class,
                    RollbackCommand.class,
                    InvokeCommand.class),
            of("Signals and portfolios", SignalCommand.class, PortfolioCommand.class, KeyCommand.class),
            of(
                    "Data",
                    DownloadCommand.class,
                    ImportCommand.class,
                    UniverseCommand.class,
                    LakeCommand.class,
                    PipelineCommand.class),
            of("Research", BacktestCommand.class, CompareCommand.class, StudyCommand.class, ExchangeCommand.class),
            of("Deploy", DeployCommand.class, CredentialsCommand.class, CostCommand.class),
            of("For programs", McpCommand.class, SchemaCommand.class),
            of("Shell", CompletionCommand.class, ManCommand.class));

    CommandGroup {
        commands = List.copyOf(commands);
    }

    private static CommandGroup of(String heading, Class<?>... commands) {
        return new CommandGroup(heading, List.of(commands));
    }

    static Stream<Class<?>> allCommands() {
        return ALL.stream().flatMap(group -> group.commands().stream());
    }

    /** The command of this name; empty if there is none. */
    static Optional<Class<?>> command(String name) {
        return allCommands().filter(type -> nameOf(type).equals(name)).findFirst();
    }

    static String nameOf(Class<?> command) {
        return annotation(command).name();
    }

    /** What the command does, in one line. */
    static String summaryOf(Class<?> command) {
        return String.join(" ", annotation(command).header());
    }

    private static Command annotation(Class<?> command) {
        return Optional.ofNullable(command.getAnnotation(Command.class))
                .orElseThrow(() -> new IllegalStateException(command + " must be annotated as a command"));
    }
}
