package dev.scalpel.local.cli.console;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A table of text: columns fit their content, numbers are right-aligned. */
public final class TextTable {

    private static final String GAP = "  ";

    private final List<List<String>> rows = new ArrayList<>();

    public TextTable(String... headings) {
        rows.add(List.of(headings));
    }

    public void add(Object... cells) {
        List<String> row = new ArrayList<>();
        for (Object cell : cells) {
            row.add(cell.toString());
        }
        if (row.size() != rows.get(0).size()) {
            throw new IllegalArgumentException("a row must have " + rows.get(0).size() + " cells: " + row);
        }
        rows.add(row);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < row.size(); column++) {
                line.append(padded(row.get(column), width(column), isFigures(column)))
                        .append(GAP);
            }
            text.append(line.toString().stripTrailing()).append(System.lineSeparator());
        }
        return text.toString().stripTrailing();
    }

    /** As a table where each line fits; else each row as a block of lines, a column each. */
    public String fitted(int columns) {
        String table = toString();
        boolean fits = table.lines().allMatch(line -> LineWrapper.columns(line) <= columns);
        return fits || rows.size() == 1 ? table : blocks();
    }

    private String blocks() {
        List<String> headings = rows.get(0);
        int width = headings.stream().mapToInt(String::length).max().orElse(0) + GAP.length();
        return rows.stream()
                .skip(1)
                .map(row -> IntStream.range(0, row.size())
                        .mapToObj(column ->
                                (padded(headings.get(column), width, false) + row.get(column)).stripTrailing())
                        .collect(Collectors.joining(System.lineSeparator())))
                .collect(Collectors.joining(System.lineSeparator() + System.lineSeparator()));
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }

    private boolean isFigures(int column) {
        return rows.size() > 1
                && rows.stream().skip(1).allMatch(row -> row.get(column).matches("[-+]?[\\d,.]+( ?%)?|n/a"));
    }

    private static String padded(String cell, int width, boolean right) {
        String space = " ".repeat(width - cell.length());
        return right ? space + cell : cell + space;
    }
}
