package dev.scalpel.local.cli;

import dev.scalpel.local.cli.console.GlobalOptions;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code ./scalpel completion}. */
@Command(
        name = "completion",
        header = "Print a script that completes commands and options with Tab.",
        description = {
            "Print a script for the shell that completes the commands and options of ./scalpel with Tab.",
            "bash: source <(./scalpel completion bash); zsh: source <(./scalpel completion zsh). docs/commands.md says how to"
                    + " keep it."
        })
final class CompletionCommand implements Callable<Integer> {

    /** The shells that can run the script. */
    enum Shell {
        BASH,
        ZSH;

        /** As it is typed, and completed. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @ParentCommand
    private @Nullable GlobalOptions parent;

    @Parameters(index = "0", paramLabel = "SHELL", description = "bash or zsh.")
    private Shell shell = Shell.BASH;

    @Override
    public Integer call() {
        GlobalOptions options = GlobalOptions.required(parent);
        // One script serves both: it asks zsh to understand bash's rules.
        String script = AutoComplete.bash("scalpel", ScalpelCommand.commandLine(options.process()));
        options.printVerbatim(Map.of("shell", shell.toString(), "script", script), script);
        return ExitCode.OK;
    }
}
