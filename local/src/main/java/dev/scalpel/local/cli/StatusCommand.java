package dev.scalpel.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.local.functions.Functions;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code ./scalpel status}. */
@Command(name = "status", description = "Show the account and what is open, from the store and the venue.")
final class StatusCommand implements Callable<Integer> {

    @ParentCommand
    private @Nullable ScalpelCommand scalpel;

    @Override
    public Integer call() {
        ScalpelCommand parent = ScalpelCommand.required(scalpel);
        int code = FunctionCall.run(
                parent,
                Functions.EXECUTION,
                FunctionCall.action("get_account_info").toString(),
                Duration.ofMinutes(1),
                StatusCommand::text);
        StepWarnings.print(parent);
        return code;
    }

    private static String text(JsonNode answer) {
        StringBuilder text = new StringBuilder();
        line(text, "mode", answer.path("mode").asText().toLowerCase(Locale.ROOT));
        line(text, "trading", told(answer.path("halted")).isEmpty() ? "on" : "HALTED: " + told(answer.path("halted")));
        if (answer.path("equity").isNumber()) {
            line(
                    text,
                    "equity",
                    String.format(Locale.ROOT, "%,.2f", answer.path("equity").asDouble()));
        }
        if (answer.path("drawdown").isNumber()) {
            line(
                    text,
                    "drawdown",
                    String.format(
                            Locale.ROOT,
                            "%.2f %% below the peak",
                            100 * answer.path("drawdown").asDouble()));
        }
        answer.path("balances")
                .properties()
                .forEach(balance ->
                        line(text, balance.getKey(), balance.getValue().asText()));
        Table table = new Table("symbol", "last bar", "champion", "position", "unresolved");
        for (JsonNode symbol : answer.path("symbols")) {
            table.add(
                    symbol.path("symbol").asText(),
                    orDash(symbol.path("lastBar")),
                    orDash(symbol.path("modelId")),
                    orDash(symbol.path("position")),
                    symbol.path("unresolved").size());
        }
        return text + System.lineSeparator() + table;
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append(String.format("%-10s %s%n", name, value));
    }

    private static String told(JsonNode node) {
        return node.isNull() ? "" : node.asText("");
    }

    private static String orDash(JsonNode node) {
        return told(node).isEmpty() ? "–" : told(node);
    }
}
