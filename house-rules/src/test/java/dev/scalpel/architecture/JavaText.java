package dev.scalpel.architecture;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A Java file taken apart: code, comments and literals, each with everything else blanked, so that lines stay. */
record JavaText(String code, String comments, String literals) {

    /** As many blanks as a phrase may have between two words. */
    private static final int MAX_GAP = 40;

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
        return new JavaText(code.toString(), narrow(comments), narrow(literals));
    }

    /** Identifiers of the code; those of imports are declared elsewhere. */
    List<Found> identifiers() {
        return find(IDENTIFIER, IMPORT.matcher(code).replaceAll(""));
    }

    /** What the pattern's group finds, or the whole pattern where it has none. */
    static List<Found> find(Pattern pattern, String text) {
        List<Found> found = new ArrayList<>();
        Matcher matcher = pattern.matcher(text);
        int line = 1;
        int counted = 0;
        while (matcher.find()) {
            for (; counted < matcher.start(); counted++) {
                line += text.charAt(counted) == '\n' ? 1 : 0;
            }
            found.add(new Found(line, matcher.group(matcher.groupCount() == 0 ? 0 : 1)));
        }
        return found;
    }

    /** {@code maxRows}, {@code MAX_ROWS} and {@code MaxRows} are the words max and rows. */
    static List<String> words(String identifier) {
        return find(CAMEL, identifier).stream()
                .map(word -> word.text().toLowerCase(Locale.ROOT))
                .toList();
    }

    /** Long gaps are shortened to their line ends and a mark that no phrase may cross, so that searches are fast. */
    private static String narrow(CharSequence text) {
        StringBuilder narrow = new StringBuilder();
        for (int at = 0; at < text.length(); ) {
            int end = at;
            while (end < text.length() && Character.isWhitespace(text.charAt(end))) {
                end++;
            }
            if (end - at > MAX_GAP) {
                long lines =
                        text.subSequence(at, end).chars().filter(c -> c == '\n').count();
                narrow.append("\n".repeat((int) lines)).append('|');
            } else {
                narrow.append(text, at, end);
            }
            if (end < text.length()) {
                narrow.append(text.charAt(end));
            }
            at = end + 1;
        }
        return narrow.toString();
    }

    private static String blank(String text) {
        char[] blank = text.toCharArray();
        for (int at = 0; at < blank.length; at++) {
            blank[at] = blank[at] == '\n' ? '\n' : ' ';
        }
        return new String(blank);
    }
}
