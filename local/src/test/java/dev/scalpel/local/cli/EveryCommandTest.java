package dev.scalpel.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** Every command handles --help, wrong usage, invalid settings, an empty store, and a terminal of 80 columns. */
class EveryCommandTest {

    private static final int COLUMNS = 80;
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-06-03T00:00:30Z"), ZoneOffset.UTC);

    /** Words that only Java programmers know. */
    private static final String JAVA =
            "(?s).*(\\bjava\\.|Exception\\b|\\bclass \\w|\\bnot an int\\b|\\bnull\\b|\\tat ).*";

    /** Each command with the arguments that it needs to reach its settings and store. */
    private static final Map<String, String> LINES = Map.ofEntries(
            Map.entry("backtest", "--symbol BTC/USDT --from 2024-01-01 --to 2024-01-02"),
            Map.entry("cost", ""),
            Map.entry(
                    "download",
                    "--symbol BTC/USDT --from 2024-01-01 --to 2024-01-02 --from-address http://127.0.0.1:9 --attempts 1"),
            Map.entry("exchange", "--from 2024-01-01 --seconds 0 --port 0"),
            Map.entry("explain", "BTC/USDT 2024-01-01T00:00"),
            Map.entry("import", "absent.csv --symbol BTC/USDT"),
            Map.entry("invoke", "execution {\"action\":\"analyze\"}"),
            Map.entry("models", "--symbol BTC/USDT"),
            Map.entry("portfolio plan", "crypto --cash 1000 --signals btc=buy --price BTC/USDT=50000"),
            Map.entry("portfolio show", "crypto"),
            Map.entry("report", ""),
            Map.entry("resume", ""),
            Map.entry("retrain", ""),
            Map.entry("rollback", "--symbol BTC/USDT"),
            Map.entry("settings", ""),
            Map.entry("signal explain", "0123456789abcdef --portfolio crypto"),
            Map.entry("signal list", "--portfolio crypto"),
            Map.entry("signal send", "--portfolio crypto --ticker BTCUSDT --action buy"),
            Map.entry("status", ""),
            Map.entry("stop", ""),
            Map.entry("trades", ""),
            Map.entry("train", ""),
            Map.entry("venues", ""));

    @TempDir
    Path folder;

    private TestCommandLine terminal() {
        return new TestCommandLine(
                folder, CLOCK, true, Map.of("SCALPEL_COLUMNS", "80", "SCALPEL_OUT_TERMINAL", "1", "NO_COLOR", "1"));
    }

    static Stream<String> allCommands() {
        return names(ScalpelCommand.commandLine(new TestCommandLine(Path.of("."), CLOCK, false).process), "");
    }

    private static Stream<String> names(CommandLine line, String above) {
        return line.getSubcommands().values().stream().distinct().flatMap(command -> {
            String name = (above + " " + command.getCommandName()).strip();
            return Stream.concat(Stream.of(name), names(command, name));
        });
    }

    static Stream<String> thoseWithSettings() {
        return LINES.keySet().stream().sorted();
    }

    private static String[] words(String line) {
        return line.strip().split(" +");
    }

    private static void fitsTheTerminal(TestCommandLine terminal) {
        assertThat((terminal.output() + terminal.errorOutput()).split("[\\n\\r]"))
                .allSatisfy(line -> assertThat(line.codePointCount(0, line.length()))
                        .as(line)
                        .isLessThanOrEqualTo(COLUMNS));
    }

    @ParameterizedTest
    @MethodSource("allCommands")
    void printsItsHelp(String command) {
        TestCommandLine terminal = terminal();

        assertThat(terminal.run(words(command + " --help"))).isZero();

        assertThat(terminal.output()).startsWith("Usage: scalpel " + command).doesNotMatch(JAVA);
        assertThat(terminal.errorOutput()).isEmpty();
        fitsTheTerminal(terminal);
    }

    @ParameterizedTest
    @MethodSource("allCommands")
    void rejectsAnUnknownOption(String command) {
        TestCommandLine terminal = terminal();

        assertThat(terminal.run(words(command + " --nonsense"))).isEqualTo(2);

        assertThat(terminal.output()).isEmpty();
        assertThat(terminal.errorOutput()).startsWith("error: ").doesNotMatch(JAVA);
        fitsTheTerminal(terminal);
    }

