package dev.scalpel.local.cli.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** One line of a screen. Each code point takes one column; control characters of foreign texts become spaces. */
public record StyledLine(List<Span> spans) {

    public static final StyledLine EMPTY = new StyledLine(List.of());

    private static final String CUT = "…";

    /** A part in one style. */
    public record Span(Style style, String text) {

        public Span {
            text = text.replaceAll("\\p{Cntrl}", " ");
        }

        private int width() {
            return text.codePointCount(0, text.length());
        }

        private Span first(int columns) {
            return new Span(style, text.substring(0, text.offsetByCodePoints(0, columns)));
        }
    }

    public StyledLine {
        spans = List.copyOf(spans);
    }

    public static StyledLine of(String text) {
        return of(Style.PLAIN, text);
    }

    public static StyledLine of(Style style, String text) {
        return EMPTY.and(style, text);
    }

    public StyledLine and(String text) {
        return and(Style.PLAIN, text);
    }

    public StyledLine and(Style style, String text) {
        return and(new StyledLine(List.of(new Span(style, text))));
    }

    public StyledLine and(StyledLine more) {
        List<Span> all = new ArrayList<>(spans);
        all.addAll(more.spans);
        return new StyledLine(all);
    }

    public int width() {
        return spans.stream().mapToInt(Span::width).sum();
    }

    /** At most this wide; what is cut off shows as an ellipsis. */
    public StyledLine fitted(int columns) {
        if (width() <= columns) {
            return this;
        }
        List<Span> kept = new ArrayList<>();
        int left = Math.max(0, columns - 1);
        for (Span span : spans) {
            Span part = span.first(Math.min(left, span.width()));
            kept.add(part);
            left -= part.width();
        }
        return columns > 0 ? new StyledLine(kept).and(CUT) : EMPTY;
    }

    /** Exactly this wide. */
    public StyledLine padded(int columns) {
        StyledLine fitted = fitted(columns);
        return fitted.and(" ".repeat(columns - fitted.width()));
    }

    /** With another line at its right end, which goes before its own text where both do not fit. */
    public StyledLine withRight(StyledLine right, int columns) {
        int left = Math.max(0, columns - right.width() - 1);
        return padded(left).and(columns > right.width() ? " " : "").and(right.fitted(columns));
    }

    /** Without styles. */
    public String text() {
        return spans.stream().map(Span::text).collect(Collectors.joining());
    }

    String painted() {
        return spans.stream().map(span -> span.style().paint(span.text())).collect(Collectors.joining());
    }
}
