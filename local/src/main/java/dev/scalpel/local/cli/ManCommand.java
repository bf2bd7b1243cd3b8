package dev.scalpel.local.cli;

import dev.scalpel.local.cli.console.GlobalOptions;
import dev.scalpel.local.cli.console.WrongUsageException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code ./scalpel man}. */
@Command(
        name = "man",
        header = "Print the manual page, of one command or of all.",
        description = {
            "Print the manual page, made from the commands themselves, so that it cannot be out of date.",
            "Read it: ./scalpel man > scalpel.1; man ./scalpel.1"
        })
final class ManCommand implements Callable<Integer> {

    @ParentCommand
    private @Nullable GlobalOptions parent;

    @Parameters(index = "0", arity = "0..1", paramLabel = "COMMAND", description = "Only this command (default: all).")
    private @Nullable String command;

    @Override
    public Integer call() {
        GlobalOptions options = GlobalOptions.required(parent);
        CommandLine all = ScalpelCommand.commandLine(options.process());
        String page = command == null
                ? ManPage.ofAll(all.getCommandSpec())
                : ManPage.of(named(all, command).getCommandSpec());
        options.printVerbatim(Map.of("page", page), page);
        return ExitCode.OK;
    }

    private static CommandLine named(CommandLine all, String command) {
        return Optional.ofNullable(all.getSubcommands().get(command))
                .orElseThrow(() -> new WrongUsageException(
                        "there is no command '" + command + "'", "./scalpel --help lists the commands"));
    }
}
