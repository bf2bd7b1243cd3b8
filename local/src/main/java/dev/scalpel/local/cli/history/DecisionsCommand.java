package dev.scalpel.local.cli.history;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.local.cli.bot.FunctionCall;
import dev.scalpel.local.cli.console.GlobalOptions;
import dev.scalpel.settings.portfolio.Portfolio;
import dev.scalpel.settings.portfolio.PortfolioStrategy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** {@code ./scalpel decisions}. */
@Command(
        name = "decisions",
        header = "List the last decisions, each with its reason in words.",
        description = {
            "List the model's last decisions and what became of the portfolios' signals, each with its reason in words."
                    + " Bars in a row with one reason share a line. './scalpel explain' replays one. Reads the store only."
        })
public final class DecisionsCommand implements Callable<Integer> {

    private static final String MODEL = "model";
    private static final int MAX_ROWS = 500;
    private static final int MAX_PAGES = 100;

    @ParentCommand
    private @Nullable GlobalOptions parent;

    @Mixin
    private final PeriodOptions wanted = new PeriodOptions();

    @Override
    public Integer call() {
        GlobalOptions options = GlobalOptions.required(parent);
        wanted.check(MAX_ROWS);
        ExecutionQuestions questions = new ExecutionQuestions(options);
        wanted.symbol().ifPresent(questions::requireKnown);
        List<JsonNode> decisions = wanted.portfolio().orElse(MODEL).equals(MODEL) ? ofTheModel(questions) : List.of();
        List<JsonNode> signals = wanted.portfolio().orElse("").equals(MODEL) ? List.of() : ofPortfolios(questions);
        options.print(
                Map.of("decisions", DecisionsText.withWords(decisions), "signals", signals),
                DecisionsText.of(decisions, signals));
        return ExitCode.OK;
    }

    private List<JsonNode> ofTheModel(ExecutionQuestions questions) {
        ObjectNode event = FunctionCall.action("get_decisions").put("limit", wanted.limit());
        wanted.putPeriod(event, questions::end);
        wanted.symbol().ifPresent(symbol -> event.put("symbol", symbol.toString()));
        List<JsonNode> decisions = new ArrayList<>();
        questions.ask(event).path("decisions").forEach(decisions::add);
        return decisions;
    }

    private List<JsonNode> ofPortfolios(ExecutionQuestions questions) {
        ObjectNode event = FunctionCall.action("get_signals");
        wanted.putPeriod(event, questions::end);
        wanted.portfolio().ifPresent(name -> event.put("portfolio", name));
        List<JsonNode> signals = new ArrayList<>();
        for (int page = 0; page < MAX_PAGES; page++) {
            JsonNode answer = questions.ask(event);
            for (JsonNode row : answer.path("signals")) {
                if (isWanted(row, questions) && !signals.contains(row)) {
                    signals.add(row);
                }
            }
            if (!answer.path("next").isTextual()) {
                break;
            }
            event.put("from", answer.path("next").asText());
        }
        return signals.subList(Math.max(0, signals.size() - wanted.limit()), signals.size());
    }

    private boolean isWanted(JsonNode row, ExecutionQuestions questions) {
        return wanted.symbol().isEmpty()
                || questions.context().settings().portfolios().values().stream()
                        .filter(portfolio ->
                                portfolio.name().equals(row.path("portfolio").asText()))
                        .map(Portfolio::strategies)
                        .flatMap(List::stream)
                        .filter(strategy ->
                                strategy.name().equals(row.path("strategy").asText()))
                        .map(PortfolioStrategy::instrument)
                        .anyMatch(wanted.symbol().get()::equals);
    }
}
