package dev.scalpel.local.cli.pipeline;

import dev.scalpel.local.cli.console.GlobalOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code ./scalpel pipeline}. */
@Command(
        name = "pipeline",
        header = "Do the daily work in one go, or show how far it is.",
        description = {
            "Do the daily work in one go: universe, gaps of the last week, Parquet, ranks and trends, trainings, settlement, and the"
                    + " review on its day. May be killed and repeated: only what is missing is done."
        },
        synopsisSubcommandLabel = "ACTION",
        subcommands = {PipelineRunCommand.class, PipelineShowCommand.class})
public final class PipelineCommand implements Runnable {

    @ParentCommand
    private @Nullable GlobalOptions parent;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        if (spec == null) {
            throw new IllegalStateException("picocli sets the specification before it runs a command");
        }
        throw new ParameterException(spec.commandLine(), "name what to do: run or show");
    }

    static GlobalOptions globalOptions(@Nullable PipelineCommand command) {
        return GlobalOptions.required(command == null ? null : command.parent);
    }
}