    @ParameterizedTest
    @MethodSource("thoseWithSettings")
    void namesAMistakeInTheSettingsAndTheirDocumentation(String command) throws IOException {
        write("mode: papr\nvenue: nowhere\n");
        TestCommandLine terminal = terminal();

        assertThat(terminal.run(words(command + " " + LINES.get(command)))).isEqualTo(1);

        assertThat(terminal.output()).isEmpty();
        assertThat(flat(terminal.errorOutput()))
                .contains("mode = papr: must be one of paper, testnet, live")
                .contains("venue = nowhere: must be a venue that Scalpel knows: binance, binance-usdm")
                .contains("hint: docs/settings.md explains every setting")
                .doesNotMatch(JAVA);
        fitsTheTerminal(terminal);
    }

    @ParameterizedTest
    @MethodSource("thoseWithSettings")
    void worksOnAnEmptyStore(String command) {
        TestCommandLine terminal = terminal();

        int code = terminal.run(words(command + " " + LINES.get(command)));

        assertThat(code).isBetween(0, 1);
        // In the JSON that invoke prints, null is a word of JSON's.
        assertThat(terminal.output().replace(" : null", "") + terminal.errorOutput())
                .doesNotMatch(JAVA);
        fitsTheTerminal(terminal);
    }

    @ParameterizedTest
    @MethodSource("thoseWithSettings")
    void printsAtMostOneJsonDocument(String command) throws IOException {
        TestCommandLine terminal = new TestCommandLine(folder, CLOCK, false);

        int code = terminal.run(words(command + " " + LINES.get(command) + " --json"));

        if (code == 0) {
            try (var documents = new ObjectMapper().readerFor(Map.class).readValues(terminal.output())) {
                assertThat(documents.readAll()).hasSize(1);
            }
        } else {
            assertThat(terminal.errorOutput()).startsWith("error: ");
        }
    }

