package dev.scalpel.local.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scalpel.api.access.ApiKey;
import dev.scalpel.api.access.FileKeys;
import dev.scalpel.api.access.KeyRing;
import dev.scalpel.api.access.Scope;
import dev.scalpel.api.server.ApiServer;
import dev.scalpel.invocation.FunctionContext;
import dev.scalpel.local.cli.TestCommandLine;
import dev.scalpel.local.desk.TestDesk;
import dev.scalpel.local.functions.LocalFunctions;
import dev.scalpel.localexchange.faults.Fault;
import dev.scalpel.localexchange.market.Filters;
import dev.scalpel.localexchange.market.Listing;
import dev.scalpel.localexchange.orders.OrderView;
import dev.scalpel.localexchange.tradovate.TradovateExchange;
import dev.scalpel.localexchange.tradovate.TradovateFaults;
import dev.scalpel.market.Bar;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.trading.futures.FuturesContract;
import dev.scalpel.trading.futures.FuturesRoot;
import dev.scalpel.training.daily.TrainingProgress;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An alert of an indicator, from the socket of the API to the futures that Tradovate's stand-in has. */
class FuturesWebhookTest {

    private static final String KEY = "secret";
    private static final String READ = "secret-to-read";
    private static final FuturesContract DECEMBER = new FuturesContract(FuturesRoot.ES, YearMonth.of(2026, 12));
    /** A Monday while the exchanges are open. */
    private static final Instant MONDAY = Instant.parse("2026-11-23T15:00:10Z");

    private static final String BEGINS =
            "execute_signals-futures: the portfolio begins with the account's free cash of 1000000 USD";
    private static final Duration LIMIT = Duration.ofSeconds(50);

    @TempDir
    Path folder;

    private Path home;

    /** Real time passes, from that Monday on. */
    private final Clock clock = Clock.offset(Clock.systemUTC(), Duration.between(Instant.now(), MONDAY));

    private final List<String> failures = new ArrayList<>();
    private TradovateExchange exchange;
    private LocalFunctions functions;
    private ApiServer server;

    @BeforeEach
    void start() throws Exception {
        home = Files.createDirectories(folder.resolve("scalpel-home"));
        List<Bar> bars = new ArrayList<>();
        for (int minute = -120; minute < 120; minute++) {
            bars.add(new Bar(Minutes.plus(Minutes.floor(MONDAY), minute), 6_000, 6_000, 6_000, 6_000, 100, 50, 50));
        }
        Listing listing = new Listing(
                DECEMBER.symbol(),
                BarSeries.of(bars.toArray(Bar[]::new)),
                Filters.of("0.25", "1"),
                new BigDecimal("0.00002"));
        exchange = TradovateExchange.start(
                0, clock, Map.of(DECEMBER, listing), new BigDecimal("15000"), TradovateExchange.rehearsalUser());
        exchange.transfer(new BigDecimal("1000000"));
        Files.writeString(home.resolve("scalpel.yaml"), """
                mode: paper
                model: {trading: false}
                venueConnection: {address: "%s"}
                portfolios:
                  futures:
                    venue: tradovate
                    mode: testnet
                    quote: USD
                    timeframe: immediate
                    strategies:
                      spx: {ticker: ES1!, instrument: ES/USD, share: 0.7, stopLoss: 0.01}
                api: {enabled: true, routes: {CME: futures, CME_MINI: futures, COMEX: futures}}
                """.formatted(exchange.uri()));
        new FileKeys(home)
                .write(new KeyRing(List.of(
                        ApiKey.of("signals", Scope.signalsTo("futures"), KEY, clock.instant()),
                        ApiKey.of("reads", Scope.READ, READ, clock.instant()))));
        FunctionContext context = FunctionContext.of(home, Map.of(), clock, "futures");
        functions = LocalFunctions.of(
                context,
                Map.of(
                        "TRADOVATE_USERNAME", exchange.apiKey().key(),
                        "TRADOVATE_PASSWORD", exchange.apiKey().secret(),
                        "TRADOVATE_APP_ID", "Scalpel",
                        "TRADOVATE_CID", "8",
                        "TRADOVATE_SEC", "f03741b6f634"),
                (function, action, failure) -> failures.add(action + ": " + failure.getMessage()),
                TrainingProgress.SILENT,
                clock);
        server = ApiServer.open(0, LocalApi.create(context, home, functions, portfolio -> {}), false);
    }

