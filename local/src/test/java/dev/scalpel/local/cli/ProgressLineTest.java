package dev.scalpel.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.localexchange.SettableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ProgressLineTest {

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-20T10:00:00Z"));

    @Test
    void redrawsOneLineOnATerminal() {
        ShellForTests terminal = new ShellForTests(Path.of(""), clock, true);
        ProgressLine line = new ProgressLine(terminal.shell);
        line.show(0.5, "half");
        assertThat(terminal.complained())
                .startsWith("\r[████████████············]  50 %  half")
                .doesNotContain("\n");
    }

    @Test
    void saysNothingInALogWhileWorkIsShort() {
        ShellForTests log = new ShellForTests(Path.of(""), clock, false);
        ProgressLine line = new ProgressLine(log.shell);
        line.show(0, "begin");
        line.show(1, "end");
        assertThat(log.complained()).isEmpty();
    }

    @Test
    void writesPlainLinesNowAndThenInALogWhenWorkIsLong() {
        ShellForTests log = new ShellForTests(Path.of(""), clock, false);
        ProgressLine line = new ProgressLine(log.shell);
        line.show(0, "begin");
        clock.advance(Duration.ofSeconds(6));
        line.show(0.3, "a third");
        line.show(0.31, "a little more");
        assertThat(log.complained()).isEqualToNormalizingNewlines(" 30 %  a third\n");
    }
}
