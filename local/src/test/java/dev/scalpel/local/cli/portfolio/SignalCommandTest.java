package dev.scalpel.local.cli.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scalpel.local.cli.TestCommandLine;
import dev.scalpel.market.Bar;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.store.bars.StoredBars;
import dev.scalpel.store.local.DirectoryStore;
import dev.scalpel.store.local.Durability;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignalCommandTest {

    private static final Instant NOW = Instant.parse("2024-08-10T02:30:05Z");

    @TempDir
    Path folder;

    private Instant now = NOW;

    @BeforeEach
    void writeSettings() throws IOException {
        Files.createDirectories(folder.resolve("scalpel-home"));
        Files.writeString(folder.resolve("scalpel-home/scalpel.yaml"), """
                portfolios:
                  crypto:
                    quote: USDT
                    timeframe: 8h
                    strategies:
                      btc: {ticker: BTCUSDT, instrument: BTC/USDT, share: 0.2}
                      eth: {ticker: ETHUSDT, instrument: ETH/USDT, share: 0.25}
                """);
    }

    @Test
    void theSameSignalAgainIsADuplicateAndChangesNothing() throws IOException {
        JsonNode first = json("send", "--ticker", "BTCUSDT", "--action", "buy", "--json");
        assertThat(first.path("strategy").asText()).isEqualTo("btc");
        assertThat(first.path("targetState").asText()).isEqualTo("LONG");
        assertThat(first.path("executes").asText()).isEqualTo("2024-08-10T08:01:00Z");
        assertThat(first.path("duplicate").asBoolean()).isFalse();
        Map<String, String> before = files();

        now = NOW.plusSeconds(20);
        JsonNode second = json("send", "--ticker", "BTCUSDT", "--action", "buy", "--json");

        assertThat(second.path("duplicate").asBoolean()).isTrue();
        assertThat(second.path("signal")).isEqualTo(first.path("signal"));
        assertThat(files()).isEqualTo(before).hasSize(1);
        assertThat(text("send", "--ticker", "BTCUSDT", "--action", "buy")).contains("a duplicate, nothing has changed");
    }

    @Test
    void aWholeMessageIsReadByTheSameRules() throws IOException {
        String message = "{\"time\":\"2024-08-10T02:30:02Z\",\"ticker\":\"BINANCE:ETHUSDT\",\"order_action\":\"sell\","
                + "\"order_comment\":\"stop loss\",\"note\":\"x\"}";
        JsonNode sent = json("send", "--message", message, "--json");
        assertThat(sent.path("strategy").asText()).isEqualTo("eth");
        assertThat(sent.path("kind").asText()).isEqualTo("STOP");
        assertThat(sent.path("executes").asText()).isEqualTo("now");
        assertThat(sent.at("/ignored/0").asText()).isEqualTo("note");
    }

    @Test
    void aRefusedMessageSaysWhyAndStoresNothing() throws IOException {
        TestCommandLine terminal = run("send", "--ticker", "DOGEUSDT", "--action", "buy");
        assertThat(terminal.errorOutput().replaceAll("\\s+", " "))
                .contains(
                        "ticker DOGEUSDT is that of no strategy of portfolio crypto; its tickers are BTCUSDT, ETHUSDT")
                .contains("hint: docs/signals.md");
        assertThat(terminal.output()).isEmpty();
        assertThat(files()).isEmpty();
        assertThat(run("send", "--ticker", "BTCUSDT").errorOutput()).contains("--action, --position or --message");
        assertThat(run("send", "--message", "{}", "--action", "buy").errorOutput())
                .contains("leave the other options");
    }

    @Test
    void aWordThatIsNoActionOrPositionIsAWrongCall() throws IOException {
        for (String[] wrong : new String[][] {{"--action", "hold"}, {"--position", "up"}}) {
            TestCommandLine terminal = new TestCommandLine(folder, Clock.fixed(now, ZoneOffset.UTC), false);
            assertThat(terminal.run(
                            "signal", "send", "--portfolio", "crypto", "--ticker", "BTCUSDT", wrong[0], wrong[1]))
                    .isEqualTo(2);
            assertThat(terminal.errorOutput()).contains(wrong[0] + " must be one of ", wrong[1]);
        }
        assertThat(files()).isEmpty();
    }

    @Test
    void theListSaysWhatEachSignalWouldBe() throws IOException {
        now = NOW.plusNanos(129_753_513);
        assertThat(text("list")).contains("no signals since 2024-08-09T18:29:05Z");
        now = NOW;
        json("send", "--ticker", "BTCUSDT", "--action", "buy", "--json");
        json("send", "--strategy", "btc", "--position", "flat", "--time", "2024-08-10T02:30:30Z", "--json");
        json(
                "send",
                "--strategy",
                "eth",
                "--position",
                "flat",
                "--comment",
                "stop",
                "--time",
                "2024-08-10T02:30:01Z",
                "--json");

        assertThat(states()).containsExactly("btc WAITING", "eth COUNTS", "btc WAITING");
        now = Instant.parse("2024-08-10T08:01:00Z");
        assertThat(states()).containsExactly("btc SUPERSEDED", "eth STALE", "btc COUNTS");
        now = Instant.parse("2024-08-10T08:16:01Z");
        assertThat(states()).containsExactly("btc STALE", "eth STALE", "btc STALE");
        assertThat(text("list")).contains("wants", "STALE");
    }

    @Test
    void anEntryWhoseBarIsAboutToBeStoredAwaitsIt() throws IOException {
        Path yaml = folder.resolve("scalpel-home/scalpel.yaml");
        Files.writeString(
                yaml, Files.readString(yaml).replace("ticker: BTCUSDT,", "ticker: BTCUSDT, confirm: {1m: momentum},"));
        String id = json("send", "--ticker", "BTCUSDT", "--action", "buy", "--json")
                .path("signal")
                .asText();
        json("send", "--ticker", "ETHUSDT", "--action", "buy", "--json");
        now = Instant.parse("2024-08-10T08:01:02Z");
        assertThat(states())
                .as("without any bar none is awaited")
                .containsExactlyInAnyOrder("btc COUNTS", "eth COUNTS");
        store("2024-08-10T07:59:00Z");
        assertThat(states()).containsExactlyInAnyOrder("btc AWAITS_BAR", "eth COUNTS");
        assertThat(text("explain", id)).contains("in a run at this time: AWAITS_BAR");
        store("2024-08-10T08:00:00Z");
        assertThat(states()).containsExactlyInAnyOrder("btc COUNTS", "eth COUNTS");
    }

    private void store(String minute) {
        new StoredBars(new DirectoryStore(folder.resolve("scalpel-home/store"), Durability.NONE))
                .append(
                        InstrumentId.parse("binance/BTC-USDT"),
                        BarSeries.of(new Bar(Instant.parse(minute).toEpochMilli(), 1, 1, 1, 1, 1, 1, 1)));
    }

    @Test
    void oneSignalIsExplained() throws IOException {
        String id = json(
                        "send",
                        "--ticker",
                        "BTCUSDT",
                        "--action",
                        "buy",
                        "--price",
                        "67656.77",
                        "--comment",
                        "up",
                        "--json")
                .path("signal")
                .asText();
        assertThat(text("explain", id))
                .contains(
                        "signal " + id + " of strategy btc, portfolio crypto",
                        "wants LONG, at its slot",
                        "due 2024-08-10T08:01:00Z",
                        "in a run at this time: WAITING",
                        "price 67,656.77",
                        "comment up");
        JsonNode explained = json("explain", id, "--json");
        assertThat(explained.path("bodySha256").asText()).hasSize(64);
        assertThat(run("explain", "nothing").errorOutput()).contains("portfolio crypto has no signal 'nothing'");
        assertThat(run("explain", id).errorOutput()).isEmpty();
    }

    private List<String> states() throws IOException {
        JsonNode rows = json("list", "--json").path("rows");
        return java.util.stream.StreamSupport.stream(rows.spliterator(), false)
                .map(row ->
                        row.path("strategy").asText() + " " + row.path("state").asText())
                .toList();
    }

    private Map<String, String> files() throws IOException {
        Map<String, String> files = new TreeMap<>();
        Path signals = folder.resolve("scalpel-home/store/signals");
        if (Files.exists(signals)) {
            try (Stream<Path> all = Files.walk(signals)) {
                for (Path file : all.filter(Files::isRegularFile).toList()) {
                    files.put(file.toString(), Files.readString(file));
                }
            }
        }
        return files;
    }

    private JsonNode json(String... words) throws IOException {
        return new ObjectMapper().readTree(text(words));
    }

    private String text(String... words) {
        TestCommandLine terminal = run(words);
        assertThat(terminal.errorOutput()).isEmpty();
        return terminal.output();
    }

    private TestCommandLine run(String... words) {
        TestCommandLine terminal = new TestCommandLine(folder, Clock.fixed(now, ZoneOffset.UTC), false);
        terminal.run(Stream.concat(
                        Stream.of("signal", words[0], "--portfolio", "crypto"),
                        Stream.of(words).skip(1))
                .toArray(String[]::new));
        return terminal;
    }
}