    @AfterEach
    void stop() {
        server.close();
        exchange.close();
    }

    @Test
    void aShortEntryEndsInOnePositionAndOneProtectiveOrder() throws Exception {
        HttpResponse<String> answer = alert("SHORT_ENTRY", "SHORT", "ESZ2026", "CME_MINI");
        assertThat(answer.body()).contains("\"targetState\":\"SHORT\"");
        assertThat(answer.statusCode()).isEqualTo(200);

        JsonNode run = execute();

        assertThat(failures).containsExactly(BEGINS);
        // 70 % of a million are two contracts of 300,000.
        assertThat(exchange.position("ESZ6")).as(run.toString()).isEqualByComparingTo("-2");
        assertThat(open()).singleElement().satisfies(stop -> {
            assertThat(stop.type()).isEqualTo("STOP");
            assertThat(stop.quantity()).isEqualByComparingTo("2");
            assertThat(stop.stopPrice()).isBetween(new BigDecimal("6055"), new BigDecimal("6062"));
        });
    }

    /** What an owner sees of it: on the command line, on the desk's page and in the report. */
    @Test
    void commandsPageAndReportShowTheSignalAndItsPosition() throws Exception {
        HttpResponse<String> answer = alert("SHORT_ENTRY", "SHORT", "ESZ2026", "CME_MINI");
        String id = new ObjectMapper().readTree(answer.body()).path("signal").asText();
        execute();

        assertThat(command("signal", "list", "--portfolio", "futures"))
                .contains("spx")
                .contains("SHORT")
                .contains("EXECUTED");
        assertThat(command("signal", "explain", id, "--portfolio", "futures"))
                .contains(id)
                .contains("wants SHORT")
                .contains("EXECUTED");
        assertThat(command("portfolio", "status", "futures"))
                .contains("spx")
                .contains("SHORT")
                .contains("2");

        try (TestDesk desk = TestDesk.besideHome(home)) {
            desk.clock.setTo(clock.instant());
            assertThat(desk.read("/api/overview").toString()).contains("ES/USD").contains("SHORT");
            assertThat(desk.read("/api/signals").toString()).contains(id).contains("EXECUTED");
        }

        alert("LONG_ENTRY", "LONG", "ESZ2026", "CME_MINI");
        execute();
        assertThat(exchange.position("ESZ6")).isEqualByComparingTo("2");
        JsonNode report =
                new ObjectMapper().readTree(command("report", "--from", "2026-11-23", "--to", "2026-11-24", "--json"));
        String page = Files.readString(Path.of(report.path("report").asText()));
        assertThat(page).contains("futures").contains("spx").contains("ES/USD");
        assertThat(report.toString()).contains("futures");
    }

    private String command(String... words) {
        TestCommandLine terminal = new TestCommandLine(folder, Clock.fixed(clock.instant(), ZoneOffset.UTC), false);
        assertThat(terminal.run(words)).as(terminal.errorOutput()).isZero();
        return terminal.output();
    }

    /** Close, the venue flat, open: never two directions. */
    @Test
    void aReversalGoesThroughFlat() throws Exception {
        alert("LONG_ENTRY", "LONG", "ES1!", "CME_MINI");
        execute();
        assertThat(exchange.position("ESZ6")).isEqualByComparingTo("2");

        alert("SHORT_ENTRY", "SHORT", "ES1!", "CME_MINI");
        JsonNode run = execute();

        assertThat(failures).containsExactly(BEGINS);
        assertThat(exchange.position("ESZ6")).as(run.toString()).isEqualByComparingTo("-2");
        assertThat(exchange.fills().stream()
                        .map(fill -> fill.position().intValueExact())
                        .toList())
                .as("the position after each fill")
                .containsExactly(2, 0, -2);
        assertThat(open()).hasSize(1);
    }

    /** Close, flat, open: what it costs in time is its requests, one after the other ({@code benchmarks/run reversal}). */
    @Test
    void aReversalIsAtMostTwentyFiveRequests() throws Exception {
        alert("LONG_ENTRY", "LONG", "ES1!", "CME_MINI");
        execute();
        // Not slow at all, but counted.
        exchange.faults().failNext(Fault.slow(Duration.ZERO), "", 1_000);

        alert("SHORT_ENTRY", "SHORT", "ES1!", "CME_MINI");
        JsonNode run = execute();

        assertThat(exchange.position("ESZ6")).as(run.toString()).isEqualByComparingTo("-2");
        assertThat(exchange.faults().applied()).hasSizeBetween(10, 25);
    }

