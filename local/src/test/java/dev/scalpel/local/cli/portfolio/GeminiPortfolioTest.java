package dev.scalpel.local.cli.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scalpel.local.cli.TestCommandLine;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Symbol;
import dev.scalpel.portfolio.log.OrderRow;
import dev.scalpel.portfolio.log.StoredPortfolioLog;
import dev.scalpel.research.synthetic.MarketSpec;
import dev.scalpel.research.synthetic.SyntheticMarket;
import dev.scalpel.store.bars.StoredBars;
import dev.scalpel.store.local.DirectoryStore;
import dev.scalpel.store.local.Durability;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole bot with a portfolio at a stand-in of a venue without market orders: {@code ./scalpel exchange --speak gemini}, {@code
 * ./scalpel run}, and two signals.
 */
class GeminiPortfolioTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern DESK = Pattern.compile("desk: (http://[^\\s\";]+)");
    private static final int SPEED = 20;
    private static final long MAX_WAIT_MILLIS = 120_000;

    @TempDir
    Path folder;

    private Thread exchange = new Thread();
    private Thread bot = new Thread();

    @AfterEach
    void stop() throws InterruptedException {
        bot.interrupt();
        bot.join();
        exchange.interrupt();
        exchange.join();
    }

    @Test
    void oneSignalBuysOneSellsAndThePositionEndsFlat() throws Exception {
        TestCommandLine market = market();
        exchange = started(
                market,
                "exchange",
                "--speak",
                "gemini",
                "--port",
                "0",
                "--speed",
                Integer.toString(SPEED),
                "--from",
                "2026-06-01",
                "--json");
        JsonNode place = JSON.readTree(
                waitedFor(market, "the exchange", text -> text.trim().endsWith("}")));
        settings(place.path("address").asText());
        Map<String, String> key = Map.of(
                "SCALPEL_API_KEY", place.path("apiKey").asText(),
                "SCALPEL_API_SECRET", place.path("apiSecret").asText());
        TestCommandLine run = terminal(key);
        bot = started(run, "run", "--port", "0", "--speed", Integer.toString(SPEED));
        String desk = group(
                DESK, waitedFor(run, "the desk", text -> DESK.matcher(text).find()));

        send("buy");
        JsonNode held = status(each -> each.at("/strategies/0/holds").asText().equals("LONG")
                && each.path("orders").size() == 1);
        assertThat(held.at("/orders/0/kind").asText()).isEqualTo("PROTECTION");
        assertThat(held.at("/orders/0/quantity")).isEqualTo(held.at("/strategies/0/quantity"));
        JsonNode shown = overview(desk);
        assertThat(shown.at("/watch/0/position/side").asText()).isEqualTo("LONG");
        assertThat(shown.at("/watch/0/position/quantity")).isEqualTo(held.at("/strategies/0/quantity"));
        assertThat(shown.at("/orders/0/kind").asText()).isEqualTo("PROTECTION");

        send("sell");
        JsonNode flat = status(each -> each.path("outcomes").size() == 2);
        assertThat(flat.at("/strategies/0/holds").asText()).isEqualTo("FLAT");
        assertThat(flat.path("orders")).isEmpty();
        assertThat(flat.path("outcomes"))
                .allMatch(each -> each.path("outcome").asText().equals("EXECUTED"));
        assertThat(flat.path("cash")).isEqualTo(flat.path("valueAtCost"));
        shown = overview(desk);
        assertThat(shown.at("/watch/0/position").isNull()).isTrue();
        assertThat(shown.path("orders")).isEmpty();
        assertThat(orders())
                .as("immediate limit orders, and the stop in between")
                .extracting(order -> order.purpose() + " " + order.side())
                .contains("OPEN BUY", "CLOSE SELL");
        assertThat(orders()).allMatch(order -> order.limit().isPresent());
    }

    private List<OrderRow> orders() {
        return new StoredPortfolioLog(new DirectoryStore(folder.resolve("scalpel-home/store"), Durability.NONE))
                .orders("crypto", YearMonth.of(2026, 6));
    }

    /** Of an exchange with one day of bars: the bot has nothing to catch up with. */
    private TestCommandLine market() throws IOException {
        Path home = folder.resolve("exchange");
        Files.writeString(
                Files.createDirectories(home.resolve("scalpel-home")).resolve("scalpel.yaml"),
                "venue: gemini\nsymbols: {BTC/USDT: 0.1}\n");
        Symbol symbol = Symbol.parse("BTC/USDT");
        BarSeries bars = SyntheticMarket.generate(MarketSpec.of(
                        List.of(symbol), Instant.parse("2026-06-01T00:00:00Z").toEpochMilli(), 1, 3))
                .get(symbol);
        new StoredBars(new DirectoryStore(home.resolve("scalpel-home/store"), Durability.NONE))
                .append(new InstrumentId("gemini", symbol), bars);
        return new TestCommandLine(home, Clock.systemUTC(), false, Map.of());
    }

    private void settings(String address) throws IOException {
        Files.writeString(
                Files.createDirectories(folder.resolve("scalpel-home")).resolve("scalpel.yaml"),
                """
                venue: gemini
                model: {trading: false}
                symbols: {BTC/USDT: 0.1}
                venueConnection: {address: "%s"}
                portfolios:
                  crypto:
                    mode: testnet
                    quote: USDT
                    timeframe: 1m
                    executeAfterSeconds: 5
                    strategies:
                      btc: {ticker: BTCUSDT, instrument: BTC/USDT, share: 0.5, stopLoss: 0.05}
                """.formatted(address));
    }

    private TestCommandLine terminal(Map<String, String> environment) {
        return new TestCommandLine(folder, Clock.systemUTC(), false, environment);
    }

    private Thread started(TestCommandLine terminal, String... arguments) {
        Thread thread = new Thread(() -> terminal.run(arguments), arguments[0]);
        thread.start();
        return thread;
    }

    private void send(String action) {
        TestCommandLine terminal = terminal(Map.of());
        assertThat(terminal.run("signal", "send", "--portfolio", "crypto", "--ticker", "BTCUSDT", "--action", action))
                .as(terminal.errorOutput())
                .isZero();
    }

    private JsonNode status(Predicate<JsonNode> wanted) throws IOException, InterruptedException {
        long end = System.nanoTime() / 1_000_000 + MAX_WAIT_MILLIS;
        JsonNode newest = JSON.createObjectNode();
        while (System.nanoTime() / 1_000_000 < end) {
            TestCommandLine terminal = terminal(Map.of());
            terminal.run("portfolio", "status", "crypto", "--json");
            newest = JSON.readTree(terminal.output());
            if (wanted.test(newest)) {
                return newest;
            }
            Thread.sleep(200);
        }
        throw new AssertionError("the portfolio's status is " + newest.toPrettyString());
    }

    private static JsonNode overview(String desk) throws IOException, InterruptedException {
        return JSON.readTree(HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(desk).resolve("/api/overview"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body());
    }

    private static String waitedFor(TestCommandLine terminal, String what, Predicate<String> shown)
            throws InterruptedException {
        long end = System.nanoTime() / 1_000_000 + MAX_WAIT_MILLIS;
        while (!shown.test(terminal.output())) {
            if (System.nanoTime() / 1_000_000 > end) {
                throw new AssertionError(what + " has not begun: " + terminal.output() + terminal.errorOutput());
            }
            Thread.sleep(50);
        }
        return terminal.output();
    }

    private static String group(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }
}