    @ParameterizedTest
    @MethodSource("thoseWithSettings")
    void rejectsADirectoryInPlaceOfTheSettingsFile(String command) throws IOException {
        Files.createDirectories(folder.resolve("scalpel-home/scalpel.yaml"));
        TestCommandLine terminal = terminal();

        assertThat(terminal.run(words(command + " " + LINES.get(command)))).isEqualTo(1);

        assertThat(terminal.errorOutput()).contains("scalpel.yaml").doesNotMatch(JAVA);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    backtest --symbol BTC/USDT --from 2024-13-01 --to 2024-02-01  | '--from': not a day such as 2024-05-01: 2024-13-01
                    backtest --symbol BTC/USDT --from x --to 2024-02-01           | '--from': not a day such as 2024-05-01: x
                    backtest --symbol btc --from 2024-01-01 --to 2024-02-01       | a symbol is BASE/QUOTE, as in BTC/USDT: btc
                    backtest --symbol BTC/USDT --from 2024-02-01 --to 2024-01-01  | a backtest must end after it begins
                    backtest --symbol BTC/USDT --from 2024-01-01 --to 2024-02-01 --costs -1,0  | must be a decimal number from 0 to 200: -1
                    backtest --symbol BTC/USDT --from 2024-01-01 --to 2024-02-01 --costs 1,x   | must be a decimal number from 0 to 200: x
                    backtest --symbol BTC/USDT --from 2024-01-01 --to 2024-02-01 --style brackets --costs 1,2 | --style brackets takes one cost: each needs trainings of its own
                    backtest --symbol BTC/USDT --from 2024-01-01 --to 2024-02-01 --style brackets --sides both | --sides is for the score style
                    backtest --symbol BTC/USDT --from 2024-01-01 --to 2024-02-01 --style fast | '--style'
                    backtest --symbol BTC/USDT --from 2024-01-01 --to 2024-02-01 --sides short | '--sides'
                    backtest --symbol BTC/USDT --from 2024-01-01 --to 2024-02-01 --maker-fee-bp 1 | --slippage-bp, --maker-fee-bp and --half-spread-bp complete --costs, which is missing
                    backtest --symbol BTC/USDT --from 2024-01-01 --to 2024-02-01 --costs 1,0 --half-spread-bp 201 | '--half-spread-bp': must be a decimal number from 0 to 200: 201
                    backtest --symbol BTC/USDT --from 2024-01-01 --to 2024-02-01 --trials many | '--trials': not an integer: many
                    backtest --symbol BTC/USDT --from 2024-01-01 --to 2024-02-01 --trials 0    | --trials must lie between 1 and 1000: 0
                    backtest --symbol BTC/USDT --from 2024-01-01 --to 2024-02-01 --retrain now | '--retrain'
                    demo --days x                                | '--days': not an integer: x
                    demo --days 0                                | --days must lie between 1 and 365: 0
                    demo --seed 1.5                              | '--seed': not an integer: 1.5
                    demo --edge sharp                            | '--edge'
                    compare a                                    | two to 4 runs can be compared, not 1
                    completion fish                              | SHELL
                    decisions --limit 0                          | --limit must lie between 1 and 500: 0
                    download --symbol btc --from 2024-01-01              | a symbol is BASE/QUOTE, as in BTC/USDT: btc
                    download --symbol BTC/USDT --from x                  | '--from': not a day such as 2024-05-01: x
                    download --symbol BTC/USDT --from 2024-02-01 --to 2024-01-01 | a download must end after it begins: 2024-02-01 to 2024-01-01
                    download --symbol BTC/USDT --from 2024-01-01 --to 2026-06-05 | --to must not lie in the future: 2026-06-05 is after 2026-06-04 (UTC)
                    download --symbol BTC/USDT --from 1999-01-01 --to 2024-01-01 | --from must not lie before 2010-01-01: 1999-01-01
                    download --symbol BTC/USDT --from 2024-01-01 --attempts 0    | --attempts must lie between 1 and 10: 0
                    download --symbol BTC/USDT --from 2024-01-01 --venue nowhere | --venue: no venue is called 'nowhere'; there are: binance, binance-usdm
                    download --symbol BTC/USDT --from 2024-01-01 --from-address ftp://host/ | --from-address must be http or https with a host
                    exchange --speed 0                           | --speed must lie between 1 and 100000: 0
                    exchange --from yesterday                    | '--from': not a day such as 2024-05-01: yesterday
                    exchange --symbol btc                        | a symbol is BASE/QUOTE, as in BTC/USDT: btc
                    explain BTC/USDT yesterday                   | not a minute such as 2026-11-20T10:31: yesterday
                    explain btc 2026-11-20T10:31                 | a symbol is BASE/QUOTE, as in BTC/USDT: btc
                    import bars.csv --symbol BTC/USDT --venue nowhere | --venue: no venue is called 'nowhere'; there are: binance, binance-usdm
                    import bars.csv --symbol btc                 | a symbol is BASE/QUOTE, as in BTC/USDT: btc
                    invoke ballet                                | unknown function 'ballet'; available: data-retrieval, execution, lake, monitoring, training
                    invoke execution --seconds 0                 | --seconds must lie between 1 and 86400: 0
                    report --from x                              | '--from': not a time such as 2026-11-20 or 2026-11-20T10:31:00Z: x
                    retrain --trials 0                           | --trials must lie between 1 and 1000: 0
                    retrain --budget-seconds 0                   | --budget-seconds must lie between 1 and 86400: 0
                    rollback --symbol btc                        | a symbol is BASE/QUOTE, as in BTC/USDT: btc
                    run --seconds -1                             | --seconds must lie between 0 and 3153600000: -1
                    cost --symbols 0                             | --symbols must lie between 1 and 10000: 0
                    cost --symbols 1000000000                    | --symbols must lie between 1 and 10000: 1000000000
                    report --from 2026-08-08 --to 2026-08-01     | --from must lie before --to: 2026-08-08T00:00:00Z is not before 2026-08-01T00:00:00Z
                    download --symbol BTC/USDT --from 2099-07-01 | --from must not lie in the future: 2099-07-01
                    exchange --speak foo                         | not one of binance, binance-usdm, bybit, coinbase, gemini, oanda, tradovate: foo
                    exchange --edge foo                          | not one of none, planted, flow, reversion, regime: foo
                    download --symbol BTC/USDT --from 2024-01-01 --only foo | not one of archive, api: foo
                    completion fish                              | not one of bash, zsh: fish
                    rollback --symbol BTC/USDT --to nosuch       | no model nosuch
                    study                                        | licence or funding
                    run --port 70000                             | --port must lie between 0 and 65535: 70000
                    run --speed 0                                | --speed must lie between 1 and 1000: 0
                    study frontier --from x                      | '--from': not a day such as 2024-05-01: x
                    study frontier --data . --from 2024-02-01 --to 2024-01-01 | a study must end after it begins: 2024-02-01 to 2024-01-01
                    study sources --quantile 1                   | --quantile must lie between 0 and 1: 1.0
                    study maker --minutes 2                      | --minutes must lie between 3 and 1440: 2
                    study mirror --seeds 0                       | --seeds must lie between 1 and 1000: 0
                    study variants --symbol btc                  | a symbol is BASE/QUOTE, as in BTC/USDT: btc
                    trades --limit 0                             | --limit must lie between 1 and 10000: 0
                    trades --symbol btc                          | a symbol is BASE/QUOTE, as in BTC/USDT: btc
                    train --symbol btc                           | a symbol is BASE/QUOTE, as in BTC/USDT: btc
                    """)
    void wrongUsageEndsWithTwoAndExplainsCorrectUsage(String line, String explanation) {
        TestCommandLine terminal = terminal();

        assertThat(terminal.run(words(line))).as(terminal.errorOutput()).isEqualTo(2);

        assertThat(flat(terminal.errorOutput()))
                .startsWith("error: ")
                .contains(explanation)
                .contains("hint: ");
        assertThat(terminal.errorOutput()).doesNotMatch(JAVA);
        assertThat(terminal.output()).isEmpty();
        fitsTheTerminal(terminal);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "train --symbol FOO/BAR",
                "retrain --symbol FOO/BAR",
                "rollback --symbol FOO/BAR --to flat",
                "rollback --symbol FOO/BAR",
                "explain FOO/BAR 2024-01-01T00:00",
                "backtest --symbol FOO/BAR --from 2024-01-01 --to 2024-01-02",
                "exchange --symbol FOO/BAR --from 2024-01-01 --port 0 --seconds 0"
            })
    void anUnknownSymbolIsNamedAndLeavesNothingBehind(String line) throws IOException {
        TestCommandLine terminal = terminal();

        assertThat(terminal.run(words(line))).isEqualTo(1);

        assertThat(terminal.errorOutput()).contains("FOO/BAR").doesNotMatch(JAVA);
        Path store = folder.resolve("scalpel-home/store");
        if (Files.exists(store)) {
            try (Stream<Path> files = Files.walk(store)) {
                assertThat(files.filter(file -> file.toString().contains("FOO")))
                        .isEmpty();
            }
        }
    }

    @Test
    void theHelpOfABacktestShowsAListOfCosts() {
        TestCommandLine terminal = terminal();

        terminal.run("backtest", "--help");

        assertThat(terminal.output()).contains("--costs=FEE,…").doesNotContain("[,FEE");
    }

    /** The launcher's own variables must not be reported as mistyped settings. */
    @Test
    void noVariableOfTheLauncherIsReportedAsAnUnknownSetting() throws IOException {
        Map<String, String> environment = new HashMap<>();
        Matcher names = Pattern.compile("SCALPEL_[A-Z_]+")
                .matcher(Files.readString(Path.of("../local/command.sh"))
                        + Files.readString(Path.of("../distribution/src/main/bin/scalpel"))
                                .replace("SCALPEL_HOME", ""));
        while (names.find()) {
            environment.put(names.group(), "80");
        }
        assertThat(environment).containsKeys("SCALPEL_MEMORY", "SCALPEL_LOG", "SCALPEL_COLUMNS", "SCALPEL_PROGRAM");
        TestCommandLine terminal = new TestCommandLine(folder, CLOCK, false, environment);

        assertThat(terminal.run("settings")).isZero();

        assertThat(terminal.errorOutput()).isEmpty();
    }

    private void write(String yaml) throws IOException {
        Files.writeString(
                Files.createDirectories(folder.resolve("scalpel-home")).resolve("scalpel.yaml"), yaml);
    }

    /** Without the line breaks of the terminal's width. */
    private static String flat(String text) {
        return text.replaceAll("\\s+", " ");
    }
}
