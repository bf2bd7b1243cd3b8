package dev.scalpel.local.cli.console;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Breaks long lines at their blanks, so that the terminal need not break them anywhere. */
final class LineWrapper {

    private static final int MIN_COLUMNS = 40;
    private static final String CONTINUATION_INDENT = "  ";

    private LineWrapper() {}

    /**
     * Each line of the text in at most so many columns; what goes on in the next line stands deeper. A word that is longer
     * than that, such as an address, stays whole, so that it can still be copied.
     */
    static String wrap(int columns, String text) {
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
            // No blank early enough: the word stays whole and the line ends behind it.
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
