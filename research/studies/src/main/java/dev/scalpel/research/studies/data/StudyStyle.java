package dev.scalpel.research.studies.data;

import dev.scalpel.features.FeatureFamily;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How the score is made and when a position is closed, as a line of a study file: {@code score 15+60} or
 * {@code fixed-5 5 standard 60-days}.
 *
 * @param holdMinutes after which a position is closed, whatever the score says; empty when the score decides
 * @param horizons of the score in minutes, rising; several are one score, their sum
 * @param features from which the score is made
 * @param windowDays of history of a fit
 */
public record StudyStyle(OptionalInt holdMinutes, List<Integer> horizons, FeatureFamily features, int windowDays) {

    private static final String FOLLOWS_SCORE = "score";
    private static final Pattern FIXED = Pattern.compile("fixed-(\\d{1,4})");
    private static final Pattern DAYS = Pattern.compile("(\\d{1,4})-days");
    private static final int DEFAULT_WINDOW_DAYS = 300;
    private static final int MAX_MINUTES = 1_440;

    public StudyStyle {
        horizons = List.copyOf(horizons);
        horizons.forEach(StudyStyle::requireMinutes);
        holdMinutes.ifPresent(StudyStyle::requireMinutes);
        if (windowDays < 1) {
            throw new IllegalArgumentException("a fit needs at least one day of history: " + windowDays);
        }
    }

    /** @throws IllegalArgumentException when the text is no style, with the rule */
    public static StudyStyle parse(String text) {
        String[] words = text.strip().split("\\s+");
        if (words.length < 2) {
            throw new IllegalArgumentException(
                    "a style is 'score' or 'fixed-MINUTES' and its horizons, such as 'score 15+60'");
        }
        FeatureFamily features = FeatureFamily.EXTENDED;
        int windowDays = DEFAULT_WINDOW_DAYS;
        for (int i = 2; i < words.length; i++) {
            Matcher days = DAYS.matcher(words[i]);
            if (days.matches()) {
                windowDays = Integer.parseInt(days.group(1));
            } else {
                features = FeatureFamily.named(words[i]);
            }
        }
        return new StudyStyle(hold(words[0]), horizons(words[1]), features, windowDays);
    }

    private static OptionalInt hold(String word) {
        Matcher fixed = FIXED.matcher(word);
        if (fixed.matches()) {
            return OptionalInt.of(Integer.parseInt(fixed.group(1)));
        }
        if (!word.equals(FOLLOWS_SCORE)) {
            throw new IllegalArgumentException("a style begins with 'score' or 'fixed-MINUTES': " + word);
        }
        return OptionalInt.empty();
    }

    private static List<Integer> horizons(String word) {
        return Arrays.stream(word.split("\\+", -1))
                .map(Integer::parseInt)
                .sorted()
                .toList();
    }

    private static void requireMinutes(int minutes) {
        if (minutes < 1 || minutes > MAX_MINUTES) {
            throw new IllegalArgumentException("minutes must lie between 1 and " + MAX_MINUTES + ": " + minutes);
        }
    }

    /** {@code score} or {@code fixed-5}. */
    public String name() {
        return holdMinutes.isPresent() ? "fixed-" + holdMinutes.getAsInt() : FOLLOWS_SCORE;
    }

    /** {@code 15+60}. */
    public String horizonsText() {
        return horizons.stream().map(String::valueOf).collect(Collectors.joining("+"));
    }
}
