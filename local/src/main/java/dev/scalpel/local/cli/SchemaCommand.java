package dev.scalpel.local.cli;

import dev.scalpel.local.cli.console.GlobalOptions;
import dev.scalpel.local.cli.console.WrongUsageException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code ./scalpel schema}. */
@Command(
        name = "schema",
        header = "Print the JSON Schema of what a command prints under --json.",
        description = {
            "Without a name, list the commands that print a document under --json. With one, print the JSON Schema (2020-12)"
                    + " of its document: fields, units, and which of them are always there.",
            "./scalpel schema backtest > backtest.schema.json; docs/commands.md says how a program uses it."
        })
final class SchemaCommand implements Callable<Integer> {

    @ParentCommand
    private @Nullable GlobalOptions parent;

    @Parameters(
            arity = "0..*",
            paramLabel = "NAME",
            description = "The command, as in: backtest, or: portfolio plan (default: list all).")
    private List<String> words = List.of();

    @Override
    public Integer call() {
        GlobalOptions options = GlobalOptions.required(parent);
        DocumentSchemas schemas = new DocumentSchemas(ScalpelCommand.commandLine(options.process()));
        if (words.isEmpty()) {
            List<String> names = schemas.names();
            options.printVerbatim(
                    Map.of("schemas", names), String.join(System.lineSeparator(), names) + System.lineSeparator());
            return ExitCode.OK;
        }
        String name = String.join(" ", words).strip();
        String schema = schemas.text(name)
                .orElseThrow(() -> new WrongUsageException(
                        "there is no schema '" + name + "'; there are: " + String.join(", ", schemas.names()),
                        "name a command as it is typed: ./scalpel schema portfolio plan"));
        // A schema is JSON already, with --json and without.
        options.process().out().print(schema);
        options.process().out().flush();
        return ExitCode.OK;
    }
}
