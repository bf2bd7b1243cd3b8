package dev.scalpel.local.cli.terminal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A terminal that does what ECMA-48 and xterm's manual say of the sequences that it knows, and fails on any other, on a line that
 * would wrap, and on a scroll of the second buffer.
 */
public final class VirtualTerminal {

    private static final Pattern SEQUENCE = Pattern.compile("\u001B\\[(\\??)([\\d;]*)([A-Za-z])");

    private final TreeSet<String> colours = new TreeSet<>();
    private int[][] cells;
    private int[][] firstBuffer;
    private int row;
    private int column;
    private boolean cursorHidden;
    private boolean wraps = true;
    private boolean second;

    public VirtualTerminal(int columns, int rows) {
        cells = blank(columns, rows);
        firstBuffer = cells;
    }

    private static int[][] blank(int columns, int rows) {
        int[][] cells = new int[rows][columns];
        for (int[] line : cells) {
            Arrays.fill(line, ' ');
        }
        return cells;
    }

    public void resize(int columns, int rows) {
        int[][] larger = blank(columns, rows);
        for (int line = 0; line < Math.min(rows, cells.length); line++) {
            System.arraycopy(cells[line], 0, larger[line], 0, Math.min(columns, cells[line].length));
        }
        cells = larger;
    }

    public void print(String text) {
        Matcher sequence = SEQUENCE.matcher(text);
        int at = 0;
        while (at < text.length()) {
            if (text.charAt(at) == '\u001B') {
                if (!sequence.find(at) || sequence.start() != at) {
                    throw new AssertionError("an unknown control sequence at " + text.substring(at));
                }
                control(sequence.group(1), sequence.group(2), sequence.group(3).charAt(0));
                at = sequence.end();
            } else {
                int point = text.codePointAt(at);
                put(point);
                at += Character.charCount(point);
            }
        }
    }

    private void put(int point) {
        if (point < ' ' && second) {
            throw new AssertionError("a control character could scroll the screen: " + point);
        }
        if (point < ' ') {
            return;
        }
        if (column >= cells[0].length) {
            throw new AssertionError("row " + (row + 1) + " is wider than " + cells[0].length + " columns");
        }
        cells[row][column++] = point;
    }

    private void control(String mark, String parameters, char command) {
        if (!mark.isEmpty()) {
            mode(parameters, command == 'h');
            return;
        }
        String[] numbers = parameters.split(";", -1);
        switch (command) {
            case 'H' -> {
                row = Integer.parseInt(numbers[0]) - 1;
                column = Integer.parseInt(numbers[1]) - 1;
                if (row >= cells.length) {
                    throw new AssertionError("there is no row " + (row + 1));
                }
            }
            case 'K' -> {
                if (column >= cells[row].length) {
                    throw new AssertionError("erases the last column");
                }
                Arrays.fill(cells[row], column, cells[row].length, ' ');
            }
            case 'J' -> cells = blank(cells[0].length, cells.length);
            case 'm' -> colours.add(parameters);
            default -> throw new AssertionError("an unknown control sequence: " + parameters + command);
        }
    }

    private void mode(String number, boolean on) {
        switch (number) {
            case "7" -> wraps = on;
            case "25" -> cursorHidden = !on;
            case "1049" -> {
                second = on;
                if (on) {
                    firstBuffer = cells;
                }
                cells = on ? blank(cells[0].length, cells.length) : firstBuffer;
            }
            default -> throw new AssertionError("an unknown mode: " + number);
        }
    }

    /** The rows, without blanks at their ends. */
    public List<String> rows() {
        List<String> rows = new ArrayList<>();
        for (int[] line : cells) {
            rows.add(new String(line, 0, line.length).stripTrailing());
        }
        return rows;
    }

    /** Parameters of the SGR sequences so far. */
    public Set<String> colours() {
        return colours;
    }

    /** Whether it is as a shell expects it. */
    public boolean isGivenBack() {
        return !second && !cursorHidden && wraps;
    }
}
