package dev.scalpel.settings.naming;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the known name that was probably meant, by edit distance. */
public final class NameSuggestion {

    private static final int MAX_EDITS = 3;
    private static final int FAR = Integer.MAX_VALUE;
    private static final int MAX_CHARACTERS = 100;

    private NameSuggestion() {}

    /**
     * The known path nearest to the given one, by its whole or by its last part (a setting in the wrong section); none
     * when nothing is near.
     */
    public static Optional<String> among(Collection<String> known, String given) {
        if (given.length() > MAX_CHARACTERS) {
            return Optional.empty();
        }
        String text = given.toLowerCase(Locale.ROOT);
        return known.stream()
                .filter(candidate -> edits(candidate, text) < FAR)
                .min(Comparator.<String>comparingInt(candidate -> edits(candidate, text))
                        .thenComparing(candidate -> distance(candidate, given))
                        .thenComparing(Comparator.naturalOrder()));
    }

    private static int edits(String candidate, String text) {
        String path = candidate.toLowerCase(Locale.ROOT);
        return Math.min(near(path, text), near(lastPart(path), lastPart(text)));
    }

    private static int near(String known, String text) {
        int edits = distance(known, text);
        return edits <= Math.min(MAX_EDITS, text.length() / 3) ? edits : FAR;
    }

    private static String lastPart(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    /** Insertions, deletions, replacements and swaps of neighbours, each counted once. */
    public static int distance(String a, String b) {
        int[][] table = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                table[i][j] = step(table, a, b, i, j);
            }
        }
        return table[a.length()][b.length()];
    }

    private static int step(int[][] table, String a, String b, int i, int j) {
        if (i == 0 || j == 0) {
            return i + j;
        }
        int replace = table[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int best = Math.min(replace, Math.min(table[i - 1][j], table[i][j - 1]) + 1);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, table[i - 2][j - 2] + 1) : best;
    }
}
