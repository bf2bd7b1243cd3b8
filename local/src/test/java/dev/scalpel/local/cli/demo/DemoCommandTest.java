package dev.scalpel.local.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scalpel.local.cli.TestCommandLine;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.store.bars.StoredBars;
import dev.scalpel.store.local.DirectoryStore;
import dev.scalpel.store.local.Durability;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoCommandTest {

    @TempDir
    Path folder;

    @Test
    void withoutAnEdgeNoLicenceIsEarnedAndNothingIsTraded() throws Exception {
        TestCommandLine terminal = new TestCommandLine(folder, Clock.systemUTC(), false);

        assertThat(terminal.run("demo", "--days", "1", "--shadow-days", "3", "--edge", "none", "--json"))
                .isZero();

        JsonNode result = new ObjectMapper().readTree(terminal.output());
        assertThat(result.path("shadowDays").asInt()).isEqualTo(3);
        assertThat(result.path("trainings").asInt()).isEqualTo(4);
        assertThat(result.path("promotions").asInt()).isZero();
        assertThat(result.path("trades").asLong()).isZero();
        assertThat(result.path("netReturn").asDouble()).isZero();
        assertThat(Path.of(result.path("report").asText())).content().contains("<!doctype html>");
        BarSeries stored = new StoredBars(
                        new DirectoryStore(Path.of(result.path("store").asText()), Durability.NONE))
                .readAll(InstrumentId.parse("binance/BTC-USDT"));
        // History, shadow and one day: the first night reaches 190 days back from 00:19, and the last minute is still
        // forming.
        assertThat(stored.size()).isEqualTo(194 * 1_440 - 20);
    }

    @Test
    void neverTouchesADirectoryThatNoDemoCreated() throws Exception {
        Path mine = Files.createDirectories(folder.resolve("scalpel-home/demo")).resolve("mine.txt");
        Files.writeString(mine, "precious");
        TestCommandLine terminal = new TestCommandLine(folder, Clock.systemUTC(), false);
        assertThat(terminal.run("demo", "--days", "1")).isEqualTo(1);
        assertThat(terminal.errorOutput()).contains("was not created by demo").contains("hint: move it away");
        assertThat(mine).hasContent("precious");
    }

    @Test
    void rejectsADemoOfNoDays() {
        TestCommandLine terminal = new TestCommandLine(folder, Clock.systemUTC(), false);
        assertThat(terminal.run("demo", "--days", "0")).isEqualTo(2);
        assertThat(terminal.errorOutput()).contains("--days must lie between 1 and 365: 0");
    }
}
