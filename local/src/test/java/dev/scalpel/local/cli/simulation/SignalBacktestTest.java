package dev.scalpel.local.cli.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scalpel.invocation.FunctionContext;
import dev.scalpel.ledger.LedgerCsv;
import dev.scalpel.ledger.TradeRow;
import dev.scalpel.local.backtest.run.SignalBacktest;
import dev.scalpel.local.cli.TestCommandLine;
import dev.scalpel.local.importing.SignalFile;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Minutes;
import dev.scalpel.market.Symbol;
import dev.scalpel.research.synthetic.MarketSpec;
import dev.scalpel.research.synthetic.SyntheticMarket;
import dev.scalpel.settings.portfolio.Portfolio;
import dev.scalpel.signals.box.StoreSignalBox;
import dev.scalpel.store.bars.StoredBars;
import dev.scalpel.store.local.DirectoryStore;
import dev.scalpel.store.local.Durability;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code backtest --signals} on two days of two instruments. */
class SignalBacktestTest {

    private static final Symbol BTC = Symbol.parse("BTC/USDT");
    private static final Symbol ETH = Symbol.parse("ETH/USDT");
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final int COLUMNS = 80;

    @TempDir
    private static Path home;

    private static Path file;
    private static Path exported;
    private static JsonNode result;

    @BeforeAll
    static void run() throws IOException {
        StoredBars bars = new StoredBars(new DirectoryStore(home.resolve("store"), Durability.NONE));
        Map<Symbol, BarSeries> markets =
                SyntheticMarket.generate(MarketSpec.of(List.of(BTC, ETH), START.toEpochMilli(), 2, 5));
        markets.forEach((symbol, series) -> bars.append(new InstrumentId("binance", symbol), series));
        BarSeries eth = required(markets.get(ETH));
        Files.writeString(home.resolve("scalpel.yaml"), """
            symbols: {ETH/USDT: 0.1}
            portfolios:
              follows:
                quote: USDT
                strategies:
                  eth: {instrument: ETH/USDT, share: 0.5}
              crypto:
                quote: USDT
                allocation: buy-side-boost
                incrementBp: 100
                strategies:
                  btc: {ticker: BTCUSDT, instrument: BTC/USDT, share: 0.3}
                  eth: {ticker: ETHUSDT, instrument: ETH/USDT, share: 0.5, stopLoss: 0.02}
            """);
        file = Files.writeString(home.resolve("signals.csv"), """
            time,strategy,action,price,comment
            2026-01-01 01:00,btc,buy,,
            2026-01-01 02:00:30,eth,buy,%s,
            2026-01-01 02:10,eth,buy,,
            2026-01-01 05:00,btc,sell,,
            2026-01-01 05:00,eth,sell,,
            2026-01-01 06:00,eth,sell,,
            2026-01-02 12:00,btc,buy,,
            2026-01-05 00:00,btc,sell,,
            """.formatted(eth.close(120)));
        exported = home.resolve("trades.csv");
        result = new ObjectMapper().readTree(output("--export", exported.toString(), "--json"));
    }

    private static <T> T required(@Nullable T value) {
        return Optional.ofNullable(value).orElseThrow();
    }

    /** What a command says of its failure, without the ends of its lines. */
    private static String error(String... more) {
        return process(more).errorOutput().replaceAll("\\s+", " ");
    }

    private static Clock clock() {
        return Clock.fixed(Instant.parse("2026-06-02T00:00:00Z"), ZoneOffset.UTC);
    }

    private static TestCommandLine process(String... more) {
        TestCommandLine process = new TestCommandLine(
                home, clock(), true, Map.of("SCALPEL_COLUMNS", "80", "SCALPEL_OUT_TERMINAL", "1", "NO_COLOR", "1"));
        process.run(Stream.concat(Stream.of("backtest", "--home", home.toString()), Stream.of(more))
                .toArray(String[]::new));
        return process;
    }

    private static String output(String... more) {
        TestCommandLine process = process(Stream.concat(
                        Stream.of("--signals", file.toString(), "--portfolio", "crypto", "--costs", "10"),
                        Stream.of(more))
                .toArray(String[]::new));
        assertThat(process.errorOutput()).isEmpty();
        return process.output();
    }

    @Test
    void tradesFollowTheSignals() throws IOException {
        List<TradeRow> trades = LedgerCsv.TRADES.read("trades.csv", Files.readAllBytes(exported));
        assertThat(trades).hasSize(2);
        assertThat(trades).extracting(trade -> trade.basis().strategy()).containsExactly("btc", "eth");
        assertThat(trades.get(0).entry().time()).isEqualTo(Minutes.plus(START.toEpochMilli(), 60));
        assertThat(trades.get(1).entry().time())
                .as("after the trim of btc")
                .isEqualTo(Minutes.plus(START.toEpochMilli(), 122));
        assertThat(trades.get(1).exit().time())
                .as("in the minute of its signal, whatever is sold besides")
                .isEqualTo(Minutes.plus(START.toEpochMilli(), 300));
        assertThat(result.path("trades").asInt()).isEqualTo(2);
        assertThat(result.path("openPositions").asInt()).isEqualTo(1);
    }

    /** As the same signals of a file, each received as it was sent. */
    @Test
    void receivedSignalsGiveTheTradesOfTheirFile() throws IOException {
        FunctionContext context = FunctionContext.of(home, Map.of(), clock(), "test");
        StoreSignalBox box = new StoreSignalBox(context.store(), clock());
        Portfolio portfolio = required(context.settings().portfolios().get("crypto"));
        new SignalBacktest(context, portfolio)
                .read(Files.readString(file), new SignalFile.Terms(Optional.empty(), ZoneOffset.UTC, Duration.ZERO))
                .signals()
                .forEach(box::put);

        TestCommandLine received =
                process("--received", "--portfolio", "crypto", "--from", "2026-01-01", "--costs", "10", "--json");

        JsonNode found = new ObjectMapper().readTree(received.output());
        assertThat(found.path("tradesSha256")).isEqualTo(result.path("tradesSha256"));
        assertThat(found.path("signals").asInt())
                .isEqualTo(result.path("signals").asInt());
    }

