package dev.scalpel.local.cli.bot;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.monitoring.report.summary.MetricFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What {@code status} says of a position on margin, and of long and short; nothing for an instrument that has neither. */
final class PositionLines {

    /** @param name at most ten characters */
    record Line(String name, String words) {}

    private PositionLines() {}

    static List<Line> of(JsonNode symbol) {
        List<Line> lines = new ArrayList<>();
        JsonNode margin = symbol.path("margin");
        if (margin.isObject()) {
            String asset = symbol.path("symbol").asText().replaceFirst(".*/", "");
            lines.add(new Line(
                    "margin",
                    money(margin.path("margin")) + " " + asset + ", unrealised "
                            + signed(margin.path("unrealisedProfit")) + ", mark "
                            + price(margin.path("markPrice"))));
            lines.add(new Line(
                    "liquidated",
                    margin.path("liquidationPrice").isNumber()
                            ? "at " + price(margin.path("liquidationPrice")) + ", "
                                    + plain(MetricFormat.percent(margin.path("liquidationDistance").asDouble()))
                                    + " away"
                            : "at no price"));
        }
        for (JsonNode side : symbol.at("/bySide/sides")) {
            lines.add(new Line(side.path("side").asText().toLowerCase(Locale.ROOT), figures(side)));
        }
        if (symbol.has("bySide")) {
            lines.add(new Line("", "closed since " + symbol.at("/bySide/since").asText()));
        }
        return lines;
    }

    private static String figures(JsonNode side) {
        StringBuilder words = new StringBuilder()
                .append(plain(MetricFormat.count(side.path("trades").asInt(), "trade")))
                .append(", ")
                .append(plain(MetricFormat.percent(side.path("winRate").asDouble())))
                .append(" won, net ")
                .append(signed(side.path("netProfit")));
        double received = side.path("fundingReceived").asDouble();
        double paid = side.path("fundingPaid").asDouble();
        if (received != 0 || paid != 0) {
            words.append(", funding ").append(plain(MetricFormat.signed(received - paid, 2)));
        }
        int ended = side.path("liquidated").asInt() + side.path("deleveraged").asInt();
        if (ended > 0) {
            words.append(", ").append(ended).append(" ended by the venue");
        }
        return words.toString();
    }

    private static String money(JsonNode amount) {
        return plain(MetricFormat.number(amount.asDouble(), 2));
    }

    private static String signed(JsonNode amount) {
        return plain(MetricFormat.signed(amount.asDouble(), 2));
    }

    private static String price(JsonNode price) {
        return plain(MetricFormat.price(price.asDouble()));
    }

    private static String plain(String words) {
        return words.replace(MetricFormat.MINUS, "-").replace(MetricFormat.NARROW_SPACE, " ");
    }
}
