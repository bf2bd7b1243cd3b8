package dev.scalpel.local.functions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.portfolio.paper.PaperPortfolio;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.value.Mode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A portfolio in short, for {@code ./scalpel status} and the desk; {@code portfolio status} has the rest. */
public final class PortfolioLines {

    private PortfolioLines() {}

    /** @param name of a strategy, or what the words are about */
    public record Line(String name, String words) {}

    /** Adds what the settings know and the account's answer does not have: quote asset and next slot. */
    public static void complete(ObjectNode portfolio, Settings settings, Instant now) {
        settings.portfolio(portfolio.path("portfolio").asText()).ifPresent(known -> {
            portfolio.put("quote", known.quote());
            Instant slot = new PaperPortfolio(settings, known).schedule().slotFrom(now);
            if (slot.isAfter(now)) {
                portfolio.put("nextSlot", slot.truncatedTo(ChronoUnit.SECONDS).toString());
            }
        });
    }

    /** @param portfolio as {@link #complete} leaves it */
    public static List<Line> of(JsonNode portfolio) {
        List<Line> lines = new ArrayList<>();
        lines.add(new Line("mode", portfolio.path("mode").asText().toLowerCase(Locale.ROOT)));
        lines.add(new Line("trading", trading(portfolio)));
        lines.add(new Line("value", value(portfolio)));
        lines.add(new Line("next slot", portfolio.path("nextSlot").asText("none, a signal is executed at once")));
        portfolio.path("strategies").forEach(strategy -> lines.add(strategy(strategy)));
        if (portfolio.path("unresolved").size() > 0) {
            lines.add(new Line(
                    "unresolved", unresolved(portfolio.path("unresolved").size(), isPaper(portfolio.path("mode")))));
        }
        if (portfolio.path("failure").isTextual()) {
            lines.add(new Line("failure", portfolio.path("failure").asText()));
        }
        return lines;
    }

    /** Orders that may still fill, in words: on paper no venue knows them. */
    public static String unresolved(int count, boolean paper) {
        return count
                + (count == 1 ? " order" : " orders")
                + (paper ? ", open on paper" : ", pending reconciliation with the venue");
    }

    public static boolean isPaper(JsonNode mode) {
        return mode.asText().equalsIgnoreCase(Mode.PAPER.name());
    }

    private static String trading(JsonNode portfolio) {
        if (portfolio.path("halted").isTextual()) {
            return "HALTED: " + portfolio.path("halted").asText();
        }
        return portfolio.path("paused").isTextual()
                ? "paused, no entries: " + portfolio.path("paused").asText()
                : "on";
    }

    private static String value(JsonNode portfolio) {
        return portfolio.path("value").isNumber()
                ? money(portfolio.path("value")) + " " + portfolio.path("quote").asText() + " at cost, "
                        + money(portfolio.path("cash")) + " in cash"
                : "not run yet";
    }

    private static Line strategy(JsonNode strategy) {
        String pending = strategy.path("signal").isTextual() ? ", signal under way" : "";
        String held = strategy.path("side").isTextual()
                ? strategy.path("side").asText().toLowerCase(Locale.ROOT) + " "
                        + strategy.path("quantity")
                                .decimalValue()
                                .stripTrailingZeros()
                                .toPlainString() + " at cost "
                        + money(strategy.path("cost"))
                : "flat";
        return new Line(
                strategy.path("strategy").asText(),
                strategy.path("instrument").asText() + ": " + held + ", wants "
                        + strategy.path("target").asText().toLowerCase(Locale.ROOT) + pending);
    }

    private static String money(JsonNode amount) {
        return String.format(Locale.ROOT, "%,.2f", amount.decimalValue());
    }
}
