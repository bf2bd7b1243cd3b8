package dev.scalpel.local.cli.lake;

import dev.scalpel.lake.analysis.RankRow;
import dev.scalpel.lake.analysis.TrendAnalysis;
import dev.scalpel.lake.analysis.TrendRow;
import dev.scalpel.local.cli.console.TextTable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Analyses as tables. */
final class AnalysisText {

    private static final String MISSING = "n/a";
    private static final double PERCENT = 100;
    private static final double MILLION = 1e6;

    private AnalysisText() {}

    static String ranks(List<RankRow> rows, LocalDate day) {
        TextTable table = new TextTable(
                "", "instrument", "1 d %", "7 d %", "30 d %", "90 d %", "vol. %", "M a day", "fall %", "BTC");
        for (int i = 0; i < rows.size(); i++) {
            RankRow row = rows.get(i);
            table.add(
                    i + 1,
                    row.instrument(),
                    percent(row.return1d()),
                    percent(row.return7d()),
                    percent(row.return30d()),
                    percent(row.return90d()),
                    percent(row.volatility()),
                    figure("%,.1f", row.turnover().map(turnover -> turnover / MILLION)),
                    percent(row.drawdown()),
                    figure("%.2f", row.correlation()));
        }
        return "At the end of " + day + ", UTC" + System.lineSeparator() + System.lineSeparator() + table;
    }

    static String trends(List<TrendRow> rows, LocalDate day) {
        TextTable table = new TextTable("instrument", "10 m", "1 h", "4 h", "1 d");
        Map<String, List<String>> colours = new LinkedHashMap<>();
        rows.forEach(row -> colours.computeIfAbsent(row.instrument(), none -> new ArrayList<>())
                .add(row.colour().orElse(MISSING)));
        colours.forEach((instrument, own) -> {
            List<Object> cells = new ArrayList<>(List.of(instrument));
            cells.addAll(own.subList(0, TrendAnalysis.LENGTHS.size()));
            table.add(cells.toArray());
        });
        return "At the end of " + day + ", UTC" + System.lineSeparator() + System.lineSeparator() + table;
    }

    private static String percent(Optional<Double> share) {
        return figure("%.1f", share.map(value -> value * PERCENT));
    }

    private static String figure(String format, Optional<Double> value) {
        return value.map(known -> String.format(Locale.ROOT, format, known)).orElse(MISSING);
    }
}
