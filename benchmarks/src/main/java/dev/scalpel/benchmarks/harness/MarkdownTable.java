package dev.scalpel.benchmarks.harness;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Rows as a Markdown table, for the screen and for {@code RESULTS.md}. */
public final class MarkdownTable {

    private static final List<String> HEAD = List.of("name", "value", "unit", "reference", "ratio");

    private MarkdownTable() {}

    public static String of(List<ResultRow> rows) {
        List<List<String>> cells = new ArrayList<>();
        cells.add(HEAD);
        rows.forEach(row -> cells.add(List.of(
                row.name().replace("|", "\\|"),
                number(row.value()),
                row.unit(),
                row.reference().replace("|", "\\|"),
                number(row.ratio()))));
        int[] widths = IntStream.range(0, HEAD.size())
                .map(column -> cells.stream()
                        .mapToInt(line -> line.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        StringBuilder table = new StringBuilder();
        for (int line = 0; line < cells.size(); line++) {
            table.append(line(cells.get(line), widths));
            if (line == 0) {
                table.append(rule(widths));
            }
        }
        return table.toString();
    }

    /** At most three decimals and four digits, three significant digits below 0.1, whole numbers above 1000. */
    static String number(double value) {
        double size = Math.abs(value);
        if (size >= 1000) {
            return String.format(Locale.ROOT, "%.0f", value);
        }
        int whole = size >= 100 ? 3 : size >= 10 ? 2 : 1;
        if (size >= 0.1 || size == 0) {
            return String.format(Locale.ROOT, "%." + (4 - whole) + "f", value);
        }
        return String.format(Locale.ROOT, "%.3g", value);
    }

    private static String line(List<String> cells, int[] widths) {
        return IntStream.range(0, widths.length)
                .mapToObj(column -> isNumber(column)
                        ? " ".repeat(widths[column] - cells.get(column).length()) + cells.get(column)
                        : cells.get(column)
                                + " ".repeat(widths[column] - cells.get(column).length()))
                .collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    private static String rule(int[] widths) {
        return IntStream.range(0, widths.length)
                .mapToObj(column ->
                        isNumber(column) ? "-".repeat(widths[column] + 1) + ":" : "-".repeat(widths[column] + 2))
                .collect(Collectors.joining("|", "|", "|\n"));
    }

    private static boolean isNumber(int column) {
        return column == 1 || column == 4;
    }
}
