package dev.scalpel.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mistakes that people make: each is explained in words that need no knowledge of Java, and says what to do. */
class TypicalMistakesTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-06-03T00:00:30Z"), ZoneOffset.UTC);

    /** A qualified class, the end of an exception's name, or what only a Java programmer would print. */
    private static final String JAVA =
            "(?s).*(\\b[a-z]+(\\.[a-z0-9]+)+\\.[A-Z]\\w+|Exception|\\bnull\\b|Optional|\\[Source|"
                    + "\\bJson[A-Z]\\w+|\\$[A-Z]\\w+|@[0-9a-f]{6,}\\b|\\bclass [a-z]\\w+\\.|not an int|\\tat ).*";

    @TempDir
    Path folder;

    @BeforeEach
    void aHomeAndFilesThatAreWrong() throws IOException {
        write("scalpel-home/scalpel.yaml", """
                symbols: {BTC/USDT: 0.4}
                portfolios:
                  crypto:
                    quote: USDT
                    timeframe: 8h
                    strategies:
                      btc: {ticker: BTCUSDT, instrument: BTC/USDT, share: 0.1}
                """);
        write("garbage.csv", "PK\u0003\u0004 this is no table\n1;2;3\n");
        write("empty.csv", "");
        write("broken.zip", "PK\u0003\u0004broken");
        write("a-file", "");
        Files.createDirectories(folder.resolve("a-folder"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    import absent.csv --symbol BTC/USDT                                        | absent.csv
                    import a-folder --symbol BTC/USDT                                          | a-folder
                    import garbage.csv --symbol BTC/USDT                                       | garbage.csv
                    import empty.csv --symbol BTC/USDT                                         | empty.csv
                    import broken.zip --symbol BTC/USDT                                        | broken.zip
                    explain BTC/USDT 2024-01-01T00:00                                          | BTC/USDT
                    rollback --symbol BTC/USDT --to nothing                                    | nothing
                    portfolio show stocks                                                      | stocks
                    portfolio plan crypto --cash much --signals btc=buy --price BTC/USDT=1     | much
                    portfolio plan crypto --cash 1 --signals btc=buy --price BTC/USDT=x        | x
                    portfolio plan crypto --cash 1 --signals btc=perhaps --price BTC/USDT=1    | perhaps
                    signal send --portfolio crypto --ticker NONE --action buy                  | NONE
                    signal send --portfolio crypto --ticker BTCUSDT --action perhaps           | perhaps
                    signal explain 0123456789abcdef --portfolio crypto                         | 0123456789abcdef
                    signal explain x --portfolio crypto                                        | x
                    invoke execution {                                                         | JSON
                    invoke execution []                                                        | JSON
                    invoke execution {"action":"buy"}                                          | buy
                    invoke training {"symbols":[1]}                                            | symbols
                    backtest --symbol BTC/USDT --from 2024-01-01 --to 2024-02-01               | BTC/USDT
                    backtest --signals absent.csv --portfolio crypto --from 2024-01-01 --to 2024-02-01  | absent.csv
                    backtest --signals garbage.csv --portfolio crypto --from 2024-01-01 --to 2024-02-01 | garbage.csv
                    backtest --signals a-folder --portfolio crypto --from 2024-01-01 --to 2024-02-01    | a-folder
                    report --from 2024-02-01 --to 2024-01-01                                   | 2024-02-01
                    report --out a-folder                                                      | stored
                    trades --from 2026-07-01                                                   | --from
                    compare a-folder a-file                                                    | a-folder
                    key new --scope everything                                                 | everything
                    key new --scope signals:stocks                                             | stocks
                    key revoke nobody                                                          | nobody
                    download --symbol BTC/USDT --from 2024-01-01 --to 2024-01-02 --from-address http://127.0.0.1:9 --attempts 1 | 127.0.0.1:9
                    study skill --data absent                                                  | absent
                    study frontier --data a-file                                               | a-file
                    status --home a-file                                                       | a-file
                    settings --home a-file                                                     | a-file
                    init --home a-file --yes                                                   | a-file
                    doctor --home a-file                                                       | a-file
                    """)
    void isExplained(String line, String named) {
        TestCommandLine terminal = terminal(Map.of());

        assertThat(terminal.run(line.strip().split(" +"))).as(terminal.output()).isPositive();

        explains(terminal, named);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    mode: [paper                            | status
                    'symbols: {BTCUSDT: 0.4}'               | status
                    'symbols: {BTC/USDT: a lot}'            | status
                    'mode: paper\tvenue: binance'           | settings
                    '- a\n- b'                              | run --seconds 0
                    'mode: live'                            | status
                    'mode: testnet'                         | status
                    'mode: testnet'                         | run --seconds 1
                    'venueConnection: {address: "http://127.0.0.1:9"}' | run --seconds 1
                    """)
    void wrongSettingsAreExplained(String yaml, String line) throws IOException {
        write("scalpel-home/scalpel.yaml", yaml.replace("\\t", "\t").replace("\\n", "\n"));
        TestCommandLine terminal = terminal(Map.of());

        int code = terminal.run(line.split(" "));

        if (code == 0) {
            assertThat(terminal.errorOutput()).doesNotMatch(JAVA);
        } else {
            explains(terminal, "");
        }
    }

    @Test
    void settingsThatAreNoTextAreExplained() throws IOException {
        Files.write(folder.resolve("scalpel-home/scalpel.yaml"), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
        TestCommandLine terminal = terminal(Map.of());

        assertThat(terminal.run("status")).isEqualTo(1);

        explains(terminal, "must be text in UTF-8");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    state/binance/BTC-USDT.json          | status
                    trades/binance/BTC-USDT/2026-06.csv  | trades
                    decisions/binance/BTC-USDT/2026-06-03.csv | decisions
                    models/champions/binance/BTC-USDT.json | models --symbol BTC/USDT
                    state/portfolio/crypto.json          | portfolio status crypto
                    signal-log/crypto/2026-06-03.csv     | decisions
                    instruments/binance.json             | doctor
                    evidence/binance/BTC-USDT.json       | evidence
                    """)
    void aDamagedFileOfTheStoreIsExplained(String file, String line) throws IOException {
        write("scalpel-home/store/" + file, "{\"damaged\": tru");
        TestCommandLine terminal = terminal(Map.of());

        terminal.run(line.split(" "));

        assertThat(terminal.output() + terminal.errorOutput()).doesNotMatch(JAVA);
    }

    @Test
    void aStoreThatIsAFileIsExplained() throws IOException {
        write("scalpel-home/store", "");
        for (String line : new String[] {"status", "trades", "import garbage.csv --symbol BTC/USDT"}) {
            TestCommandLine terminal = terminal(Map.of());

            assertThat(terminal.run(line.split(" "))).as(line).isPositive();

            explains(terminal, "store");
        }
    }

    @Test
    void keysThatAreDamagedAreExplained() throws IOException {
        write("scalpel-home/keys.json", "{");
        TestCommandLine terminal = terminal(Map.of());

        assertThat(terminal.run("key", "list")).isEqualTo(1);

        explains(terminal, "keys.json");
    }

    @ParameterizedTest
    @CsvSource({"run --seconds 1 --port", "exchange --seconds 1 --port"})
    void aPortInUseIsExplained(String line) throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            TestCommandLine terminal = terminal(Map.of());

            assertThat(terminal.run((line + " " + taken.getLocalPort()).split(" ")))
                    .isEqualTo(1);

            explains(terminal, String.valueOf(taken.getLocalPort()));
            assertThat(terminal.errorOutput().replaceAll("\\s+", " ")).containsOnlyOnce("choose another");
        }
    }

    private TestCommandLine terminal(Map<String, String> environment) {
        return new TestCommandLine(folder, CLOCK, false, environment);
    }

    private static void explains(TestCommandLine terminal, String named) {
        String printed = terminal.output() + terminal.errorOutput();
        assertThat(printed.replace(" : null", "").replace("\"action\":null", ""))
                .contains(named)
                .doesNotMatch(JAVA);
        if (!terminal.errorOutput().isEmpty()) {
            assertThat(terminal.errorOutput()).contains("hint: ").doesNotContain("--stacktrace", "unexpected error");
        }
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    }
}
