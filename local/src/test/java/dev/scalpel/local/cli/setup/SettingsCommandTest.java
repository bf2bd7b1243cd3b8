package dev.scalpel.local.cli.setup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scalpel.local.cli.ScalpelCommand;
import dev.scalpel.local.cli.console.ProcessContext;
import dev.scalpel.settings.SettingsReference;
import dev.scalpel.settings.key.SettingKeys;
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

class SettingsCommandTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path home;

    @Test
    void showsEverySettingWithItsOrigin() throws IOException {
        write("costs:\n  feeBp: 7.5\n");
        assertThat(run(Map.of("SCALPEL_MODE", "testnet"), "settings")).isZero();
        assertThat(output().lines()).hasSize(SettingKeys.all().size());
        assertThat(output())
                .containsPattern("(?m)^costs.feeBp +7.5 +line 2$")
                .containsPattern("(?m)^mode +testnet +SCALPEL_MODE$")
                .containsPattern("(?m)^venue +binance +default$");
    }

    @Test
    void aLongValueHasALineForEachPartAndWidensNoColumn() throws IOException {
        write("""
                portfolios:
                  crypto:
                    quote: USDT
                    timeframe: 8h
                    strategies:
                      btc: {ticker: BTCUSDT, instrument: BTC/USDT, share: 0.2}
                      eth: {ticker: ETHUSDT, instrument: ETH/USDT, share: 0.2}
                """);

        assertThat(run(Map.of(), "settings")).isZero();

        assertThat(output().lines())
                .contains("  crypto.quote=USDT", "  crypto.timeframe=8h")
                .allMatch(line -> line.length() <= 80);
        assertThat(output()).containsPattern("(?m)^portfolios +\\(below\\) +line 1$");
    }

    @Test
    void showsOnlyChangedSettingsOnRequest() throws IOException {
        write("costs:\n  feeBp: 7.5\n");
        assertThat(run(Map.of(), "settings", "--changed")).isZero();
        assertThat(output()).matches("costs.feeBp +7.5 +line 2\\R");
    }

    @Test
    void printsOneDocumentForScripts() throws IOException {
        assertThat(run(Map.of("SCALPEL_OTHER", "x"), "settings", "--json")).isZero();
        JsonNode document = new ObjectMapper().readTree(out.toByteArray());
        assertThat(document.get("settings")).hasSize(SettingKeys.all().size());
        assertThat(document.get("settings").get(0).get("key").asText()).isEqualTo("venue");
        assertThat(document.get("settings").get(0).get("origin").asText()).isEqualTo("default");
        assertThat(errorOutput()).contains("warning: SCALPEL_OTHER is not a setting");
    }

    @Test
    void failsWithEveryMistake() throws IOException {
        write("mode: papr\ntuning:\n  trails: 3\n");
        assertThat(run(Map.of(), "settings", "--json")).isEqualTo(1);
        assertThat(errorOutput())
                .contains("has 2 problems:", "line 1: mode = papr: must be one of", "did you mean tuning.trials?");
        JsonNode mistakes = new ObjectMapper().readTree(out.toByteArray()).get("mistakes");
        assertThat(mistakes).hasSize(2);
        assertThat(mistakes.findValuesAsText("nearest")).containsExactly("tuning.trials");
    }

    @Test
    void printsThePageOfTheDocs() {
        assertThat(run(Map.of(), "settings", "--markdown")).isZero();
        assertThat(output()).isEqualTo(SettingsReference.markdown());
    }

    private void write(String yaml) throws IOException {
        Files.writeString(home.resolve("scalpel.yaml"), yaml);
    }

    private int run(Map<String, String> environment, String... arguments) {
        ProcessContext process = new ProcessContext(
                InputStream.nullInputStream(),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                environment,
                home,
                Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
        String[] all = new String[arguments.length + 2];
        System.arraycopy(arguments, 0, all, 0, arguments.length);
        all[arguments.length] = "--home";
        all[arguments.length + 1] = home.toString();
        return ScalpelCommand.run(process, all);
    }

    private String output() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String errorOutput() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
