package dev.scalpel.monitoring.report.sections;

import dev.scalpel.monitoring.metrics.ShadowReview;
import dev.scalpel.monitoring.report.html.Element;
import dev.scalpel.monitoring.report.html.GainLossColor;
import dev.scalpel.monitoring.report.html.Table;
import dev.scalpel.monitoring.report.html.TextNode;
import dev.scalpel.monitoring.report.summary.MetricFormat;
import dev.scalpel.monitoring.report.summary.ReviewContext;
import dev.scalpel.statistics.CostVerdict;
import dev.scalpel.statistics.GrossReturn;
import dev.scalpel.trading.Trade;
import java.util.List;
import java.util.Locale;

/** What the procedure would have traded without permission to trade. */
public final class ShadowSection {

    private static final int MAX_ROWS = 200;
    private static final double BASIS_POINTS = 1e4;

    private ShadowSection() {}

    public static Element of(ReviewContext context) {
        Element section = Element.of("section")
                .id("shadow")
                .add(Element.of("h2", "Shadow trades").add(badge()));
        if (context.shadow().isEmpty()) {
            return section.add(
                    Element.of("p", "No training has recorded a shadow trade up to the end of this period."));
        }
        section.add(Element.of(
                "p",
                "What the procedure would have done with each night's model, licensed or not, at the prices of the"
                        + " bars, without costs. No figure above includes it."));
        context.shadow()
                .forEach(shadow ->
                        section.add(Element.of("p", shadow.sentence() + ".").css("lead")));
        section.add(table(context.shadow()));
        context.shadow().stream()
                .filter(shadow -> !shadow.trades().isEmpty())
                .forEach(shadow -> section.add(trades(shadow)));
        return section;
    }

    static Element badge() {
        return Element.of("span", "not traded").css("badge");
    }

    private static Element table(List<ShadowReview> all) {
        Table table = Table.of(
                "Shadow trades at the account's costs, in basis points",
                "Symbol",
                "Verdict",
                "#Break-even per side",
                "#Your costs per side",
                "#Trades",
                "Since",
                "#Of these in the period",
                "#Break-even of the period");
        for (ShadowReview shadow : all) {
            table.row(
                    shadow.symbol().toString(),
                    shadow.verdict().answer().word(),
                    CostVerdict.estimate(shadow.verdict().breakEven()),
                    MetricFormat.number(shadow.verdict().roundTripBp() / 2, 1),
                    MetricFormat.whole(shadow.known()),
                    MetricFormat.day(shadow.since()),
                    MetricFormat.whole(shadow.trades().size()),
                    CostVerdict.estimate(shadow.breakEven()));
        }
        return table.element();
    }

    private static Element trades(ShadowReview shadow) {
        Table table = Table.of(
                shadow.symbol() + ": shadow trades, not traded, newest first",
                "Closed, UTC",
                "Side",
                "#Entry",
                "#Exit",
                "Reason",
                "#Minutes",
                "#Before costs, bp",
                "#After your costs, bp");
        List<Trade> trades = shadow.trades();
        int oldest = Math.max(0, trades.size() - MAX_ROWS);
        for (int i = trades.size() - 1; i >= oldest; i--) {
            Trade trade = trades.get(i);
            double gross = BASIS_POINTS * GrossReturn.ofFree(trade).gross();
            double net = gross - shadow.verdict().roundTripBp();
            table.row(List.of(
                    new TextNode(MetricFormat.minute(trade.exitTime())),
                    new TextNode(trade.position().side().name().toLowerCase(Locale.ROOT)),
                    new TextNode(MetricFormat.price(trade.position().entryPrice())),
                    new TextNode(MetricFormat.price(trade.exitPrice())),
                    new TextNode(PriceSection.label(trade.reason())),
                    new TextNode(MetricFormat.whole(trade.heldMinutes())),
                    GainLossColor.of(gross, MetricFormat.signed(gross, 1)),
                    GainLossColor.of(net, MetricFormat.signed(net, 1))));
        }
        String title = shadow.symbol() + ": " + MetricFormat.count(trades.size(), "shadow trade") + " of the procedure "
                + shadow.procedure()
                + (oldest > 0 ? ", the newest " + MAX_ROWS + " listed" : "");
        return Element.of("details").add(Element.of("summary", title)).add(table.element());
    }
}
