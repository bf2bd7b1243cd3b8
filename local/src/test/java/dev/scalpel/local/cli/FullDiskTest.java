package dev.scalpel.local.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.scalpel.local.rehearsal.Rehearsal;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Symbol;
import dev.scalpel.research.synthetic.MarketSpec;
import dev.scalpel.research.synthetic.SyntheticMarket;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Uses a store whose files are links to /dev/full. */
@Timeout(120)
class FullDiskTest {

    private static final Path FULL = Path.of("/dev/full");
    private static final Instant FIRST = Instant.parse("2026-06-01T00:00:00Z");

    @TempDir
    Path folder;

    private Path home;

    @BeforeEach
    void fill() throws IOException {
        home = folder.resolve("scalpel-home");
        Path temporary = Files.createDirectories(home.resolve("store/.scalpel/tmp"));
        assumeThat(FULL).as("only Linux has it").exists();
        for (int stripe = 0; stripe < 100; stripe++) {
            Files.createSymbolicLink(temporary.resolve(String.format("%02d.tmp", stripe)), FULL);
        }
        Files.writeString(home.resolve("scalpel.yaml"), "symbols: {BTC/USDT: 0.98}\n");
        Files.writeString(
                folder.resolve("bars.csv"),
                "timestamp,open,high,low,close,volume,trades,taker_buy_volume\n60000,2,3,1,2,9,7,4\n");
    }

    /** JUnit would warn about each link that points outside its temporary directory. */
    @AfterEach
    void unlink() throws IOException {
        try (Stream<Path> links = Files.list(home.resolve("store/.scalpel/tmp"))) {
            for (Path link : links.toList()) {
                Files.delete(link);
            }
        }
    }

    private TestCommandLine run(String line) {
        TestCommandLine process = new TestCommandLine(folder, Clock.systemUTC(), false);
        assertThat(process.run(line.split(" "))).as(process.errorOutput()).isEqualTo(1);
        return process;
    }

    private static void saysItOnce(TestCommandLine process) {
        String printed = process.output() + process.errorOutput();
        assertThat(printed).containsOnlyOnce("the disk is full").doesNotContain("Exception");
        assertThat(process.errorOutput())
                .containsPattern("error: the disk is full: cannot write '[^']+' in .*store")
                .contains("hint: free some space, then run it again");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"import bars.csv --symbol BTC/USDT", "stop", "resume", "rollback --symbol BTC/USDT --to flat"})
    void endsACommandWithASingleMessage(String line) {
        saysItOnce(run(line));
    }

    /** Without storage the bot cannot trade: it ends and reports why. */
    @Test
    void endsTheRunningBotWithASingleMessage() throws IOException {
        Map<Symbol, BarSeries> bars =
                SyntheticMarket.generate(MarketSpec.of(List.of(Symbol.parse("BTC/USDT")), FIRST.toEpochMilli(), 62, 3));
        try (Rehearsal rehearsal = Rehearsal.start(0, bars, FIRST.plus(Duration.ofDays(61)), 1, Clock.systemUTC())) {
            Files.writeString(
                    home.resolve("scalpel.yaml"),
                    "symbols: {BTC/USDT: 0.98}\nvenueConnection: {address: \"" + rehearsal.uri() + "\"}\n");

            TestCommandLine process = run("run --port 0 --seconds 60");

            saysItOnce(process);
            assertThat(process.output()).contains("stopped");
        }
    }
}
