package dev.scalpel.local.cli.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scalpel.local.cli.TestCommandLine;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortfolioCommandTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2024-08-10T02:30:05Z"), ZoneOffset.UTC);
    private static final String PRICES = "BTC/USDT=50000,ETH/USDT=2500,SOL/USDT=200";

    @TempDir
    Path folder;

    @BeforeEach
    void writeSettings() throws IOException {
        Files.createDirectories(folder.resolve("scalpel-home"));
        Files.writeString(folder.resolve("scalpel-home/scalpel.yaml"), """
                symbols: {ETH/USDT: 0.1, SOL/USDT: 0.1}
                portfolios:
                  crypto:
                    quote: USDT
                    allocation: buy-side-boost
                    timeframe: 8h
                    incrementBp: 0
                    strategies:
                      btc: {ticker: BTCUSDT, instrument: BTC/USDT, share: 0.2}
                      eth: {ticker: ETHUSDT, instrument: ETH/USDT, share: 0.25, stopLoss: 0.08}
                      sol: {ticker: SOLUSDT, instrument: SOL/USDT, share: 0.5}
                  even:
                    quote: USDT
                    incrementBp: 0
                    strategies:
                      btc: {ticker: BTCUSDT, instrument: BTC/USDT, share: 0.4}
                      eth: {ticker: ETHUSDT, instrument: ETH/USDT, share: 0.3, filter: model, confirm: {15m: momentum}}
                      sol: {instrument: SOL/USDT, share: 0.28}
                """);
    }

    @Test
    void aPlanReproducesVectorV1FromSlotToSlot() {
        JsonNode first = plan("crypto", "--cash", "10000", "--signals", "btc=buy", "--price", PRICES);
        assertThat(orders(first)).containsExactly("btc BUY 0.19 50000");
        assertThat(first.path("cash").decimalValue()).isEqualByComparingTo("500");
        assertThat(first.path("value").decimalValue()).isEqualByComparingTo("10000");

        JsonNode second =
                plan("crypto", "--cash", "500", "--hold", "btc=0.19@9500", "--signals", "eth=buy", "--price", PRICES);
        assertThat(orders(second)).containsExactly("btc SELL 0.15 50000", "eth BUY 3 2500");

        JsonNode third = plan(
                "crypto",
                "--cash",
                "500",
                "--hold",
                "btc=0.04@2000,eth=3@7500",
                "--signals",
                "btc=sell,eth=sell",
                "--price",
                PRICES);
        assertThat(third.path("cash").decimalValue()).isEqualByComparingTo("10000");
    }

    @Test
    void aPlanReproducesVectorV2WithFeesTicksAndSteps() {
        JsonNode second = plan(
                "crypto",
                "--cash",
                "500.0095",
                "--hold",
                "btc=0.18981@9490.50",
                "--signals",
                "eth=buy",
                "--price",
                "BTC/USDT=52000,ETH/USDT=2600",
                "--tick",
                "BTC/USDT=0.01,ETH/USDT=0.01",
                "--step",
                "BTC/USDT=0.00001,ETH/USDT=0.0001",
                "--fee-bp",
                "10",
                "--increment-bp",
                "10");
        assertThat(orders(second)).containsExactly("btc SELL 0.14984 51948", "eth BUY 2.9631 2602.6");
        assertThat(second.path("cash").decimalValue()).isEqualByComparingTo("572.13376");
    }

    @Test
    void aPlanReproducesVectorV9WhereAnEntryIsScaled() {
        JsonNode plan = plan(
                "even",
                "--cash",
                "2200",
                "--hold",
                "eth=1.2@3000",
                "--hold",
                "sol=14@2800",
                "--signals",
                "btc=buy",
                "--price",
                "BTC/USDT=20000,ETH/USDT=2500,SOL/USDT=200");
        assertThat(orders(plan)).containsExactly("btc BUY 0.102 20000");
        assertThat(plan.path("cash").decimalValue()).isEqualByComparingTo("160");
        assertThat(plan.path("value").decimalValue()).isEqualByComparingTo("8000");
    }

    @Test
    void whatMovesNothingSaysWhy() {
        JsonNode plan = plan(
                "crypto",
                "--cash",
                "500",
                "--hold",
                "btc=0.19@9500",
                "--signals",
                "btc=buy,eth=flat,sol=short",
                "--price",
                PRICES);
        assertThat(plan.path("orders")).isEmpty();
        assertThat(plan.at("/outcomes/btc").asText()).isEqualTo("ALREADY");
        assertThat(plan.at("/outcomes/eth").asText()).isEqualTo("NOT_HELD");
        // A spot venue holds nothing short.
        assertThat(plan.at("/outcomes/sol").asText()).isEqualTo("NOT_HELD");
    }

    @Test
    void thePlanIsPrintedAsATableToo() {
        assertThat(text("portfolio", "plan", "crypto", "--cash", "10000", "--signals", "btc=buy", "--price", PRICES))
                .contains("OPEN", "BUY", "0.19", "cash 500, value at cost 10,000", "btc: EXECUTED");
        assertThat(text("portfolio", "plan", "crypto", "--cash", "1", "--signals", "btc=sell", "--price", PRICES))
                .contains("no orders", "btc: NOT_HELD");
    }

    @Test
    void everyWrongOptionIsNamed() {
        assertWrong("--signals names strategy 'doge'; portfolio crypto has btc, eth, sol", "--signals", "doge=buy");
        assertWrong("--signals must be buy, sell, long, short or flat: 'hold'", "--signals", "btc=hold");
        assertWrong("--signals must be STRATEGY=buy: 'btc'", "--signals", "btc");
        assertWrong("--signals names btc twice", "--signals", "btc=buy,btc=sell");
        assertWrong(
                "--price must name SOL/USDT, which strategy sol trades",
                "--signals",
                "sol=buy",
                "--price",
                "BTC/USDT=1");
        assertWrong("--price names XRP/USDT, which no strategy", "--signals", "btc=buy", "--price", "XRP/USDT=1");
        assertWrong("--price of BTC/USDT must be > 0: 0", "--signals", "btc=buy", "--price", "BTC/USDT=0");
        assertWrong("--price must be a decimal number: '1e9'", "--signals", "btc=buy", "--price", "BTC/USDT=1e9");
        assertWrong("--hold must be STRATEGY=QUANTITY@COST: '1'", "--signals", "btc=buy", "--hold", "eth=1");
        assertWrong("--hold needs a quantity that is not 0", "--signals", "btc=buy", "--hold", "eth=0@5");
        assertWrong("--fee-bp must be >= 0: -1", "--signals", "btc=buy", "--price", PRICES, "--fee-bp", "-1");
        TestCommandLine unknown = terminal();
        assertThat(unknown.run("portfolio", "show", "stocks")).isEqualTo(2);
        assertThat(unknown.errorOutput()).contains("no portfolio is called 'stocks': there are crypto, even");
        assertThat(terminal().run("portfolio")).isEqualTo(2);
    }

    @Test
    void showPrintsSharesSlotAndTheMessageToPaste() throws IOException {
        assertThat(text("portfolio", "show", "crypto"))
                .contains(
                        "crypto at binance, paper, buy-side-boost, valued at cost, timeframe 8h, next slot 2024-08-10T08:01:00Z",
                        "shares together 0.95, 0.98 at most",
                        "\"order_action\":\"{{strategy.order.action}}\"",
                        "\"prev_market_position\":\"{{strategy.prev_market_position}}\"");
        JsonNode shown = json("portfolio", "show", "even", "--json");
        assertThat(shown.path("nextSlot").isNull()).isTrue();
        assertThat(shown.at("/strategies/2/origin").asText()).isEqualTo("MODEL");
        assertThat(shown.at("/strategies/0/ticker").asText()).isEqualTo("BTCUSDT");
        assertThat(shown.at("/strategies/0/filter").isNull()).isTrue();
        assertThat(shown.at("/strategies/1/filter").asText())
                .isEqualTo(
                        "not in force: its evidence has not been gathered yet: the review of the strategy's history does"
                                + " that");
        assertThat(shown.at("/strategies/1/confirm/0").asText()).isEqualTo("momentum of 15 minutes");
        assertThat(text("portfolio", "show", "even"))
                .contains(
                        "eth: filter by the model not in force: its evidence",
                        "eth: confirmed by momentum of 15 minutes");
    }

    /** Targets and sizes of a model are those of its bars, which a plan does not read. */
    @Test
    void aPlanSaysWhatItDoesNotTakeFromAModel() {
        JsonNode plan = plan("even", "--cash", "1000", "--signals", "eth=buy,sol=buy", "--price", PRICES);
        assertThat(orders(plan)).containsExactly("eth BUY 0.12 2500", "sol BUY 1.4 200");
        assertThat(plan.at("/notes/0").asText())
                .startsWith("eth: filter by the model not in force")
                .endsWith("; this plan enters without it");
        assertThat(plan.at("/notes/1").asText())
                .isEqualTo(
                        "sol follows the model of SOL/USDT: a run takes target and size from it, this plan takes all of the"
                                + " share");
    }

    private void assertWrong(String message, String... options) {
        List<String> words = new ArrayList<>(List.of("portfolio", "plan", "crypto", "--cash", "1000"));
        words.addAll(List.of(options));
        if (!words.contains("--price")) {
            words.addAll(List.of("--price", PRICES));
        }
        TestCommandLine terminal = terminal();
        assertThat(terminal.run(words.toArray(String[]::new)))
                .as(terminal.errorOutput())
                .isEqualTo(2);
        assertThat(terminal.errorOutput().replaceAll("\\s+", " ")).contains(message);
        assertThat(terminal.output()).isEmpty();
    }

    private static List<String> orders(JsonNode plan) {
        return StreamSupport.stream(plan.path("orders").spliterator(), false)
                .map(order -> order.path("strategy").asText() + " "
                        + order.path("side").asText() + " " + plain(order.path("quantity")) + " "
                        + plain(order.path("limit")))
                .toList();
    }

    private static String plain(JsonNode number) {
        BigDecimal value = number.decimalValue();
        return value.stripTrailingZeros().toPlainString();
    }

    private JsonNode plan(String... options) {
        List<String> words = new ArrayList<>(List.of("portfolio", "plan", "--json"));
        words.addAll(List.of(options));
        try {
            return json(words.toArray(String[]::new));
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private JsonNode json(String... words) throws IOException {
        return new ObjectMapper()
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .readTree(text(words));
    }

    private String text(String... words) {
        TestCommandLine terminal = terminal();
        assertThat(terminal.run(words)).as(terminal.errorOutput()).isZero();
        return terminal.output();
    }

    private TestCommandLine terminal() {
        return new TestCommandLine(folder, CLOCK, false);
    }
}
