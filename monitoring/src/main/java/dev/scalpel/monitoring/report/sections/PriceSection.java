package dev.scalpel.monitoring.report.sections;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.market.Minutes;
import dev.scalpel.monitoring.metrics.AccountReview;
import dev.scalpel.monitoring.metrics.SymbolReview;
import dev.scalpel.monitoring.report.html.Chart;
import dev.scalpel.monitoring.report.html.ChartNumbers;
import dev.scalpel.monitoring.report.html.Element;
import dev.scalpel.monitoring.report.html.GainLossColor;
import dev.scalpel.monitoring.report.html.LegendEntry;
import dev.scalpel.monitoring.report.html.LegendEntry.Shape;
import dev.scalpel.monitoring.report.html.Node;
import dev.scalpel.monitoring.report.html.PackedBars;
import dev.scalpel.monitoring.report.html.Table;
import dev.scalpel.monitoring.report.html.TextNode;
import dev.scalpel.monitoring.report.html.ZoomControls;
import dev.scalpel.monitoring.report.summary.MetricFormat;
import dev.scalpel.statistics.risk.Excursion;
import dev.scalpel.store.StoreKeys;
import dev.scalpel.trading.ExitReason;
import dev.scalpel.trading.Position;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.trading.Trade;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/** The price of each symbol with its trades: entries, exits, stops and targets; and a table of the trades. */
public final class PriceSection {

    private static final int MAX_ROWS = 200;

    private static final String NO_LEVEL = "none";

    private PriceSection() {}

    public static Element of(AccountReview review, List<Chart> charts) {
        Element section = Element.of("section").id("trades").add(Element.of("h2", "Price and trades"));
        for (SymbolReview symbol : review.symbols()) {
            section.add(Element.of("h3", symbol.symbol().toString()));
            if (symbol.quality().bars() == 0 && symbol.trades().isEmpty()) {
                section.add(Element.of("p", "There are no bars and no trades of this symbol in the period."));
                continue;
            }
            Chart chart = chart(symbol);
            charts.add(chart);
            section.add(chart.figure(
                    symbol.trades().isEmpty()
                            ? ZoomControls.zoom(chart.id())
                            : ZoomControls.zoomAndTrades(chart.id())));
        }
        return section;
    }

    private static Chart chart(SymbolReview symbol) {
        String id = "chart-price-" + symbol.symbol().key().toLowerCase(Locale.ROOT);
        List<Trade> trades = symbol.trades().stream()
                .sorted((one, other) -> Long.compare(
                        one.position().entryTime(), other.position().entryTime()))
                .toList();
        ObjectNode data = ChartNumbers.object().put("type", "price");
        data.set("bars", PackedBars.of(symbol.records().periodBars()));
        trades(trades, data);
        String description = trades.isEmpty()
                ? "There were no trades. Zoom in to see the bar of each minute."
                : MetricFormat.count(trades.size(), "trade")
                        + ". Zoom in to see stops, targets and the bar of each minute.";
        return new Chart(
                id, "tall", symbol.symbol() + ", price", description, legend(trades), data, table(id, symbol, trades));
    }

    private static List<LegendEntry> legend(List<Trade> trades) {
        List<LegendEntry> entries = new ArrayList<>(List.of(
                new LegendEntry(Shape.LINE, "ink", "Close"),
                new LegendEntry(Shape.BAR, "gain", "Minute that rose"),
                new LegendEntry(Shape.BAR, "loss", "Minute that fell")));
        if (!trades.isEmpty()) {
            entries.addAll(List.of(
                    new LegendEntry(Shape.TRIANGLE, "accent", "Entry"),
                    new LegendEntry(Shape.DOT, "gain", "Exit with a profit"),
                    new LegendEntry(Shape.DOT, "loss", "Exit with a loss"),
                    new LegendEntry(Shape.DASHED, "gain", "Target"),
                    new LegendEntry(Shape.DASHED, "loss", "Stop")));
        }
        return entries;
    }

