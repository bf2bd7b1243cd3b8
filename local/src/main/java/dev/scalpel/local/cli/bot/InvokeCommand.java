package dev.scalpel.local.cli.bot;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.local.cli.console.GlobalOptions;
import dev.scalpel.local.cli.console.WrongUsageException;
import dev.scalpel.local.functions.LocalFunctions;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code ./scalpel invoke}. */
@Command(
        name = "invoke",
        header = "Call a function with an event, as 'aws lambda invoke' does.",
        description =
                "Call a function with an event, as 'aws lambda invoke' does, with this machine's settings and store.")
public final class InvokeCommand implements Callable<Integer> {

    private static final int MAX_SECONDS = 86_400;

    @ParentCommand
    private @Nullable GlobalOptions parent;

    @Parameters(
            index = "0",
            paramLabel = "FUNCTION",
            description = "data-retrieval, training, execution or monitoring.")
    private String function = "";

    @Parameters(
            index = "1",
            paramLabel = "JSON",
            defaultValue = "{}",
            description = "The event, such as '{\"action\":\"retrieve\"}' (default: the function's scheduled work).")
    private String event = "{}";

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "900",
            description = "Time limit in seconds (default: ${DEFAULT-VALUE}, the maximum of AWS).")
    private int seconds;

    @Override
    public Integer call() {
        if (!LocalFunctions.names().contains(function)) {
            throw new WrongUsageException(
                    "unknown function '" + function + "'; available: " + String.join(", ", LocalFunctions.names()),
                    "example: ./scalpel invoke execution '{\"action\":\"analyze\"}'");
        }
        WrongUsageException.requireWithin("--seconds", seconds, 1, MAX_SECONDS);
        GlobalOptions options = GlobalOptions.required(parent);
        JsonNode answer = FunctionCall.callAsWritten(
                options,
                BotContextFactory.of(options, FunctionCall.WRITER),
                function,
                event,
                Duration.ofSeconds(seconds));
        options.print(answer, answer.toPrettyString());
        return FunctionCall.exitCode(answer);
    }
}
