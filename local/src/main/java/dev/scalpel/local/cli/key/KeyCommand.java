package dev.scalpel.local.cli.key;

import dev.scalpel.api.access.FileKeys;
import dev.scalpel.local.cli.console.GlobalOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code ./scalpel key}. */
@Command(
        name = "key",
        header = "Make, list or revoke keys of the HTTP API.",
        description =
                "Make, list or revoke keys of the HTTP API. keys.json in the home directory has their hashes, never a key.",
        synopsisSubcommandLabel = "ACTION",
        subcommands = {KeyNewCommand.class, KeyListCommand.class, KeyRevokeCommand.class})
public final class KeyCommand implements Runnable {

    @ParentCommand
    private @Nullable GlobalOptions parent;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        if (spec == null) {
            throw new IllegalStateException("picocli sets the specification before it runs a command");
        }
        throw new ParameterException(spec.commandLine(), "name what to do: new, list or revoke");
    }

    static GlobalOptions globalOptions(@Nullable KeyCommand command) {
        return GlobalOptions.required(command == null ? null : command.parent);
    }

    static FileKeys keys(GlobalOptions options) {
        return new FileKeys(options.home());
    }
}
