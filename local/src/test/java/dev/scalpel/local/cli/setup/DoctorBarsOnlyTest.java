package dev.scalpel.local.cli.setup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.local.cli.TestCommandLine;
import dev.scalpel.venue.generic.Tape;
import dev.scalpel.venue.generic.TapeStandIn;
import dev.scalpel.venue.generic.kraken.KrakenStandIn;
import dev.scalpel.venue.generic.okx.OkxStandIn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./scalpel doctor VENUE} at a venue that only provides bars, and what other commands say of it. */
class DoctorBarsOnlyTest {

    @TempDir
    private Path folder;

    @Test
    void atKraken() throws IOException {
        try (TapeStandIn venue = new KrakenStandIn(Tape.quiet(), Tape.START)) {
            requireHealthy("kraken", venue);
        }
    }

    @Test
    void atOkx() throws IOException {
        try (TapeStandIn venue = new OkxStandIn(Tape.quiet(), Tape.START)) {
            requireHealthy("okx", venue);
        }
    }

    private void requireHealthy(String name, TapeStandIn venue) throws IOException {
        settings("venue: " + name + "\nvenueConnection: {address: \"" + venue.address() + "\"}\n");
        TestCommandLine terminal = new TestCommandLine(folder, venue.clock(), false);

        assertThat(terminal.run("doctor", name)).as(terminal.output()).isZero();

        assertThat(terminal.output())
                .contains("ok       venue: " + name + " is reachable")
                .contains("note     keys: the venue takes no orders here: it provides bars only")
                .contains("ok       instrument BTC/USDT: open; tick 0.1, step 0.00000001");
    }

    @Test
    void liveIsRefusedByEveryCommandWithTheReason() throws IOException {
        settings("venue: kraken\nmode: live\nvenueConnection: {liveConfirmation: i-trade-real-money}\n");
        for (String command : new String[] {"run", "doctor", "run --live"}) {
            TestCommandLine terminal = new TestCommandLine(folder, Clock.systemUTC(), false);
            assertThat(terminal.run(command.split(" "))).isEqualTo(1);
            String said = (terminal.output() + terminal.errorOutput()).replaceAll("\\s+", " ");
            assertThat(said)
                    .contains(
                            "mode = live: must be paper at kraken: its adapter provides bars only, and sends no orders");
        }
    }

    @Test
    void thereAreNoKeysToStore() throws IOException {
        settings("symbols: [BTC/USDT]\n");
        TestCommandLine terminal = new TestCommandLine(folder, Clock.systemUTC(), false);
        assertThat(terminal.run("credentials", "put", "okx")).isEqualTo(2);
        assertThat(terminal.errorOutput()).contains("Scalpel sends no orders to 'okx': its adapter provides bars only");
    }

    private void settings(String yaml) throws IOException {
        Path home = Files.createDirectories(folder.resolve("scalpel-home"));
        Files.writeString(
                home.resolve("scalpel.yaml"), yaml + (yaml.contains("symbols") ? "" : "symbols: [BTC/USDT]\n"));
    }
}
