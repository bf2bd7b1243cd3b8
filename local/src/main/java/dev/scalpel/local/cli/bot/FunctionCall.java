package dev.scalpel.local.cli.bot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.invocation.FunctionContext;
import dev.scalpel.local.cli.console.CommandFailedException;
import dev.scalpel.local.cli.console.GlobalOptions;
import dev.scalpel.local.cli.console.ProcessContext;
import dev.scalpel.local.functions.LocalFunctions;
import dev.scalpel.market.Symbol;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import picocli.CommandLine.ExitCode;

/** One call of a function from the command line, as {@code aws lambda invoke} would make it. */
final class FunctionCall {

    private static final ObjectMapper JSON = new ObjectMapper();

    static final String WRITER = "command-line";

    private FunctionCall() {}

    /** An event for this action, to be filled. */
    static ObjectNode action(String name) {
        return JSON.createObjectNode().put("action", name);
    }

    /** Names the symbols in the event, where some were named. */
    static void putSymbols(ObjectNode event, List<Symbol> symbols) {
        if (!symbols.isEmpty()) {
            ArrayNode named = event.putArray("symbols");
            symbols.forEach(symbol -> named.add(symbol.toString()));
        }
    }

    /**
     * Calls and prints.
     *
     * @param text the answer for people
     * @return the exit code: 1 when single symbols failed
     * @throws CommandFailedException when the function refused the event
     */
    static int run(
            GlobalOptions options, String function, String event, Duration limit, Function<JsonNode, String> text) {
        JsonNode answer = call(options, BotContextFactory.of(options, WRITER), function, event, limit);
        options.print(answer, text.apply(answer));
        return exitCode(answer);
    }

    /**
     * Calls and prints nothing.
     *
     * @throws CommandFailedException when the function refused the event
     */
    static JsonNode call(
            GlobalOptions options, FunctionContext context, String function, String event, Duration limit) {
        ProcessContext process = options.process();
        JsonNode answer = LocalFunctions.of(
                        context, context.mailFailure(), new TrainingProgressLine(process), process.clock())
                .call(function, event, limit);
        if (answer.has("error")) {
            throw new CommandFailedException(
                    answer.path("error").asText(), "docs/operations.md tells what each function takes");
        }
        return answer;
    }

    /** 1 when single symbols failed. */
    static int exitCode(JsonNode answer) {
        return answer.path("failures").size() > 0 ? ExitCode.SOFTWARE : ExitCode.OK;
    }
}
