package dev.scalpel.local.cli.portfolio;

import dev.scalpel.local.cli.console.GlobalOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code ./scalpel signal}. */
@Command(
        name = "signal",
        header = "Send a signal, list those that arrived, or explain one.",
        description = "Send a signal to a portfolio, list those that arrived, or explain one.",
        synopsisSubcommandLabel = "ACTION",
        subcommands = {SignalSendCommand.class, SignalListCommand.class, SignalExplainCommand.class})
public final class SignalCommand implements Runnable {

    @ParentCommand
    private @Nullable GlobalOptions parent;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        if (spec == null) {
            throw new IllegalStateException("picocli sets the specification before it runs a command");
        }
        throw new ParameterException(spec.commandLine(), "name what to do: send, list or explain");
    }

    static GlobalOptions globalOptions(@Nullable SignalCommand command) {
        return GlobalOptions.required(command == null ? null : command.parent);
    }
}
