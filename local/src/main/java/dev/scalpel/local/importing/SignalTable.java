package dev.scalpel.local.importing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads {@code time,strategy,action[,price,stop,comment]}. */
final class SignalTable {

    private static final Set<String> REQUIRED = new TreeSet<>(Set.of("time", "strategy", "action"));
    private static final Set<String> KNOWN = Set.of("time", "strategy", "action", "price", "stop", "comment");

    private final FileTimes times;
    private final List<String> problems;

    /** @param problems to which those of this file are added */
    SignalTable(FileTimes times, List<String> problems) {
        this.times = times;
        this.problems = problems;
    }

    List<SignalRow> read(CsvTable table) {
        table.names().stream()
                .filter(name -> !KNOWN.contains(name))
                .forEach(name -> problems.add("line 1: unknown column '" + name
                        + "'; a file of signals has time, strategy, action, and where wanted price, stop and comment"));
        REQUIRED.stream()
                .filter(name -> !table.has(name))
                .forEach(name -> problems.add("line 1: column " + name + " is missing"));
        List<SignalRow> read = new ArrayList<>();
        if (table.names().containsAll(REQUIRED)) {
            for (CsvTable.Row row : table.rows()) {
                try {
                    read.add(read(row));
                } catch (IllegalArgumentException wrong) {
                    problems.add("line " + row.line() + ": " + wrong.getMessage());
                }
            }
        }
        return read;
    }

    private SignalRow read(CsvTable.Row row) {
        String action = row.cell("action").toLowerCase(Locale.ROOT);
        return switch (action) {
            case "buy", "sell" ->
                new SignalRow(
                        row.line(),
                        times.read(row.cell("time")),
                        row.cell("strategy"),
                        action,
                        Optional.empty(),
                        row.cell("price"),
                        row.cell("stop"),
                        row.cell("comment"));
            case "long", "short", "flat" ->
                SignalRow.holding(
                        row.line(),
                        times.read(row.cell("time")),
                        row.cell("strategy"),
                        action,
                        row.cell("price"),
                        row.cell("stop"),
                        row.cell("comment"));
            default ->
                throw new IllegalArgumentException(
                        "action must be buy, sell, long, short or flat: '" + row.cell("action") + "'");
        };
    }
}
