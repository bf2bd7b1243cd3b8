package dev.scalpel.local.cli.credentials;

import dev.scalpel.local.cli.console.GlobalOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code ./scalpel credentials}. */
@Command(
        name = "credentials",
        header = "Store a venue's keys for a deployment, or check them.",
        description =
                "Store a venue's keys for a deployment, or check them (docs/credentials.md). No key is ever shown or kept in a file.",
        synopsisSubcommandLabel = "ACTION",
        subcommands = {CredentialsPutCommand.class, CredentialsCheckCommand.class})
public final class CredentialsCommand implements Runnable {

    @ParentCommand
    private @Nullable GlobalOptions parent;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        if (spec == null) {
            throw new IllegalStateException("picocli sets the specification before it runs a command");
        }
        throw new ParameterException(spec.commandLine(), "name what to do: put or check");
    }

    static GlobalOptions globalOptions(@Nullable CredentialsCommand command) {
        return GlobalOptions.required(command == null ? null : command.parent);
    }
}
