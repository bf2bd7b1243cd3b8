package dev.scalpel.local.cli.lake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scalpel.local.cli.TestCommandLine;
import dev.scalpel.market.Bar;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Symbol;
import dev.scalpel.store.bars.StoredBars;
import dev.scalpel.store.local.DirectoryStore;
import dev.scalpel.store.local.Durability;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LakeCommandTest {

    private static final Instant NOW = Instant.parse("2026-06-10T08:05:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    @TempDir
    private Path folder;

    @Test
    void buildsChecksAndAnswers() throws IOException {
        bars(3);
        assertThat(run("lake", "build"))
                .isEqualTo("Files: 1 written, 0 up to date. Rows written: 3, 0.0 MB as Parquet, 0.0 MB in the store.");
        assertThat(run("lake", "build")).isEqualTo("Everything is up to date. Files: 1.");
        assertThat(run("lake", "check")).isEqualTo("Rows compared: 3. Files: 1, different: 0.");
        assertThat(run(
                        "lake",
                        "query",
                        "SELECT instrument, count(*) AS bars, sum(volume) AS volume FROM bars GROUP BY 1"))
                .isEqualTo(String.join(
                        System.lineSeparator(), "instrument  bars  volume", "BTC-USDT       3     9.0", "1 row."));
        try (Stream<Path> left = Files.list(folder.resolve("scalpel-home/lake-work"))) {
            assertThat(left).isEmpty();
        }
        assertThat(folder.resolve("scalpel-home/lake-copy")).as("read in place").doesNotExist();
    }

    @Test
    void eachAnalysisPrintsARowPerInstrumentAndLengthOfBars() throws IOException {
        bars(3);
        run("lake", "build");

        assertThat(run("lake", "analyse", "rank", "--day", "2026-06-01", "--json"))
                .contains("\"instrument\" : \"BTC-USDT\"", "\"return1d\"");
        assertThat(run("lake", "analyse", "trend", "--day", "2026-06-01", "--json"))
                .contains("\"instrument\" : \"BTC-USDT\"", "\"colour\"");
    }

    @Test
    void aDifferenceEndsTheCheckWithOne() throws IOException {
        bars(3);
        run("lake", "build");
        bars(4);
        TestCommandLine terminal = new TestCommandLine(folder, CLOCK, false);
        assertThat(terminal.run("lake", "check")).isEqualTo(1);
        assertThat(terminal.output())
                .contains("bars binance/BTC-USDT 2026-06: ends before row 4", "different: 1. ./scalpel lake build");
        TestCommandLine asJson = new TestCommandLine(folder, CLOCK, false);
        assertThat(asJson.run("lake", "check", "--json")).isEqualTo(1);
        assertThat(asJson.output()).contains("\"same\" : false");
    }

    @Test
    void moreRowsThanShownAreSaidAndJsonHasThem() throws IOException {
        bars(5);
        run("lake", "build");
        assertThat(run("lake", "query", "FROM bars", "--rows", "2")).endsWith("The first 2 rows; --rows N shows more.");
        JsonNode answer = new ObjectMapper().readTree(run("lake", "query", "SELECT close FROM bars", "--json"));
        assertThat(answer.path("columns").get(0).asText()).isEqualTo("close");
        assertThat(answer.path("rows").size()).isEqualTo(5);
        assertThat(answer.path("truncated").asBoolean()).isFalse();
    }

    @Test
    void aStatementThatWritesIsRefusedWithAHint() {
        TestCommandLine terminal = new TestCommandLine(folder, CLOCK, false);
        assertThat(terminal.run("lake", "query", "DROP TABLE bars")).isEqualTo(1);
        assertThat(terminal.errorOutput())
                .contains("error: only statements that read are run: SELECT, WITH, FROM", "docs/lake.md");
        assertThat(terminal.run("lake", "query", "SELECT 1", "--rows", "0")).isEqualTo(2);
        assertThat(terminal.run("lake")).isEqualTo(2);
    }

    @Test
    void aHomeWithoutDataHasNothingToBuild() {
        assertThat(run("lake", "build")).isEqualTo("The store has no bars, trades, decisions, signals or orders yet.");
        assertThat(run("lake", "query", "FROM trades")).endsWith("0 rows.");
    }

    private String run(String... arguments) {
        TestCommandLine terminal = new TestCommandLine(folder, CLOCK, false);
        assertThat(terminal.run(arguments)).as(terminal.errorOutput()).isZero();
        return terminal.output().stripTrailing();
    }

    private void bars(int minutes) throws IOException {
        Files.createDirectories(folder.resolve("scalpel-home"));
        Files.writeString(folder.resolve("scalpel-home/scalpel.yaml"), "symbols: {BTC/USDT: 0.4}\n");
        BarSeries.Builder bars = new BarSeries.Builder(minutes);
        for (int minute = 0; minute < minutes; minute++) {
            bars.add(new Bar(
                    Instant.parse("2026-06-01T00:00:00Z")
                            .plusSeconds(60L * minute)
                            .toEpochMilli(),
                    10,
                    11,
                    9,
                    10.5,
                    3,
                    4,
                    1.5));
        }
        new StoredBars(new DirectoryStore(folder.resolve("scalpel-home/store"), Durability.NONE))
                .append(new InstrumentId("binance", Symbol.parse("BTC/USDT")), bars.build());
    }
}
