package dev.scalpel.local.cli.console;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Wraps long lines at spaces, so that the terminal does not break them inside words. */
public final class LineWrapper {

    private static final int MIN_COLUMNS = 40;
    private static final String CONTINUATION_INDENT = "  ";

    private LineWrapper() {}

    /**
     * Wraps each line of the text and indents its continuation. A word that is longer than a line, such as an address,
     * stays whole, so that it can be copied.
     */
    public static String wrap(int columns, String text) {
        int width = Math.max(MIN_COLUMNS, columns);
        return text.lines()
                .flatMap(line -> wrap(line, width).stream())
                .collect(Collectors.joining(System.lineSeparator()));
    }

    private static List<String> wrap(String line, int width) {
        List<String> lines = new ArrayList<>();
        String indent = line.substring(0, line.length() - line.stripLeading().length()) + CONTINUATION_INDENT;
        String rest = line;
        while (columns(rest) > width) {
            int begin = lines.isEmpty() ? 0 : indent.length();
            int at = rest.lastIndexOf(' ', rest.offsetByCodePoints(0, width));
            // No space early enough: keep the word whole and break behind it.
            at = at <= begin + leading(rest.substring(begin)) ? rest.indexOf(' ', width) : at;
            if (at < 0) {
                break;
            }
            lines.add(rest.substring(0, at).stripTrailing());
            rest = indent + rest.substring(at).stripLeading();
        }
        lines.add(rest);
        return lines;
    }

    private static int leading(String text) {
        return text.length() - text.stripLeading().length();
    }

    static int columns(String text) {
        return text.codePointCount(0, text.length());
    }
}