    @Test
    void theStatusHasTheTokenTheContractAndThePosition() throws Exception {
        alert("SHORT_ENTRY", "SHORT", "ES1!", "CME_MINI");
        execute();
        JsonNode status = functions.call(
                LocalFunctions.EXECUTION, "{\"action\":\"venue_status\",\"venue\":\"tradovate\"}", LIMIT);
        JsonNode row = status.at("/venues/0");
        assertThat(Instant.parse(row.path("tokenExpires").asText()))
                .isBetween(
                        clock.instant().plus(Duration.ofMinutes(78)),
                        clock.instant().plus(Duration.ofMinutes(81)));
        assertThat(row.at("/contracts/0/instrument").asText()).isEqualTo("ES/USD");
        assertThat(row.at("/contracts/0/contract").asText()).isEqualTo("ESZ6");
        assertThat(row.at("/contracts/0/side").asText()).isEqualTo("SHORT");
        assertThat(row.at("/contracts/0/quantity").decimalValue()).isEqualByComparingTo("2");
        assertThat(row.path("marketOpen").asBoolean()).isTrue();
        assertThat(Instant.parse(row.path("lastContact").asText()))
                .isBetween(clock.instant().minusSeconds(60), clock.instant());
        assertThat(row.path("lastError").isNull()).isTrue();
    }

    @Test
    void bothSpellingsOfTheStatusHaveTheLastErrorOfTheVenue() throws Exception {
        execute();
        exchange.faults().failNext(Fault.unavailableHtml(), "", 1);
        alert("SHORT_ENTRY", "SHORT", "ES1!", "CME_MINI");
        execute();
        for (String path : List.of("/status/tradovate", "/tradovatestatus")) {
            JsonNode row = read(path).at("/venues/0");
            assertThat(row.path("venue").asText()).isEqualTo("tradovate");
            assertThat(row.at("/lastError/text").asText()).contains("HTTP 503");
        }
    }

    @Test
    void ofTheAccountOnlyTheEndIsInTheStatusTheStoreAndTheMessages() throws Exception {
        alert("LONG_ENTRY", "LONG", "ES1!", "CME_MINI");
        execute();
        exchange.faults()
                .failNext(
                        TradovateFaults.failure("AccountClosed", "account DEMO20001 is closed"),
                        "GET /v1/position/list",
                        1);
        alert("SHORT_ENTRY", "SHORT", "ES1!", "CME_MINI");
        execute();
        JsonNode row = read("/tradovatestatus").at("/venues/0");
        assertThat(row.at("/lastError/text").asText()).contains("account …0001 is closed");
        try (Stream<Path> files = Files.walk(home.resolve("store"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain("DEMO20001");
            }
        }
        assertThat(failures.toString()).doesNotContain("DEMO20001");
    }

    private JsonNode read(String path) throws Exception {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(server.uri().resolve(path))
                                .header("Authorization", "Bearer " + READ)
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new ObjectMapper().readTree(answer.body());
    }

    @Test
    void anUnknownRootIsRefusedWithTheTickers() throws Exception {
        HttpResponse<String> answer = alert("LONG_ENTRY", "LONG", "ZB1!", "CME");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("ES1!");
    }

    private List<OrderView> open() {
        return exchange.orders().stream()
                .filter(order -> order.status().isOpen())
                .toList();
    }

    private JsonNode execute() {
        return functions.call(LocalFunctions.EXECUTION, "{\"action\":\"execute_signals\"}", LIMIT);
    }

    private HttpResponse<String> alert(String action, String direction, String symbol, String exchangeName)
            throws Exception {
        URI address = server.uri().resolve("/webhook");
        String now = clock.instant().toString();
        String body = """
                {"key":"%s", "action":"%s", "indicator":"Trend_Validator",
                 "signal":{"type":"ENTRY", "direction":"%s", "trigger":"COLOR_CHANGE"},
                 "market_data":{"symbol":"%s", "exchange":"%s", "timeframe":"1", "timestamp":"%s", "timenow":"%s"},
                 "price_data":{"open":"6000", "high":"6000", "low":"6000", "close":"6000", "volume":"812"}}
                """.formatted(KEY, action, direction, symbol, exchangeName, now, now);
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(address)
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }
}
