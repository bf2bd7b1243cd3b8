package dev.scalpel.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoCommandTest {

    @TempDir
    Path folder;

    @Test
    void storesEveryMinuteOfTheMarketAndTellsSo() throws Exception {
        ShellForTests terminal = new ShellForTests(folder, Clock.systemUTC(), false);
        assertThat(terminal.run("demo", "--days", "1", "--json")).isZero();
        JsonNode result = new ObjectMapper().readTree(terminal.printed());
        assertThat(result.path("stored")).hasSize(2);
        for (JsonNode symbol : result.path("stored")) {
            // Sixty days of history and one day, whose last minute is still forming at its end.
            assertThat(symbol.path("bars").asLong()).isEqualTo(61 * 1_440 - 1);
            assertThat(symbol.path("missingMinutes").asLong()).isZero();
        }
    }

    @Test
    void neverTouchesAFolderThatNoDemoHasMade() throws Exception {
        Path mine = Files.createDirectories(folder.resolve("scalpel-home/demo")).resolve("mine.txt");
        Files.writeString(mine, "precious");
        ShellForTests terminal = new ShellForTests(folder, Clock.systemUTC(), false);
        assertThat(terminal.run("demo", "--days", "1")).isEqualTo(1);
        assertThat(terminal.complained()).contains("no demo has made it").contains("hint: move it away");
        assertThat(mine).hasContent("precious");
    }

    @Test
    void refusesADemoOfNoDays() {
        ShellForTests terminal = new ShellForTests(folder, Clock.systemUTC(), false);
        assertThat(terminal.run("demo", "--days", "0")).isEqualTo(1);
        assertThat(terminal.complained()).contains("--days must lie between 1 and 365: 0");
    }
}
