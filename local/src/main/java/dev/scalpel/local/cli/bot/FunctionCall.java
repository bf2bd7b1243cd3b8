package dev.scalpel.local.cli.bot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.execution.portfolio.PortfolioReport;
import dev.scalpel.invocation.Dispatcher;
import dev.scalpel.invocation.FunctionContext;
import dev.scalpel.local.cli.console.CommandFailedException;
import dev.scalpel.local.cli.console.GlobalOptions;
import dev.scalpel.local.cli.console.ProcessContext;
import dev.scalpel.local.cli.console.RefusedOptions;
import dev.scalpel.local.functions.LocalFunctions;
import dev.scalpel.market.Symbol;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.ExitCode;

/** Calls a function from the command line, as {@code aws lambda invoke} does. */
public final class FunctionCall {

    private static final ObjectMapper JSON = new ObjectMapper();

    public static final String WRITER = "command-line";

    private static final Logger LOG = LoggerFactory.getLogger(FunctionCall.class);

    /** Who typed the command reads the failure there; no schedule will call again. */
    private static final Dispatcher.FailureReport READ_AT_THE_TERMINAL =
            (function, action, failure) -> LOG.debug("{} {} failed", function, action, failure);

    private FunctionCall() {}

    /** An event with this action. */
    public static ObjectNode action(String name) {
        return JSON.createObjectNode().put("action", name);
    }

    /** Adds the symbols to the event, if any. */
    static void putSymbols(ObjectNode event, List<Symbol> symbols) {
        if (!symbols.isEmpty()) {
            ArrayNode named = event.putArray("symbols");
            symbols.forEach(symbol -> named.add(symbol.toString()));
        }
    }

    /** Names the portfolio in the event, if one is given. */
    static void putPortfolio(ObjectNode event, @Nullable String portfolio) {
        if (portfolio != null) {
            event.put("portfolio", portfolio);
        }
    }

    /**
     * Calls the function and prints its answer.
     *
     * @param text formats the answer for people
     * @return the exit code: 1 if some symbols failed
     * @throws CommandFailedException when the function rejected the event
     */
    static int run(
            GlobalOptions options, String function, String event, Duration limit, Function<JsonNode, String> text) {
        JsonNode answer = call(options, BotContextFactory.of(options, WRITER), function, event, limit);
        options.print(answer, text.apply(answer));
        return exitCode(answer);
    }

    /**
     * Calls the function without printing.
     *
     * @throws CommandFailedException when the function rejected the event; it speaks of options, not of fields
     */
    public static JsonNode call(
            GlobalOptions options, FunctionContext context, String function, String event, Duration limit) {
        try {
            return callAsWritten(options, context, function, event, limit);
        } catch (CommandFailedException refused) {
            throw RefusedOptions.of(refused);
        }
    }

    /**
     * The same with an event that somebody wrote.
     *
     * @throws CommandFailedException when the function rejected the event, in the function's words
     */
    static JsonNode callAsWritten(
            GlobalOptions options, FunctionContext context, String function, String event, Duration limit) {
        ProcessContext process = options.process();
        JsonNode answer = LocalFunctions.of(
                        context,
                        process.environment(),
                        process.interactive() ? READ_AT_THE_TERMINAL : context.mailFailure(),
                        new TrainingProgressLine(process),
                        process.clock())
                .call(function, event, limit);
        if (answer.has("error")) {
            throw new CommandFailedException(
                    answer.path("error").asText(), "docs/operations.md lists the events of each function");
        }
        return answer;
    }

    /** 1 if some symbols or portfolios failed. */
    static int exitCode(JsonNode answer) {
        boolean failed = answer.path("failures").size() > 0;
        for (JsonNode portfolio : answer.path("portfolios")) {
            failed |= portfolio.path("outcome").asText().equals(PortfolioReport.FAILED);
        }
        return failed ? ExitCode.SOFTWARE : ExitCode.OK;
    }
}