    /** It follows the champion of each time, and no model has been one. */
    @Test
    void aStrategyThatFollowsAModelNeedsAChampion() throws IOException {
        String none = Files.writeString(home.resolve("none.csv"), "time,strategy,action,price,comment\n")
                .toString();
        assertThat(error("--signals", none, "--portfolio", "follows", "--from", "2026-01-01", "--costs", "10"))
                .contains("strategy eth follows the model of ETH/USDT, and none was its champion before"
                        + " 2026-01-03T00:00:00Z: there is nothing that a backtest could follow");
    }

    @Test
    void theDocumentHasTheFieldsOfABacktest() {
        assertThat(result.fieldNames())
                .toIterable()
                .contains(
                        "symbol",
                        "from",
                        "to",
                        "trades",
                        "netReturn",
                        "buyAndHold",
                        "maxDrawdown",
                        "winRate",
                        "profitFactor",
                        "dailySharpe",
                        "feesPaid",
                        "tradesSha256",
                        "breakEvenBp",
                        "breakEvenStandardError",
                        "shadowTrades",
                        "licensedFrom",
                        "rows");
        assertThat(result.path("symbol").asText()).isEqualTo("BTC/USDT, ETH/USDT");
        assertThat(result.path("from").asText()).isEqualTo("2026-01-01T00:00:00Z");
        assertThat(result.path("to").asText()).isEqualTo("2026-01-03T00:00:00Z");
        assertThat(result.path("feesPaid").asDouble()).isGreaterThan(0);
    }

    @Test
    void eachStrategySaysWhatBecameOfItsSignals() {
        JsonNode btc = result.path("rows").path(0);
        assertThat(btc.path("received").asInt()).isEqualTo(4);
        assertThat(btc.path("executed").asInt()).isEqualTo(3);
        assertThat(btc.path("unfinished").asInt()).as("after the last bar").isEqualTo(1);
        JsonNode eth = result.path("rows").path(1);
        assertThat(eth.path("received").asInt()).isEqualTo(4);
        assertThat(eth.path("executed").asInt()).isEqualTo(2);
        assertThat(eth.path("refused").toString()).isEqualTo("{\"ALREADY\":1,\"NOT_HELD\":1}");
        assertThat(eth.path("entrySlippageBp").isNumber())
                .as("the price of the signal is known")
                .isTrue();
        assertThat(eth.path("latencyBars").asDouble()).isEqualTo(1.5);
        assertThat(btc.path("entrySlippageBp").isNull()).isTrue();
    }

    @Test
    void twiceIsTheSame() throws IOException {
        JsonNode again = new ObjectMapper().readTree(output("--json"));
        assertThat(again.path("tradesSha256")).isEqualTo(result.path("tradesSha256"));
        JsonNode shifted =
                new ObjectMapper().readTree(output("--json", "--zone", "Asia/Taipei", "--from", "2026-01-01"));
        assertThat(shifted.path("tradesSha256")).isNotEqualTo(result.path("tradesSha256"));
    }

    @Test
    void theTextFitsIntoATerminal() {
        assertThat(output().lines()).allMatch(line -> line.length() <= COLUMNS);
        assertThat(output())
                .contains("portfolio crypto on paper, 2026-01-01 to 2026-01-03, 8 signals")
                .contains("btc not executed: 1 unfinished")
                .contains("eth not executed: 1 ALREADY 1 NOT_HELD");
    }

    @Test
    void whatIsMissingOrWrongIsSaid() throws IOException {
        assertThat(error("--signals", file.toString())).contains("--signals needs --portfolio");
        assertThat(error("--portfolio", "crypto")).contains("belong to --signals, which is missing");
        assertThat(error()).contains("--symbol or --signals must say what is tested");
        assertThat(error("--received")).contains("--received needs --portfolio");
        assertThat(error("--received", "--portfolio", "crypto")).contains("--received needs --from");
        assertThat(error("--received", "--portfolio", "crypto", "--from", "2026-01-01", "--strategy", "btc"))
                .contains("belong to --signals, which is missing");
        assertThat(error("--received", "--signals", file.toString(), "--portfolio", "crypto"))
                .contains("--signals and --received are two sources of signals");
        assertThat(error("--signals", file.toString(), "--portfolio", "other"))
                .contains("no portfolio is called 'other': there are crypto");
        assertThat(error("--signals", "missing.csv", "--portfolio", "crypto")).contains("there is no file missing.csv");
        assertThat(error("--signals", file.toString(), "--portfolio", "crypto", "--symbol", "BTC/USDT"))
                .contains("belong to a backtest of the model");
        assertThat(error("--signals", file.toString(), "--portfolio", "crypto", "--costs", "1,2"))
                .contains("--signals takes one cost");
        assertThat(error(
                        "--signals",
                        file.toString(),
                        "--portfolio",
                        "crypto",
                        "--from",
                        "2026-02-01",
                        "--to",
                        "2026-02-03"))
                .contains("no bars of BTC/USDT, which strategy btc trades, are stored");
        Path wrong = Files.writeString(home.resolve("wrong.csv"), "time,strategy,action\nnow,btc,buy\n");
        assertThat(error("--signals", wrong.toString(), "--portfolio", "crypto"))
                .contains("nothing was read:")
                .contains("line 2: time must be like");
    }
}
