package dev.scalpel.local.cli.portfolio;

import dev.scalpel.local.cli.console.GlobalOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code ./scalpel portfolio}. */
@Command(
        name = "portfolio",
        header = "Show a portfolio and its state, or plan its orders.",
        description = "Show a portfolio of the settings and its state, or plan what its signals would order.",
        synopsisSubcommandLabel = "ACTION",
        subcommands = {PortfolioPlanCommand.class, PortfolioShowCommand.class, PortfolioStatusCommand.class})
public final class PortfolioCommand implements Runnable {

    @ParentCommand
    private @Nullable GlobalOptions parent;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        if (spec == null) {
            throw new IllegalStateException("picocli sets the specification before it runs a command");
        }
        throw new ParameterException(spec.commandLine(), "name what to do: plan, show or status");
    }

    static GlobalOptions globalOptions(@Nullable PortfolioCommand command) {
        return GlobalOptions.required(command == null ? null : command.parent);
    }
}
