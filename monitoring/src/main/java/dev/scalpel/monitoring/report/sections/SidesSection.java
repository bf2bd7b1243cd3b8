package dev.scalpel.monitoring.report.sections;

import dev.scalpel.monitoring.metrics.AccountReview;
import dev.scalpel.monitoring.metrics.SideFigures;
import dev.scalpel.monitoring.metrics.SideReview;
import dev.scalpel.monitoring.metrics.SymbolReview;
import dev.scalpel.monitoring.report.html.Element;
import dev.scalpel.monitoring.report.html.GainLossColor;
import dev.scalpel.monitoring.report.html.Node;
import dev.scalpel.monitoring.report.html.Table;
import dev.scalpel.monitoring.report.html.TextNode;
import dev.scalpel.monitoring.report.summary.MetricFormat;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Long and short separately, with funding where there was any. Nothing for an account that was long only, without funding. */
public final class SidesSection {

    private SidesSection() {}

    public static Optional<Element> of(AccountReview review) {
        SideReview total = review.sides();
        if (!total.isNeeded()) {
            return Optional.empty();
        }
        return Optional.of(Element.of("section")
                .id("sides")
                .add(Element.of("h2", "Long and short"))
                .add(Element.of("p", introduction(total)))
                .add(table(review, total)));
    }

    private static String introduction(SideReview total) {
        String size = "The largest position was worth " + MetricFormat.percent(total.largestPosition())
                + " of the equity at its entry.";
        return total.hasFunding()
                ? size + " Funding is part of the profit: what a position received at the venue's stamps, or paid."
                : size;
    }

    private static Element table(AccountReview review, SideReview total) {
        List<String> columns = new ArrayList<>(List.of("Symbol", "Side", "#Trades", "#Won", "#Profit"));
        if (total.hasFunding()) {
            columns.addAll(List.of("#Funding received", "#Funding paid"));
        }
        if (total.hasEndsByVenue()) {
            columns.addAll(List.of("#Liquidated", "#Deleveraged"));
        }
        Table table = Table.of("By side, amounts in " + review.quote(), columns);
        List<SymbolReview> summed = AccountReview.summed(review.symbols());
        if (summed.size() > 1) {
            rows(table, "Total", total, total);
        }
        summed.forEach(symbol -> rows(table, symbol.symbol().toString(), symbol.sides(), total));
        return table.element();
    }

    private static void rows(Table table, String name, SideReview sides, SideReview total) {
        for (SideFigures side : sides.sides()) {
            List<Node> cells = new ArrayList<>(List.of(
                    new TextNode(name),
                    new TextNode(MetricFormat.label(side.side())),
                    new TextNode(MetricFormat.number(side.trades(), 0)),
                    new TextNode(MetricFormat.percent(side.winRate())),
                    money(side.netProfit())));
            if (total.hasFunding()) {
                cells.add(new TextNode(MetricFormat.number(side.fundingReceived().doubleValue(), 2)));
                cells.add(new TextNode(MetricFormat.number(side.fundingPaid().doubleValue(), 2)));
            }
            if (total.hasEndsByVenue()) {
                cells.add(new TextNode(MetricFormat.number(side.liquidated(), 0)));
                cells.add(new TextNode(MetricFormat.number(side.deleveraged(), 0)));
            }
            table.row(cells);
        }
    }

    private static Node money(BigDecimal amount) {
        return GainLossColor.of(amount.doubleValue(), MetricFormat.signed(amount.doubleValue(), 2));
    }
}
