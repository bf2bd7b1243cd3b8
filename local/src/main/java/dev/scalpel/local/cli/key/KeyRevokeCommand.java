package dev.scalpel.local.cli.key;

import dev.scalpel.api.access.ApiKey;
import dev.scalpel.api.access.FileKeys;
import dev.scalpel.api.access.KeyRing;
import dev.scalpel.local.cli.console.CommandFailedException;
import dev.scalpel.local.cli.console.GlobalOptions;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code ./scalpel key revoke}. */
@Command(name = "revoke", description = "End a key. A bot that runs refuses it from the next call on.")
final class KeyRevokeCommand implements Callable<Integer> {

    @ParentCommand
    private @Nullable KeyCommand parent;

    @Parameters(paramLabel = "NAME", description = "Name of the key.")
    private String name = "";

    @Override
    public Integer call() {
        GlobalOptions options = KeyCommand.globalOptions(parent);
        FileKeys file = KeyCommand.keys(options);
        KeyRing keys = file.current();
        if (keys.keys().stream().map(ApiKey::name).noneMatch(name::equals)) {
            throw new CommandFailedException("there is no key '" + name + "'", "./scalpel key list shows the names");
        }
        file.write(keys.without(name));
        options.print(Map.of("revoked", name), "Key " + name + " is revoked.");
        return ExitCode.OK;
    }
}
