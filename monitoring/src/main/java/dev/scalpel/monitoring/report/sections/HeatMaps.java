package dev.scalpel.monitoring.report.sections;

import dev.scalpel.monitoring.metrics.AccountReview;
import dev.scalpel.monitoring.report.html.Element;
import dev.scalpel.monitoring.report.html.HeatCell;
import dev.scalpel.monitoring.report.html.Node;
import dev.scalpel.monitoring.report.html.Table;
import dev.scalpel.monitoring.report.html.TextNode;
import dev.scalpel.monitoring.report.summary.MetricFormat;
import dev.scalpel.monitoring.report.summary.WeekHour;
import dev.scalpel.statistics.risk.MonthlyReturn;
import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Tables whose cells are coloured: the returns by month, the profit by hour and weekday. */
final class HeatMaps {

    private static final int HOURS = 24;

    private HeatMaps() {}

    /** Without a map where the period lies within one month. */
    static Element months(AccountReview review) {
        List<MonthlyReturn> months = MonthlyReturn.of(
                review.curve(), review.period().from(), review.period().to());
        Element box = Element.of("div").add(Element.of("h3", "Return by month"));
        if (months.size() < 2) {
            return box.add(Element.of("p", "The period lies within one month."));
        }
        double largest = months.stream()
                .mapToDouble(month -> Math.abs(month.value()))
                .max()
                .orElse(0);
        List<String> columns = new ArrayList<>(List.of("Year"));
        Stream.of(Month.values())
                .map(month -> "#" + month.getDisplayName(TextStyle.SHORT, Locale.ENGLISH))
                .forEach(columns::add);
        Table table = Table.of("Return by month in per cent, UTC; * a part of the month", columns)
                .heat();
        int last = months.get(months.size() - 1).month().getYear();
        for (int year = months.get(0).month().getYear(); year <= last; year++) {
            table.row(year(year, months, largest));
        }
        return box.add(table.element());
    }

    private static List<Node> year(int year, List<MonthlyReturn> months, double largest) {
        List<Node> cells = new ArrayList<>(List.of(new TextNode(Integer.toString(year))));
        for (Month month : Month.values()) {
            cells.add(months.stream()
                    .filter(found ->
                            found.month().getYear() == year && found.month().getMonth() == month)
                    .findFirst()
                    .map(found -> HeatCell.of(
                            found.value(),
                            largest,
                            MetricFormat.signed(100 * found.value(), 2) + (found.whole() ? "" : "*")))
                    .orElseGet(HeatCell::empty));
        }
        return cells;
    }

    /** The hours in rows and the weekdays in columns, so that it fits on a phone. */
    static Element weekHours(AccountReview review) {
        List<WeekHour> hours = WeekHour.of(review);
        double largest = hours.stream()
                .mapToDouble(hour -> Math.abs(hour.netProfit()))
                .max()
                .orElse(0);
        List<String> columns = new ArrayList<>(List.of("Hour"));
        Stream.of(DayOfWeek.values())
                .map(day -> "#" + day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH))
                .forEach(columns::add);
        Table table = Table.of(
                        "Net profit in " + review.quote()
                                + " and number of trades by hour and weekday of the entry, UTC",
                        columns)
                .heat();
        for (int hour = 0; hour < HOURS; hour++) {
            table.row(hour(hour, hours, largest));
        }
        return Element.of("div")
                .add(Element.of("h3", "Profit by hour and weekday"))
                .add(hours.isEmpty() ? Element.of("p", "There were no trades.") : table.element());
    }

    private static List<Node> hour(int hour, List<WeekHour> hours, double largest) {
        List<Node> cells = new ArrayList<>(List.of(new TextNode(String.format(Locale.ROOT, "%02d", hour))));
        for (DayOfWeek day : DayOfWeek.values()) {
            cells.add(hours.stream()
                    .filter(found -> found.hour() == hour && found.weekday() == day)
                    .findFirst()
                    .map(found -> HeatCell.of(found.netProfit(), largest, MetricFormat.signed(found.netProfit(), 2))
                            .add(Element.of("small", MetricFormat.count(found.trades(), "trade"))))
                    .orElseGet(HeatCell::empty));
        }
        return cells;
    }
}
