package dev.scalpel.local.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scalpel.local.cli.TestCommandLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A home folder of the first edition by the commands of a user: nothing is converted by hand. */
class FirstEditionHomeTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-06-01T02:31:02Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    private Path home;

    @BeforeEach
    void copyHome() {
        home = folder.resolve("scalpel-home");
        FirstEdition.copyTo(home);
    }

    private JsonNode json(String... line) throws IOException {
        TestCommandLine process = new TestCommandLine(folder, CLOCK, false);
        assertThat(process.run(line)).as(process.errorOutput()).isZero();
        return new ObjectMapper().readTree(process.output());
    }

    @Test
    void aDecisionOfTheFirstEditionIsReplayedWithItsModel() throws IOException {
        JsonNode explanation = json("explain", "BTC/USDT", "2026-06-01T02:18", "--json");

        assertThat(explanation.toString())
                .contains("20260601T002002Z-83cd072cd180")
                .contains("ENTER");
    }

    @Test
    void theOpenPositionIsListed() throws IOException {
        JsonNode answer = json("invoke", "execution", "{\"action\":\"get_account_info\"}");

        assertThat(answer.toString()).contains("BTC/USDT", "41656.64", "0.23351");
    }

    @Test
    void stoppingWritesTheStateUnderItsPresentKey() throws IOException {
        json("stop", "--json");

        assertThat(home.resolve("store/state/binance/BTC-USDT.json"))
                .content()
                .contains("\"halted\":true")
                .contains("ehnyju-BTCUSDT");
        assertThat(Files.readString(home.resolve("store/state/BTC-USDT.json"))).doesNotContain("ehnyju-BTCUSDT");
    }
}
