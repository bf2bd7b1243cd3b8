package dev.scalpel.architecture;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A Java file taken apart: code, comments and literals, each with everything else blanked, so that lines stay. */
record JavaText(String code, String comments, String literals) {

    private static final Pattern TOKEN = Pattern.compile(
            "(?<comment>//[^\\n]*+|/\\*.*?\\*/)"
                    + "|(?<literal>\"\"\"(?:[^\\\\\"]++|\\\\.|\"(?!\"\"))*+\"\"\""
                    + "|\"(?:[^\"\\\\\\n]++|\\\\.)*+\"|'(?:[^'\\\\\\n]++|\\\\.)*+')",
            Pattern.DOTALL);
    private static final Pattern IDENTIFIER = Pattern.compile("[\\p{L}_$][\\p{L}\\p{N}_$]*");
    private static final Pattern IMPORT = Pattern.compile("(?m)^(?:import|package) .*$");
    private static final Pattern CAMEL = Pattern.compile("[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+");

    /** A word of the text, and the line in which it stands. */
    record Found(int line, String text) {}

    static JavaText of(String source) {
        StringBuilder code = new StringBuilder(source);
        StringBuilder comments = new StringBuilder(blank(source));
        StringBuilder literals = new StringBuilder(comments);
        Matcher tokens = TOKEN.matcher(source);
        while (tokens.find()) {
            String token = tokens.group();
            StringBuilder kind = tokens.group("comment") == null ? literals : comments;
            kind.replace(tokens.start(), tokens.end(), token);
            code.replace(tokens.start(), tokens.end(), blank(token));
        }
        return new JavaText(code.toString(), comments.toString(), literals.toString());
    }

    /** Identifiers of the code; those of imports are declared elsewhere. */
    List<Found> identifiers() {
        return find(IDENTIFIER, IMPORT.matcher(code).replaceAll(""));
    }

    static List<Found> find(Pattern pattern, String text) {
        List<Found> found = new ArrayList<>();
        Matcher matcher = pattern.matcher(text);
        int line = 1;
        int counted = 0;
        while (matcher.find()) {
            for (; counted < matcher.start(); counted++) {
                line += text.charAt(counted) == '\n' ? 1 : 0;
            }
            found.add(new Found(line, matcher.group()));
        }
        return found;
    }

    /** {@code maxRows}, {@code MAX_ROWS} and {@code MaxRows} are the words max and rows. */
    static List<String> words(String identifier) {
        return find(CAMEL, identifier).stream()
                .map(word -> word.text().toLowerCase(Locale.ROOT))
                .toList();
    }

    private static String blank(String text) {
        return text.replaceAll("[^\\n]", " ");
    }
}
