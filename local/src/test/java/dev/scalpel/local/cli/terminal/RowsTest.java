package dev.scalpel.local.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.local.cli.terminal.Rows.Block;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowsTest {

    private static Block block(String name, int rank, int min, int max) {
        return new Block(rank, min, max, rows -> Collections.nCopies(rows, StyledLine.of(name)));
    }

    private static String drawn(int rows, Block... blocks) {
        StringBuilder text = new StringBuilder();
        Rows.draw(List.of(blocks), rows).forEach(line -> text.append(line.text()));
        return text.toString();
    }

    @Test
    void eachBlockGetsItsMinimumAndTheRestGoesByRank() {
        assertThat(drawn(3, block("a", 1, 1, 9), block("b", 0, 1, 9))).isEqualTo("abb");
        assertThat(drawn(5, block("a", 1, 1, 9), block("b", 0, 1, 2))).isEqualTo("aaabb");
    }

    @Test
    void theHighestRankIsLeftOutFirst() {
        assertThat(drawn(2, block("a", 1, 1, 1), block("b", 2, 1, 1), block("c", 0, 1, 1)))
                .isEqualTo("ac");
        assertThat(drawn(0, block("a", 1, 1, 1))).isEmpty();
    }

    @Test
    void noBlockGetsMoreThanItCanUse() {
        assertThat(drawn(9, block("a", 0, 1, 2), block("b", 0, 1, 1))).isEqualTo("aab");
        assertThatThrownBy(() -> block("a", 0, 2, 1))
                .hasMessage("a block needs a row, and no more than it can use: 2, 1");
    }

    @Test
    void standsSideBySide() {
        assertThat(Rows.beside(List.of(StyledLine.of("left")), 6, List.of(StyledLine.of("1"), StyledLine.of("2")), 5))
                .extracting(StyledLine::text)
                .containsExactly("left    1", "        2");
    }

    @ParameterizedTest
    @CsvSource({"0.0, ····", "0.5, ██··", "1.0, ████", "7, ████", "-1, ····"})
    void aGaugeShowsAShare(double share, String drawn) {
        assertThat(Gauge.of(share, 4)).isEqualTo(drawn);
    }

    @Test
    void aSparklineReachesFromTheLowestToTheHighestValue() {
        assertThat(Sparkline.of(new double[] {0, 1, 2, 3}, 4, 1)).containsExactly("▁▃▆█");
        assertThat(Sparkline.of(new double[] {0, 1}, 2, 2)).containsExactly(" █", "▁█");
        assertThat(Sparkline.of(new double[] {1, 2, 3, 4}, 2, 1)).containsExactly("▃█");
        assertThat(Sparkline.of(new double[] {5, 5}, 9, 1)).containsExactly("▁▁");
    }

    @Test
    void theSizeIsAsTheLauncherOrSttySays() {
        TerminalSize other = new TerminalSize(80, 24);
        assertThat(TerminalSize.parse("40 120\n", other)).isEqualTo(new TerminalSize(120, 40));
        assertThat(TerminalSize.parse("0 0", other)).isEqualTo(other);
        assertThat(TerminalSize.parse("stty: no tty", other)).isEqualTo(other);
    }

    @Test
    void theLocaleSaysWhatCanBeShown() {
        assertThat(Glyphs.of(Map.of("LANG", "en_GB.UTF-8"))).isEqualTo(Glyphs.UNICODE);
        assertThat(Glyphs.of(Map.of("LC_ALL", "C", "LANG", "en_GB.UTF-8"))).isEqualTo(Glyphs.ASCII);
        assertThat(Glyphs.of(Map.of("LC_CTYPE", "de_DE.utf8", "LANG", "C"))).isEqualTo(Glyphs.UNICODE);
        assertThat(Glyphs.of(Map.of())).isEqualTo(Glyphs.ASCII);
    }
}
