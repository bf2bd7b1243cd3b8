package dev.scalpel.monitoring.report.sections;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.market.Minutes;
import dev.scalpel.monitoring.metrics.AccountReview;
import dev.scalpel.monitoring.metrics.SymbolReview;
import dev.scalpel.monitoring.report.html.Chart;
import dev.scalpel.monitoring.report.html.ChartNumbers;
import dev.scalpel.monitoring.report.html.LegendEntry;
import dev.scalpel.monitoring.report.html.LegendEntry.Shape;
import dev.scalpel.monitoring.report.html.Table;
import dev.scalpel.monitoring.report.summary.MetricFormat;
import dev.scalpel.statistics.Statistic;
import dev.scalpel.statistics.risk.Excursion;
import dev.scalpel.statistics.risk.RollingSharpe;
import dev.scalpel.trading.Trade;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The rolling Sharpe ratio, and how far the price went against and in favour of each trade. */
final class RiskCharts {

    private static final long DAY = Minutes.PER_DAY * Minutes.MILLIS;
    private static final int MAX_ROWS = 200;
    private static final int MAX_POINTS = 5_000;
    private static final double BP = 10_000;

    private static final List<LegendEntry> EXCURSIONS = List.of(
            new LegendEntry(Shape.DOT, "gain", "Trade with a profit"),
            new LegendEntry(Shape.TRIANGLE, "loss", "Trade with a loss"));

    /** A trade and its excursion. */
    private record Excursed(SymbolReview symbol, Trade trade, Excursion excursion) {}

    private RiskCharts() {}

    static double[] daily(AccountReview review) {
        return review.metrics().performance().dailyReturns(review.curve());
    }

    /** Empty with too few days. */
    static Optional<Chart> rollingSharpe(AccountReview review) {
        List<Statistic> values = RollingSharpe.of(daily(review));
        if (values.isEmpty()) {
            return Optional.empty();
        }
        ObjectNode data = ChartNumbers.object().put("type", "rolling");
        ArrayNode time = data.putArray("t");
        ArrayNode sharpe = data.putArray("sharpe");
        Table table = Table.of(
                "Annualised Sharpe ratio of " + RollingSharpe.DAYS + " days", "Up to the end of", "#Sharpe ratio");
        int stride = Math.max(1, values.size() / MAX_ROWS);
        for (int i = 0; i < values.size(); i++) {
            long end = review.period().fromMillis() + (i + RollingSharpe.DAYS) * DAY;
            ChartNumbers.addTime(time, end);
            ChartNumbers.add(sharpe, values.get(i).orElse(Double.NaN));
            if (i % stride == 0 || i == values.size() - 1) {
                table.row(
                        MetricFormat.minute(end - 1).replaceFirst(" \\d\\d:\\d\\d$", ""),
                        values.get(i).isDefined()
                                ? MetricFormat.number(values.get(i).get(), 2)
                                : values.get(i).reason());
            }
        }
        return Optional.of(new Chart(
                "chart-rolling",
                "low",
                "Rolling Sharpe ratio",
                "Annualised, of the " + RollingSharpe.DAYS + " days up to each day. Values of neighbouring days share "
                        + (RollingSharpe.DAYS - 1) + " of their days.",
                List.of(
                        new LegendEntry(Shape.LINE, "accent", "Sharpe ratio"),
                        new LegendEntry(Shape.DASHED, "hold", "0")),
                data,
                table));
    }

    /** Empty without a trade that has all its bars. */
    static Optional<Chart> excursions(AccountReview review) {
        List<Excursed> all = new ArrayList<>();
        AccountReview.summed(review.symbols())
                .forEach(symbol -> symbol.trades()
                        .forEach(trade -> symbol.excursion(trade)
                                .ifPresent(excursion -> all.add(new Excursed(symbol, trade, excursion)))));
        if (all.isEmpty()) {
            return Optional.empty();
        }
        all.sort(Comparator.comparingLong((Excursed one) -> one.trade().exitTime())
                .reversed());
        List<Excursed> drawn = all.subList(0, Math.min(MAX_POINTS, all.size()));
        String missing = all.size() == review.trades()
                ? ""
                : " " + MetricFormat.count(review.trades() - all.size(), "trade") + " without all bars "
                        + (review.trades() - all.size() == 1 ? "is" : "are") + " left out.";
        String newest = drawn.size() == all.size()
                ? ""
                : " The newest " + MetricFormat.whole(drawn.size()) + " of " + MetricFormat.count(all.size(), "trade")
                        + " are drawn.";
        return Optional.of(new Chart(
                "chart-excursions",
                "medium",
                "Excursions of the trades",
                "How far the price went against each trade (MAE, to the right) and in its favour (MFE, upwards) while it"
                        + " was open, in basis points of the entry price, before costs." + newest + missing,
                EXCURSIONS,
                data(drawn),
                table(drawn)));
    }

    private static ObjectNode data(List<Excursed> trades) {
        ObjectNode data = ChartNumbers.object().put("type", "excursions");
        ArrayNode adverse = data.putArray("adverse");
        ArrayNode favourable = data.putArray("favourable");
        ArrayNode net = data.putArray("net");
        ArrayNode entry = data.putArray("entryTime");
        for (Excursed one : trades) {
            ChartNumbers.add(adverse, one.excursion().adverse() * BP);
            ChartNumbers.add(favourable, one.excursion().favourable() * BP);
            ChartNumbers.add(net, one.trade().netReturn() * BP);
            ChartNumbers.addTime(entry, one.trade().position().entryTime());
        }
        return data;
    }

    private static Table table(List<Excursed> trades) {
        Table table = Table.of(
                trades.size() > MAX_ROWS
                        ? "The newest " + MAX_ROWS + " trades, in basis points"
                        : "Trades, newest first, in basis points",
                "Entry, UTC",
                "Symbol",
                "#Adverse",
                "#Favourable",
                "#Net");
        trades.stream()
                .limit(MAX_ROWS)
                .forEach(one -> table.row(
                        MetricFormat.minute(one.trade().position().entryTime()),
                        one.symbol().symbol().toString(),
                        MetricFormat.number(one.excursion().adverse() * BP, 1),
                        MetricFormat.number(one.excursion().favourable() * BP, 1),
                        MetricFormat.signed(one.trade().netReturn() * BP, 1)));
        return table.sortable();
    }
}
