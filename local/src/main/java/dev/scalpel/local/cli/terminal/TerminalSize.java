package dev.scalpel.local.cli.terminal;

import dev.scalpel.local.cli.console.ProcessContext;

/** Columns and rows of a terminal. */
public record TerminalSize(int columns, int rows) {

    private static final int DEFAULT_COLUMNS = 80;
    private static final int DEFAULT_ROWS = 24;
    private static final int MAX = 1_000;

    public TerminalSize {
        if (columns < 1 || rows < 1) {
            throw new IllegalArgumentException("a terminal has a column and a row: " + columns + " x " + rows);
        }
    }

    /** As the launcher has measured it; 80 x 24 where it could not. */
    public static TerminalSize atStart(ProcessContext process) {
        return new TerminalSize(
                number(process.environment().getOrDefault("SCALPEL_COLUMNS", ""), DEFAULT_COLUMNS),
                number(process.environment().getOrDefault("SCALPEL_LINES", ""), DEFAULT_ROWS));
    }

    /** Of the line {@code ROWS COLUMNS} that {@code stty size} prints; the other size where it is something else. */
    static TerminalSize parse(String line, TerminalSize otherwise) {
        String[] numbers = line.strip().split(" ");
        return numbers.length == 2
                ? new TerminalSize(number(numbers[1], otherwise.columns()), number(numbers[0], otherwise.rows()))
                : otherwise;
    }

    private static int number(String text, int otherwise) {
        return text.matches("[1-9]\\d{0,4}") ? Math.min(MAX, Integer.parseInt(text)) : otherwise;
    }
}
