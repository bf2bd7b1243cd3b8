package dev.scalpel.local.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.local.cli.TestCommandLine;
import dev.scalpel.localexchange.time.SettableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProgressLineTest {

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-20T10:00:00Z"));

    @Test
    void redrawsOneLineOnATerminal() {
        assertThat(drawn("200", "half"))
                .startsWith("\r[████████████············]  50 %  half")
                .doesNotContain("\n");
        assertThat(drawn("80", "half")).startsWith("\r[████····]  50 %  half").doesNotContain("\n");
    }

    /** A terminal wraps after its last column: a redrawn line would then be repeated instead. */
    @Test
    void neverReachesTheTerminalsLastColumn() {
        assertThat(drawn("80", "x".repeat(300))).hasSize(1 + 79).endsWith("x…");
        assertThat(drawn("80", "half")).hasSize(1 + 79);
        assertThat(drawn("50", "x".repeat(300))).hasSize(1 + 49).endsWith("x…");
    }

    private String drawn(String columns, String text) {
        TestCommandLine terminal = new TestCommandLine(Path.of(""), clock, true, Map.of("SCALPEL_COLUMNS", columns));
        new ProgressLine(terminal.process).show(0.5, text);
        return terminal.errorOutput();
    }

    @Test
    void printsNothingToALogDuringShortWork() {
        TestCommandLine log = new TestCommandLine(Path.of(""), clock, false);
        ProgressLine line = new ProgressLine(log.process);
        line.show(0, "begin");
        line.show(1, "end");
        assertThat(log.errorOutput()).isEmpty();
    }

    @Test
    void printsPlainLinesNowAndThenToALogDuringLongWork() {
        TestCommandLine log = new TestCommandLine(Path.of(""), clock, false);
        ProgressLine line = new ProgressLine(log.process);
        line.show(0, "begin");
        clock.advance(Duration.ofSeconds(6));
        line.show(0.3, "a third");
        line.show(0.31, "a little more");
        assertThat(log.errorOutput()).isEqualToNormalizingNewlines(" 30 %  a third\n");
    }
}
