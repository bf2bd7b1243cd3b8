package dev.scalpel.local.cli.history;

import dev.scalpel.local.backtest.run.FinishedRun;
import dev.scalpel.local.cli.console.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.stream.Stream;

/** Runs side by side, a column each; of two also how the second differs from the first. */
final class ComparisonText {

    private static final String END = System.lineSeparator();
    private static final String NONE = "n/a";
    private static final int DAY = 10;
    private static final String COSTS = "costsPaid";

    private ComparisonText() {}

    static String of(List<FinishedRun> runs) {
        List<String> lines = new ArrayList<>();
        for (int run = 0; run < runs.size(); run++) {
            FinishedRun each = runs.get(run);
            lines.add(letter(run) + "  " + each.what() + ", " + day(each.from()) + " to " + day(each.to()));
            lines.add("   " + each.source());
        }
        lines.add("");
        lines.add(table(runs).toString());
        if (runs.stream().anyMatch(run -> !run.isOfTheTimeOf(runs.get(0)))) {
            lines.add("");
            lines.add("The runs are of different times: their figures differ by the market too.");
        }
        return String.join(END, lines);
    }

    /** Runs without a comparison, one a line. */
    static String list(List<FinishedRun> runs) {
        if (runs.isEmpty()) {
            return "no backtest has finished here";
        }
        TextTable table = new TextTable("run", "from", "to", "folder");
        runs.forEach(run -> table.add(run.what(), day(run.from()), day(run.to()), run.source()));
        return table.toString();
    }

    private static TextTable table(List<FinishedRun> runs) {
        boolean two = runs.size() == 2;
        Stream<String> letters =
                Stream.iterate(0, run -> run + 1).limit(runs.size()).map(ComparisonText::letter);
        TextTable table =
                new TextTable(Stream.of(Stream.of("figure"), letters, two ? Stream.of("B - A") : Stream.<String>of())
                        .flatMap(each -> each)
                        .toArray(String[]::new));
        FinishedRun.shown().forEach(figure -> row(table, runs, figure));
        return table;
    }

    private static void row(TextTable table, List<FinishedRun> runs, FinishedRun.Figure figure) {
        DoubleFunction<String> words = figure.words();
        List<Object> cells = new ArrayList<>();
        cells.add(figure.label() + (figure.name().equals(COSTS) ? quote(runs) : ""));
        List<Optional<Double>> values = runs.stream()
                .map(run -> Optional.ofNullable(run.figures().get(figure.name())))
                .toList();
        values.forEach(value -> cells.add(value.map(words::apply).orElse(NONE)));
        if (runs.size() == 2) {
            cells.add(
                    values.stream().allMatch(Optional::isPresent)
                            ? signed(words, values.get(1).get() - values.get(0).get())
                            : NONE);
        }
        table.add(cells.toArray());
    }

    private static String signed(DoubleFunction<String> words, double difference) {
        String text = words.apply(difference);
        return difference > 0 && !text.startsWith("+") ? "+" + text : text;
    }

    /** Named only where it is one. */
    private static String quote(List<FinishedRun> runs) {
        List<String> quotes = runs.stream().map(FinishedRun::quote).distinct().toList();
        return quotes.size() == 1 && !quotes.get(0).isEmpty() ? ", " + quotes.get(0) : "";
    }

    private static String letter(int run) {
        return String.valueOf((char) ('A' + run));
    }

    private static String day(String instant) {
        return instant.substring(0, Math.min(DAY, instant.length()));
    }
}
