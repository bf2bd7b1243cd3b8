package dev.scalpel.local.cli.setup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scalpel.local.cli.TestCommandLine;
import dev.scalpel.market.Symbol;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.SettingsReader;
import dev.scalpel.settings.value.Mode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InitCommandTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-06-03T00:00:30Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    @Test
    void answeredItWritesSettingsThatTheReaderAccepts() {
        TestCommandLine line = answering("binance-usdm\nBTC/USDT, SOL/USDT\ntestnet\n2500\nme@example.org\nmodel");

        assertThat(line.run("init")).as(line.errorOutput()).isZero();

        Settings written = written();
        assertThat(written.venue()).isEqualTo("binance-usdm");
        assertThat(written.mode()).isEqualTo(Mode.TESTNET);
        assertThat(written.symbols().symbols()).extracting(Object::toString).containsExactly("BTC/USDT", "SOL/USDT");
        assertThat(written.execution().paperCapital()).isEqualByComparingTo("2500");
        assertThat(written.notification().email().orElseThrow().address()).isEqualTo("me@example.org");
        assertThat(written.model().trading()).isTrue();
        assertThat(line.output())
                .contains("next:")
                .contains("./scalpel doctor\n")
                .contains("./scalpel download --symbol BTC/USDT --from 2025-06-03\n")
                .contains("SCALPEL_API_KEY=… SCALPEL_API_SECRET=… ./scalpel run");
    }

    @Test
    void anEmptyAnswerIsTheStandardOne() {
        TestCommandLine line = answering("\n\n\n\n\n\n");

        assertThat(line.run("init")).as(line.errorOutput()).isZero();

        assertThat(written().mode()).isEqualTo(Mode.PAPER);
        assertThat(line.errorOutput()).contains("Venue? [binance]", "Symbols, with commas? [BTC/USDT,ETH/USDT]");
    }

    @Test
    void aWrongAnswerIsExplainedAndMayBeRepeated() {
        TestCommandLine line = answering("nowhere\nbinance\n\n\n\n\n\n");

        assertThat(line.run("init")).as(line.errorOutput()).isZero();

        assertThat(line.errorOutput()).contains("must be a venue that Scalpel knows: binance, binance-usdm");
        assertThat(written().venue()).isEqualTo("binance");
    }

    @Test
    void afterThreeWrongAnswersItGivesUpAndWritesNothing() {
        TestCommandLine line = answering("a\nb\nc");

        assertThat(line.run("init")).isEqualTo(1);

        assertThat(line.errorOutput()).contains("no valid answer to: Venue?; nothing was written");
        assertThat(folder.resolve("scalpel-home")).doesNotExist();
    }

    @Test
    void withoutATerminalOptionsAnswer() throws IOException {
        TestCommandLine line = silent();

        assertThat(line.run("init", "--yes", "--symbols", "SOL/USDT", "--trades", "signals", "--json"))
                .as(line.errorOutput())
                .isZero();

        assertThat(written().model().trading()).isFalse();
        assertThat(written().portfolios()).containsKey("signals");
        assertThat(written().retrieval().historyDays()).isEqualTo(7);
        assertThat(new ObjectMapper().readTree(line.output()).at("/next/1").asText())
                .isEqualTo("./scalpel portfolio show signals");
        assertThat(line.errorOutput()).isEmpty();
    }

    /** Such a venue is a valid answer; that no model and nothing on paper can trade there is said once all answers are known. */
    @Test
    void atAVenueWithoutBarsOnlySignalsTradeAndNotOnPaper() {
        String[] futures = {"init", "--yes", "--venue", "tradovate", "--symbols", "ES/USD"};
        for (String more : new String[] {"--mode testnet", "--trades signals"}) {
            TestCommandLine refused = silent();
            assertThat(refused.run(words(futures, more))).isEqualTo(1);
            assertThat(refused.errorOutput().replaceAll("\\s+", " ")).contains("at tradovate", "it publishes no");
            assertThat(folder.resolve("scalpel-home")).doesNotExist();
        }

        TestCommandLine line = silent();
        assertThat(line.run(words(futures, "--mode testnet --trades signals")))
                .as(line.errorOutput())
                .isZero();
        assertThat(written().portfolios()).containsKey("signals");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    oanda     | BTC/USDT         | USDT is no currency, and every pair is quoted in one, as in EUR/USD
                    oanda     | EUR/XYZ,BTC/XYZ  | XYZ is no currency
                    tradovate | BTC/USDT         | 'BTC' names no known future
                    tradovate | ES/USDT          | ES is priced in USD, not in USDT
                    databento | DOGE/USD         | DOGE
                    """)
    void aNameThatNoInstrumentOfTheVenueCanHaveIsRefused(String venue, String listed, String reason) {
        TestCommandLine line = silent();

        assertThat(line.run("init", "--yes", "--venue", venue, "--symbols", listed))
                .isEqualTo(2);

        assertThat(line.errorOutput().replaceAll("\\s+", " "))
                .contains("--symbols must be what " + venue + " can list; ", reason);
        assertThat(folder.resolve("scalpel-home")).doesNotExist();
    }

    @Test
    void atAVenueWithoutAHistoryToDownloadSymbolsAndTheNextStepAreThoseOfTheVenue() {
        TestCommandLine line = silent();

        assertThat(line.run("init", "--yes", "--venue", "oanda"))
                .as(line.errorOutput())
                .isZero();

        assertThat(line.output())
                .contains("./scalpel import FILE --symbol EUR/USD")
                .doesNotContain("download");
        assertThat(written().symbols().symbols()).extracting(Symbol::toString).containsExactly("EUR/USD", "GBP/USD");
    }

    private static String[] words(String[] first, String more) {
        return Stream.of(first, more.split(" ")).flatMap(Arrays::stream).toArray(String[]::new);
    }

    @Test
    void withoutATerminalAndOptionsItSaysHowToAnswer() {
        TestCommandLine line = silent();

        assertThat(line.run("init")).isEqualTo(1);

        assertThat(line.errorOutput()).contains("no answer to: Venue?; nothing was written", "--yes");
        assertThat(folder.resolve("scalpel-home")).doesNotExist();
    }

    @Test
    void settingsThatAreThereStayUnlessTheyMayBeReplaced() throws IOException {
        Path file = Files.createDirectories(folder.resolve("scalpel-home")).resolve("scalpel.yaml");
        Files.writeString(file, "mode: paper\n# mine\n");

        TestCommandLine refused = silent();
        assertThat(refused.run("init", "--yes")).isEqualTo(1);
        assertThat(refused.errorOutput()).contains("is there already; nothing was written", "--force");
        assertThat(file).content().contains("# mine");

        assertThat(silent().run("init", "--yes", "--force")).isZero();
        assertThat(file).content().doesNotContain("# mine");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    --venue   | nowhere        | --venue must be a venue that Scalpel knows
                    --mode    | live           | --mode must be paper or testnet: live
                    --capital | much           | --capital must be a decimal number
                    --symbols | BTCUSDT        | --symbols must be
                    --email   | me             | --email must be an email address, or none: me
                    --trades  | both           | --trades must be model or signals: both
                    --venue   | 'a{b: c}'      | --venue must be letters, digits
                    """)
    void aWrongOptionIsNamedAndNothingIsWritten(String option, String value, String explanation) {
        TestCommandLine line = silent();

        assertThat(line.run("init", "--yes", option, value)).isEqualTo(2);

        assertThat(line.errorOutput()).contains(explanation);
        assertThat(folder.resolve("scalpel-home")).doesNotExist();
    }

    /** Neither a question nor the file is about a secret. */
    @Test
    void noSecretIsRequestedOrWritten() throws IOException {
        TestCommandLine line = answering("\n\ntestnet\n\n\n\n");
        assertThat(line.run("init")).isZero();

        assertThat(line.errorOutput().toLowerCase(Locale.ROOT)).doesNotContain("key", "secret", "password");
        assertThat(Files.readString(folder.resolve("scalpel-home/scalpel.yaml"))
                        .lines()
                        .filter(each -> !each.startsWith("#")))
                .noneMatch(each -> each.contains("ecret") || each.contains("ey:"));
    }

    private Settings written() {
        return SettingsReader.fromDirectory(folder.resolve("scalpel-home"), Map.of())
                .settings();
    }

    private TestCommandLine answering(String lines) {
        return TestCommandLine.answering(lines, folder, CLOCK);
    }

    private TestCommandLine silent() {
        return new TestCommandLine(folder, CLOCK, false);
    }
}