    private static void trades(List<Trade> trades, ObjectNode data) {
        ArrayNode entryTime = data.putArray("entryTime");
        ArrayNode entry = data.putArray("entry");
        ArrayNode exitTime = data.putArray("exitTime");
        ArrayNode exit = data.putArray("exit");
        ArrayNode stop = data.putArray("stop");
        ArrayNode target = data.putArray("target");
        ArrayNode side = data.putArray("side");
        ArrayNode net = data.putArray("net");
        ArrayNode reason = data.putArray("reason");
        for (Trade trade : trades) {
            Position position = trade.position();
            ChartNumbers.addTime(entryTime, position.entryTime());
            ChartNumbers.addPrice(entry, position.entryPrice());
            // The exit is somewhere in its minute; in the middle it is apart from an entry in the same minute.
            ChartNumbers.addTime(exitTime, trade.exitTime() + Minutes.MILLIS / 2);
            ChartNumbers.addPrice(exit, trade.exitPrice());
            ChartNumbers.addPrice(stop, position.stopPrice());
            ChartNumbers.addPrice(target, position.targetPrice());
            side.add(position.side().sign());
            ChartNumbers.add(net, trade.netReturn() * 10_000);
            reason.add(label(trade.reason()));
        }
    }

    private static Table table(String chart, SymbolReview symbol, List<Trade> trades) {
        int shown = Math.min(MAX_ROWS, trades.size());
        String caption = shown == trades.size()
                ? "Trades, newest first; profit in " + symbol.symbol().quote()
                : "The newest " + shown + " of " + MetricFormat.count(trades.size(), "trade") + "; the ledger in "
                        + StoreKeys.tradesPrefix(symbol.records().instrument()) + " has all";
        Table table = Table.of(
                caption,
                "Entry, UTC",
                "Side",
                "#Price",
                "#Stop",
                "#Target",
                "#Exit",
                "Exit reason",
                "#Minutes",
                "#Net",
                "#Profit",
                "#Adverse",
                "#Favourable",
                "Strategy");
        IntStream.range(0, shown).map(i -> trades.size() - 1 - i).forEach(number -> {
            Trade trade = trades.get(number);
            table.row(cells(chart, number, trade, symbol.excursion(trade)));
        });
        return table.sortable();
    }

    private static List<Node> cells(String chart, int number, Trade trade, Optional<Excursion> excursion) {
        Position position = trade.position();
        List<Node> cells = new ArrayList<>();
        cells.add(ZoomControls.trade(chart, number, MetricFormat.minute(position.entryTime())));
        cells.add(new TextNode(position.side() == PositionSide.LONG ? "long" : "short"));
        cells.add(new TextNode(MetricFormat.price(position.entryPrice())));
        cells.add(new TextNode(position.hasStop() ? MetricFormat.price(position.stopPrice()) : NO_LEVEL));
        cells.add(new TextNode(position.hasTarget() ? MetricFormat.price(position.targetPrice()) : NO_LEVEL));
        cells.add(new TextNode(MetricFormat.price(trade.exitPrice())));
        cells.add(new TextNode(label(trade.reason())));
        cells.add(new TextNode(MetricFormat.whole(trade.heldMinutes())));
        cells.add(GainLossColor.of(trade.netReturn(), MetricFormat.signed(trade.netReturn() * 10_000, 1) + " bp"));
        cells.add(GainLossColor.of(trade.netProfit(), MetricFormat.signed(trade.netProfit(), 2)));
        cells.add(share(excursion, Excursion::adverse));
        cells.add(share(excursion, Excursion::favourable));
        cells.add(new TextNode(position.basis().strategyId().toString()));
        return cells;
    }

    private static Node share(Optional<Excursion> excursion, Function<Excursion, Double> part) {
        return new TextNode(excursion
                .map(part)
                .map(share -> MetricFormat.number(share * 10_000, 1) + " bp")
                .orElse("bars missing"));
    }

    static String label(ExitReason reason) {
        return reason.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
