package dev.scalpel.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scalpel.local.rehearsal.Rehearsal;
import dev.scalpel.localexchange.time.SettableClock;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Symbol;
import dev.scalpel.research.synthetic.MarketSpec;
import dev.scalpel.research.synthetic.SyntheticMarket;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In a rehearsal every command uses the exchange's clock instead of the system clock. */
class RehearsalCommandsTest {

    private static final Instant FIRST = Instant.parse("2026-06-01T00:00:00Z");
    private static final Map<Symbol, BarSeries> BARS =
            SyntheticMarket.generate(MarketSpec.of(List.of(Symbol.parse("BTC/USDT")), FIRST.toEpochMilli(), 1, 3));

    @TempDir
    Path folder;

    private final SettableClock machine = new SettableClock(Instant.parse("2030-01-01T00:00:00Z"));
    private Rehearsal rehearsal;

    @BeforeEach
    void open() throws IOException {
        rehearsal = Rehearsal.start(0, BARS, FIRST.plusSeconds(600), 60, Clock.systemUTC());
        settings(rehearsal.uri().toString());
    }

    @AfterEach
    void close() {
        rehearsal.close();
    }

    private void settings(String address) throws IOException {
        Files.writeString(
                Files.createDirectories(folder.resolve("scalpel-home")).resolve("scalpel.yaml"),
                "symbols: {BTC/USDT: 0.98}\nvenueConnection: {address: \"" + address + "\"}\n");
    }

    private TestCommandLine terminal(Clock clock) {
        return new TestCommandLine(folder, clock, false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"status", "stop", "resume", "invoke execution"})
    void everyCommandUsesTheExchangesClock(String command) throws Exception {
        TestCommandLine terminal = terminal(machine);
        Instant before = rehearsal.now();

        assertThat(terminal.run((command + " --json").split(" ")))
                .as(terminal.errorOutput())
                .isZero();

        JsonNode answer = new ObjectMapper().readTree(terminal.output());
        assertThat(Instant.parse(answer.path("at").asText())).isBetween(before, rehearsal.now());
    }

    @ParameterizedTest
    @ValueSource(strings = {"status", "stop", "resume"})
    void anUnreachableExchangePreventsNoCommand(String command) throws Exception {
        settings("http://127.0.0.1:" + unusedPort());
        TestCommandLine terminal = terminal(machine);

        assertThat(terminal.run(command, "--json")).as(terminal.errorOutput()).isZero();

        assertThat(new ObjectMapper().readTree(terminal.output()).path("at").asText())
                .startsWith("2030-01-01T00:00:00Z");
        assertThat(terminal.errorOutput())
                .contains("warning: the exchange at http://127.0.0.1:")
                .contains("using the system clock")
                .doesNotContain("null")
                .doesNotContain("Exception");
    }

    @Test
    void aRunWithATimeLimitEndsWithoutAnError() {
        TestCommandLine terminal = terminal(Clock.systemUTC());

        assertThat(terminal.run("run", "--seconds", "1", "--speed", "60", "--port", "0"))
                .as(terminal.errorOutput())
                .isZero();

        assertThat(terminal.errorOutput()).doesNotContain("error");
        assertThat(terminal.output()).contains("run").contains("stopped");
    }

    @Test
    void aRunAtAnotherSpeedThanTheExchangeIsRejected() {
        TestCommandLine terminal = terminal(Clock.systemUTC());

        assertThat(terminal.run("run", "--seconds", "1", "--speed", "600", "--port", "0"))
                .isEqualTo(1);

        assertThat(terminal.errorOutput())
                .containsPattern("the exchange's clock runs (5\\d|6\\d) times as fast, not 600 times")
                .containsPattern("hint: use --speed (5\\d|6\\d)");
    }

    @Test
    void aRunNamesAnUnreachableExchange() throws Exception {
        settings("http://127.0.0.1:" + unusedPort());
        TestCommandLine terminal = terminal(Clock.systemUTC());

        assertThat(terminal.run("run", "--seconds", "1", "--speed", "60", "--port", "0"))
                .isEqualTo(1);

        assertThat(terminal.errorOutput())
                .contains("does not answer: nothing listens there")
                .contains("hint: start it with ./scalpel exchange --speed 60")
                .doesNotContain("null");
    }

    private static int unusedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
