package dev.scalpel.local.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class LineWrapperTest {

    @Test
    void breaksAtTheLastSpaceThatFitsAndIndentsTheContinuation() {
        assertThat(LineWrapper.wrap(40, "a line of words that is longer than forty columns are"))
                .isEqualToNormalizingNewlines("a line of words that is longer than\n  forty columns are");
        assertThat(LineWrapper.wrap(40, "  hint: a line of words that is longer than forty"))
                .isEqualToNormalizingNewlines("  hint: a line of words that is longer\n    than forty");
    }

    @Test
    void keepsLinesThatFitOrCannotBeBroken() {
        assertThat(LineWrapper.wrap(80, "short\n\nlines")).isEqualToNormalizingNewlines("short\n\nlines");
        String address = "file:///a/very/long/folder/of/somebody/report.html";
        assertThat(LineWrapper.wrap(40, "open the report: " + address))
                .isEqualToNormalizingNewlines("open the report:\n  " + address);
    }

    @Property
    void losesNoWord(
            @ForAll @StringLength(max = 300) @AlphaChars @Chars({' '}) String text,
            @ForAll @IntRange(min = 40, max = 120) int columns) {
        String broken = LineWrapper.wrap(columns, text);

        assertThat(words(broken)).isEqualTo(words(text));
        assertThat(broken.lines())
                .allSatisfy(line -> assertThat(line.length() <= columns || words(line).length <= 2)
                        .isTrue());
    }

    private static String[] words(String text) {
        return Arrays.stream(text.split("\\s+")).filter(word -> !word.isEmpty()).toArray(String[]::new);
    }
}
