package dev.scalpel.monitoring.report.html;

/** A text, escaped when written. */
public record TextNode(String text) implements Node {

    @Override
    public void write(StringBuilder html) {
        escape(text, html);
    }

    static void escape(String text, StringBuilder html) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> html.append("&amp;");
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '"' -> html.append("&quot;");
                case '\'' -> html.append("&#39;");
                default -> html.append(c < ' ' && c != '\n' && c != '\t' ? ' ' : c);
            }
        }
    }
}
