package dev.scalpel.monitoring.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The style sheet's colours, by the contrast that WCAG 2.1 asks for (level AA). */
class ContrastTest {

    private static final double OF_TEXT = 4.5;
    private static final double OF_MARKS = 3;
    private static final String CSS = ClassPathResource.text("report.css");
    private static final int DARK = CSS.indexOf("@media (prefers-color-scheme: dark)");

    private static Map<String, String> colours(boolean dark) {
        Map<String, String> colours = new HashMap<>();
        String part = dark ? CSS.substring(DARK) : CSS.substring(0, DARK);
        Matcher found = Pattern.compile("--([a-z-]+): (#[0-9a-f]{6});").matcher(part);
        while (found.find()) {
            colours.putIfAbsent(found.group(1), found.group(2));
        }
        return colours;
    }

    @ParameterizedTest
    @CsvSource({
        "ink, paper",
        "ink, card",
        "ink, warn",
        "soft, paper",
        "soft, card",
        "gain, paper",
        "gain, card",
        "loss, paper",
        "loss, card",
        "accent, paper",
        "accent, card"
    })
    void textCanBeReadInBothSchemes(String text, String ground) {
        assertThat(contrast(colours(false), text, ground)).isGreaterThanOrEqualTo(OF_TEXT);
        assertThat(contrast(colours(true), text, ground)).isGreaterThanOrEqualTo(OF_TEXT);
    }

    @ParameterizedTest
    @CsvSource({"accent, paper", "gain, paper", "loss, paper", "hold, paper"})
    void marksCanBeSeenInBothSchemes(String mark, String ground) {
        assertThat(contrast(colours(false), mark, ground)).isGreaterThanOrEqualTo(OF_MARKS);
        assertThat(contrast(colours(true), mark, ground)).isGreaterThanOrEqualTo(OF_MARKS);
    }

    @ParameterizedTest
    @CsvSource({"hot, gain", "cold, loss"})
    void theTextOfAHeatMapCanBeReadOnItsStrongestColour(String cell, String tone) {
        Matcher found = Pattern.compile("\\." + cell + "4 \\{ background: color-mix\\(in srgb, var\\(--" + tone
                        + "\\) (\\d+)%, var\\(--card\\)\\)")
                .matcher(CSS);
        assertThat(found.find()).isTrue();
        double share = Integer.parseInt(found.group(1)) / 100.0;
        for (boolean dark : new boolean[] {false, true}) {
            Map<String, String> colours = colours(dark);
            colours.put("mixed", mixed(colours.get(tone), share, colours.get("card")));
            assertThat(contrast(colours, "ink", "mixed")).isGreaterThanOrEqualTo(OF_TEXT);
        }
    }

    private static String mixed(String one, double share, String other) {
        StringBuilder mixed = new StringBuilder("#");
        for (int at = 1; at < 7; at += 2) {
            double value = share * Integer.parseInt(one.substring(at, at + 2), 16)
                    + (1 - share) * Integer.parseInt(other.substring(at, at + 2), 16);
            mixed.append(String.format(Locale.ROOT, "%02x", Math.round(value)));
        }
        return mixed.toString();
    }

    private static double contrast(Map<String, String> colours, String one, String other) {
        double a = luminance(colours.get(one));
        double b = luminance(colours.get(other));
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(String colour) {
        return 0.2126 * channel(colour, 1) + 0.7152 * channel(colour, 3) + 0.0722 * channel(colour, 5);
    }

    private static double channel(String colour, int at) {
        double value = Integer.parseInt(colour.substring(at, at + 2), 16) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}
