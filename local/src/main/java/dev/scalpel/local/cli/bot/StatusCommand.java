package dev.scalpel.local.cli.bot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.costs.StoredCosts;
import dev.scalpel.invocation.FunctionContext;
import dev.scalpel.ledger.repository.StoredLedger;
import dev.scalpel.ledger.repository.StoredShadowTrades;
import dev.scalpel.local.cli.console.Amounts;
import dev.scalpel.local.cli.console.GlobalOptions;
import dev.scalpel.local.cli.setup.QuantityStepWarnings;
import dev.scalpel.local.functions.EvidenceStatus;
import dev.scalpel.local.functions.LocalFunctions;
import dev.scalpel.local.functions.PipelineStatus;
import dev.scalpel.local.functions.PortfolioLines;
import dev.scalpel.local.functions.ShadowStatus;
import dev.scalpel.local.functions.SidesStatus;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Symbol;
import dev.scalpel.monitoring.report.summary.MetricFormat;
import dev.scalpel.promotion.ChampionRegistry;
import dev.scalpel.shards.ParallelSymbols;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code ./scalpel status}. */
@Command(
        name = "status",
        header = "Show the account, positions and orders.",
        description = "Show the account and its positions and orders, from the store and the venue.")
public final class StatusCommand implements Callable<Integer> {

    private static final int BALANCE_DIGITS = 16;

    @ParentCommand
    private @Nullable GlobalOptions parent;

    @Override
    public Integer call() {
        GlobalOptions options = GlobalOptions.required(parent);
        FunctionContext context = BotContextFactory.of(options, FunctionCall.WRITER);
        JsonNode answer = FunctionCall.call(
                options,
                context,
                LocalFunctions.EXECUTION,
                FunctionCall.action("get_account_info").toString(),
                Duration.ofMinutes(1));
        // The answer has the model of the last decision; the champion may have changed since.
        ChampionRegistry registry = new ChampionRegistry(context.store());
        ShadowStatus shadow = new ShadowStatus(
                context.settings(), new StoredShadowTrades(context.store()), new StoredCosts(context.store()));
        SidesStatus sides = new SidesStatus(new StoredLedger(context.store()));
        List<JsonNode> symbols = new ArrayList<>();
        answer.path("symbols").forEach(symbols::add);
        // Each has its own node; most of the time is waiting for the store.
        new ParallelSymbols().map(symbols, symbol -> {
            InstrumentId named = context.settings()
                    .instrument(Symbol.parse(symbol.path("symbol").asText()));
            ObjectNode row = (ObjectNode) symbol;
            row.put("champion", registry.champion(named).name());
            shadow.of(named, context.clock().instant()).ifPresent(found -> row.set("shadow", found));
            sides.of(named, context.clock().instant()).ifPresent(found -> row.set("bySide", found));
            return row;
        });
        EvidenceStatus evidence = new EvidenceStatus(context.settings(), context.store());
        ((ObjectNode) answer).set("evidence", evidence.of(context.clock().instant()));
        new PipelineStatus(context.store(), context.clock())
                .newest()
                .ifPresent(pipeline -> ((ObjectNode) answer).set("pipeline", pipeline));
        for (JsonNode portfolio : answer.path("portfolios")) {
            PortfolioLines.complete(
                    (ObjectNode) portfolio, context.settings(), context.clock().instant());
        }
        options.print(answer, text(answer));
        QuantityStepWarnings.print(options);
        return FunctionCall.exitCode(answer);
    }

    private static String trading(JsonNode answer) {
        String halted = textOf(answer.path("halted"));
        String paused = textOf(answer.path("paused"));
        if (!halted.isEmpty()) {
            return "HALTED: " + halted;
        }
        return paused.isEmpty() ? "on" : "paused, no entries: " + paused;
    }

    private static String text(JsonNode answer) {
        StringBuilder text = new StringBuilder();
        line(text, "mode", answer.path("mode").asText().toLowerCase(Locale.ROOT));
        line(text, "trading", trading(answer));
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
        if (answer.path("marginUse").isNumber()) {
            line(
                    text,
                    "margin use",
                    plain(MetricFormat.percent(answer.path("marginUse").asDouble())) + " of the equity");
        }
        answer.path("balances")
                .properties()
                .forEach(balance -> line(
                        text, balance.getKey(), Amounts.shown(balance.getValue().decimalValue(), BALANCE_DIGITS)));
        JsonNode pipeline = answer.path("pipeline");
        if (pipeline.has("problem")) {
            line(text, "pipeline", pipeline.path("problem").asText());
        } else if (pipeline.isObject()) {
            line(
                    text,
                    "pipeline",
                    pipeline.path("day").asText() + "  "
                            + pipeline.path("message").asText());
        }
        for (JsonNode account : answer.path("evidence")) {
            text.append(System.lineSeparator())
                    .append(account.path("procedure").asText("evidence"))
                    .append(System.lineSeparator());
            if (account.has("problem")) {
                line(text, "  problem", account.path("problem").asText());
            }
            for (JsonNode line : account.path("brief")) {
                line(
                        text,
                        "  " + line.path(0).asText().toLowerCase(Locale.ROOT),
                        plain(line.path(1).asText()));
            }
        }
        for (JsonNode symbol : answer.path("symbols")) {
            text.append(System.lineSeparator())
                    .append(symbol.path("symbol").asText())
                    .append(System.lineSeparator());
            line(text, "  champion", symbol.path("champion").asText());
            JsonNode shadow = symbol.path("shadow");
            if (shadow.has("problem")) {
                line(text, "  shadow", shadow.path("problem").asText());
            } else if (shadow.isObject()) {
                line(
                        text,
                        "  shadow",
                        shadow.path("shadowTrades").asInt() + " trades since "
                                + shadow.path("since").asText() + ", not traded");
                line(text, "", shadow.path("verdict").asText());
            }
            line(text, "  last bar", orDash(symbol.path("lastBar")));
            line(text, "  position", orDash(symbol.path("position")));
            PositionLines.of(symbol).forEach(entry -> line(text, "  " + entry.name(), entry.words()));
            if (symbol.path("attention").isTextual()) {
                line(text, "  attention", symbol.path("attention").asText());
            }
            if (symbol.path("unresolved").size() > 0) {
                line(
                        text,
                        "  unresolved",
                        PortfolioLines.unresolved(
                                symbol.path("unresolved").size(), PortfolioLines.isPaper(answer.path("mode"))));
            }
        }
        for (JsonNode portfolio : answer.path("portfolios")) {
            text.append(System.lineSeparator())
                    .append("portfolio ")
                    .append(portfolio.path("portfolio").asText())
                    .append(System.lineSeparator());
            PortfolioLines.of(portfolio).forEach(entry -> line(text, "  " + entry.name(), entry.words()));
        }
        return text.toString().stripTrailing();
    }

    private static String plain(String words) {
        return words.replace(MetricFormat.MINUS, "-").replace(MetricFormat.NARROW_SPACE, " ");
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append(String.format("%-12s %s%n", name, value));
    }

    private static String textOf(JsonNode node) {
        return node.isNull() ? "" : node.asText("");
    }

    private static String orDash(JsonNode node) {
        return textOf(node).isEmpty() ? "–" : textOf(node);
    }
}
