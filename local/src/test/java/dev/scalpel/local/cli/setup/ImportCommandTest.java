package dev.scalpel.local.cli.setup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scalpel.local.cli.ScalpelCommand;
import dev.scalpel.local.cli.console.ProcessContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportCommandTest {

    private static final String BARS = "timestamp,open,high,low,close,volume,trades,taker_buy_volume\n"
            + "60000,2,3,1,2,9,7,4\n120000,2,3\n240000,2,3,1,2,9,,\n";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    @Test
    void printsOneDocumentWithTheSummaryAndTheRejectedRows() throws IOException {
        Files.writeString(folder.resolve("bars.csv"), BARS);

        assertThat(run(false, "import", "bars.csv", "--symbol", "BTC/USDT", "--venue", "binance", "--json"))
                .isZero();

        JsonNode document = new ObjectMapper().readTree(out.toByteArray());
        assertThat(document.get("rows").asInt()).isEqualTo(3);
        assertThat(document.get("stored").asInt()).isEqualTo(2);
        assertThat(document.get("unchanged").asInt()).isZero();
        assertThat(document.get("refused").asInt()).isOne();
        assertThat(document.get("missingMinutes").asInt()).isEqualTo(2);
        assertThat(document.get("from").asText()).isEqualTo("1970-01-01T00:01:00Z");
        assertThat(document.get("to").asText()).isEqualTo("1970-01-01T00:04:00Z");
        assertThat(errorOutput()).containsPattern("rejected: .*bars.csv, row 3: expected 8 columns, found 3");
        assertThat(folder.resolve("home/store/bars/binance/BTC-USDT/1970-01-01.csv"))
                .hasContent("timestamp,open,high,low,close,volume,trades,taker_buy_volume\n"
                        + "60000,2,3,1,2,9,7,4\n240000,2,3,1,2,9,,\n");
    }

    @Test
    void printsASummaryForPeople() throws IOException {
        Files.writeString(folder.resolve("bars.csv"), BARS);

        assertThat(run(false, "import", "bars.csv", "--symbol", "BTC/USDT")).isZero();

        assertThat(out.toString(StandardCharsets.UTF_8))
                .containsSubsequence(
                        "3 rows from 1970-01-01T00:01:00Z to 1970-01-01T00:04:00Z",
                        "stored 2 (0 of them replaced), unchanged 0, rejected 1",
                        "missing minutes 2",
                        "2 minutes from 1970-01-01T00:02:00Z");
    }

    @Test
    void drawsAProgressBarOnATerminalOnly() throws IOException {
        Files.writeString(folder.resolve("bars.csv"), BARS);

        run(false, "import", "bars.csv", "--symbol", "BTC/USDT");
        assertThat(errorOutput()).doesNotContain("%");
        run(true, "import", "bars.csv", "--symbol", "BTC/USDT");
        assertThat(errorOutput()).contains("] 100 %");
    }

    @Test
    void anInvalidSymbolOrVenueIsWrongUsage() {
        assertThat(run(false, "import", "bars.csv", "--symbol", "btc")).isEqualTo(2);
        assertThat(errorOutput()).contains("a symbol is BASE/QUOTE, as in BTC/USDT: btc");
        assertThat(run(false, "import", "bars.csv", "--symbol", "BTC/USDT", "--venue", "../x"))
                .isEqualTo(2);
        assertThat(run(false, "import", "bars.csv")).isEqualTo(2);
        assertThat(run(false, "import", "--symbol", "BTC/USDT")).isEqualTo(2);
    }

    @Test
    void failsOnAMissingFile() {
        assertThat(run(false, "import", "absent.csv", "--symbol", "BTC/USDT")).isOne();
        assertThat(errorOutput()).contains("file not found", "hint: nothing was stored");
        assertThat(folder.resolve("home/store/bars")).doesNotExist();
    }

    private int run(boolean interactive, String... arguments) {
        ProcessContext process = new ProcessContext(
                InputStream.nullInputStream(),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                interactive,
                Map.of("SCALPEL_HOME", "home", "NO_COLOR", "1"),
                folder,
                Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
        return ScalpelCommand.run(process, arguments);
    }

    private String errorOutput() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
