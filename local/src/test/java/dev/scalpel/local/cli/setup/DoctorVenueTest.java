package dev.scalpel.local.cli.setup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scalpel.local.cli.TestCommandLine;
import dev.scalpel.localexchange.LocalExchange;
import dev.scalpel.localexchange.access.ApiKey;
import dev.scalpel.localexchange.bybit.BybitExchange;
import dev.scalpel.localexchange.faults.Fault;
import dev.scalpel.localexchange.market.Filters;
import dev.scalpel.localexchange.market.Listing;
import dev.scalpel.localexchange.market.SymbolStatus;
import dev.scalpel.localexchange.perpetual.contract.PerpetualListing;
import dev.scalpel.localexchange.server.StandIn;
import dev.scalpel.localexchange.usdm.UsdmExchange;
import dev.scalpel.market.Bar;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Symbol;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code doctor VENUE} finds at stand-ins of a spot and a futures market. */
class DoctorVenueTest {

    private static final Symbol BTC = Symbol.parse("BTC/USDT");
    private static final Instant NOW = Instant.parse("2026-06-01T12:01:02Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final ApiKey KEY = new ApiKey("k3yOfTheTest", "s3cretOfTheTest", true, false).bound();
    private static final Map<String, String> KEYS =
            Map.of("SCALPEL_API_KEY", "k3yOfTheTest", "SCALPEL_API_SECRET", "s3cretOfTheTest");

    @TempDir
    private Path home;

    private LocalExchange spot;
    private UsdmExchange futures;

    @BeforeEach
    void open() throws IOException {
        Listing listing = new Listing(
                BTC, BarSeries.of(bar(-62), bar(-2), bar(58)), Filters.of("0.01", "0.00001"), BigDecimal.ZERO);
        spot = LocalExchange.start(0, CLOCK, List.of(listing), KEY);
        spot.deposit("USDT", new BigDecimal("20000"));
        futures = UsdmExchange.start(0, CLOCK, List.of(PerpetualListing.of(listing)), KEY);
        futures.transfer("USDT", new BigDecimal("20000"));
        settings("binance", spot, "");
    }

    @AfterEach
    void close() {
        spot.close();
        futures.close();
    }

    @Test
    void aHealthySpotAccountNeedsNoAttention() {
        Ran doctor = run("binance");
        assertThat(doctor.code()).as(doctor.output()).isZero();
        assertThat(doctor.message("venue")).isEqualTo("binance is reachable");
        assertThat(doctor.message("clock")).isEqualTo("this machine's clock is 0 ms ahead of the venue's");
        assertThat(doctor.message("requests"))
                .matches("\\d+ of 6000 used \\(request weight in a minute, by this address\\)");
        assertThat(doctor.message("keys")).contains("the venue accepts key and signature");
        assertThat(doctor.message("key withdrawals")).isEqualTo("the key may not withdraw or transfer funds");
        assertThat(doctor.message("key addresses")).isEqualTo("the key works from certain addresses only");
        assertThat(doctor.message("instrument BTC/USDT")).startsWith("open; tick 0.01, step ");
        assertThat(doctor.message("fee BTC/USDT")).isEqualTo("the account pays 10.00 / 10.00 bp, as the settings say");
        // 0.49 of 20000 at 60000.
        assertThat(doctor.message("dry order BTC/USDT"))
                .isEqualTo("the venue would accept to buy 0.16333 at 60000; nothing was ordered");
        // 0.16333 less 10 bp are 0.16316667, of which whole steps of 0.00001 can be sold.
        assertThat(doctor.message("dust BTC/USDT"))
                .isEqualTo("a trade of 0.16333 BTC leaves 0.0000067 BTC (0.4 USDT) that no order can sell");
        assertThat(spot.orders()).isEmpty();
    }

    @Test
    void aHealthyFuturesAccountNeedsNoAttentionAndLeavesNoDust() throws IOException {
        settings("binance-usdm", futures, "costs: {feeBp: 5, makerFeeBp: 2}\n");
        Ran doctor = run("binance-usdm");
        assertThat(doctor.message("requests")).contains(" of 2400 used ");
        assertThat(doctor.message("key trading")).isEqualTo("the key may send orders");
        assertThat(doctor.message("fee BTC/USDT")).isEqualTo("the account pays 2.00 / 5.00 bp, as the settings say");
        assertThat(doctor.level("dry order BTC/USDT")).as(doctor.output()).isEqualTo("OK");
        assertThat(doctor.find("dust BTC/USDT")).isEmpty();
        assertThat(futures.orders()).isEmpty();
    }

    /** The venue checks no order of an account with isolated margin, and the doctor says so. */
    @Test
    void aHealthyAccountWithContractsAtBybitNeedsNoAttention() throws IOException {
        Listing listing = new Listing(
                BTC, BarSeries.of(bar(-62), bar(-2), bar(58)), Filters.of("0.01", "0.00001"), BigDecimal.ZERO);
        try (BybitExchange bybit = BybitExchange.start(0, CLOCK, List.of(listing), KEY)) {
            bybit.deposit("USDT", new BigDecimal("20000"));
            settings("bybit-linear", bybit, "costs: {feeBp: 5.5, makerFeeBp: 2}\n");
            Ran doctor = run("bybit-linear");
            assertThat(doctor.message("venue")).isEqualTo("bybit-linear is reachable");
            assertThat(doctor.message("keys")).contains("the venue accepts key and signature");
            assertThat(doctor.message("key trading")).isEqualTo("the key may send orders");
            assertThat(doctor.message("key withdrawals")).isEqualTo("the key may not withdraw or transfer funds");
            assertThat(doctor.message("instrument BTC/USDT")).startsWith("open; tick 0.01, step ");
            assertThat(doctor.message("fee BTC/USDT"))
                    .isEqualTo("the account pays 2.00 / 5.50 bp, as the settings say");
            assertThat(doctor.level("dry order BTC/USDT")).as(doctor.output()).isNotEqualTo("PROBLEM");
            assertThat(bybit.linear().orders()).isEmpty();
            bybit.replaceApiKey(new ApiKey(KEY.key(), KEY.secret(), true, true));
            assertThat(run("bybit-linear").level("key withdrawals")).isEqualTo("PROBLEM");
        }
    }

    @Test
    void aClockThatIsOffIsAWarningAndTheKeyIsTriedAllTheSame() {
        Ran doctor = run(Clock.offset(CLOCK, java.time.Duration.ofSeconds(-7)), KEYS, "binance");
        assertThat(doctor.code()).isEqualTo(1);
        assertThat(doctor.message("clock")).isEqualTo("this machine's clock is 7000 ms behind the venue's");
        assertThat(doctor.level("clock")).isEqualTo("WARNING");
        assertThat(doctor.level("keys")).isEqualTo("OK");
    }

    @Test
    void aKeyThatMayWithdrawIsAProblemAtBothMarkets() throws IOException {
        ApiKey rich = new ApiKey(KEY.key(), KEY.secret(), true, true);
        spot.replaceApiKey(rich);
        futures.replaceApiKey(rich);
        Ran doctor = run("binance");
        assertThat(doctor.code()).isEqualTo(1);
        assertThat(doctor.level("key withdrawals")).isEqualTo("PROBLEM");
        assertThat(doctor.level("key addresses")).as("from any address").isEqualTo("WARNING");
        settings("binance-usdm", futures, "");
        assertThat(run("binance-usdm").level("key withdrawals")).isEqualTo("PROBLEM");
    }

    @Test
    void aKeyThatMayNotTradeIsAProblem() {
        spot.replaceApiKey(new ApiKey(KEY.key(), KEY.secret(), false, false));
        assertThat(run("binance").level("key trading")).isEqualTo("PROBLEM");
    }

    @Test
    void anOrderBelowTheMinimumIsAProblem() throws IOException {
        settings("binance", spot, "symbols: {BTC/USDT: 0.0002}\n");
        Ran doctor = run("binance");
        assertThat(doctor.code()).isEqualTo(1);
        assertThat(doctor.level("step BTC/USDT")).isEqualTo("PROBLEM");
        assertThat(doctor.message("step BTC/USDT"))
                .contains("typical position of 4.00 USDT", "below the venue's minimum order");
        assertThat(doctor.message("dry order BTC/USDT")).contains("-1013");
    }

    @Test
    void aWrongKeyIsAProblemThatNamesWhatToCompare() throws IOException {
        Map<String, String> wrong = Map.of("SCALPEL_API_KEY", "k3yOfAnother", "SCALPEL_API_SECRET", "s3cretOfAnother");
        for (String venue : List.of("binance", "binance-usdm")) {
            settings(venue, venue.equals("binance") ? spot : futures, "");
            Ran doctor = run(CLOCK, wrong, venue);
            assertThat(doctor.code()).isEqualTo(1);
            assertThat(doctor.level("keys")).isEqualTo("PROBLEM");
            assertThat(doctor.message("keys")).contains("-2015");
            assertThat(doctor.remedy("keys")).startsWith("compare key and secret");
            assertThat(doctor.level("instrument BTC/USDT")).as("public").isEqualTo("OK");
        }
    }

    @Test
    void withoutKeysOnlyWhatIsPublicIsChecked() throws IOException {
        Ran ordered = run(CLOCK, Map.of(), "binance");
        assertThat(ordered.code()).isEqualTo(1);
        assertThat(ordered.message("keys")).contains("SCALPEL_API_KEY");
        settings("binance", spot, "mode: paper\n");
        Ran paper = run(CLOCK, Map.of(), "binance");
        assertThat(paper.code()).as(paper.output()).isZero();
        assertThat(paper.find("dry order BTC/USDT")).isEmpty();
        assertThat(paper.level("step BTC/USDT")).isEqualTo("OK");
    }

    @Test
    void aVenueThatCannotBeReachedIsTheOnlyProblem() {
        spot.close();
        Ran doctor = run("binance");
        assertThat(doctor.code()).isEqualTo(1);
        assertThat(doctor.level("venue")).isEqualTo("PROBLEM");
        assertThat(doctor.remedy("venue")).contains("status page");
        assertThat(doctor.find("keys")).hasSize(1);
        assertThat(doctor.find("fee BTC/USDT")).isEmpty();
    }

    @Test
    void aPageOfHtmlInsteadOfJsonIsAProblemWithoutAStackTrace() throws IOException {
        for (String venue : List.of("binance", "binance-usdm")) {
            StandIn exchange = venue.equals("binance") ? spot : futures;
            settings(venue, exchange, "");
            exchange.faults().failNext(Fault.unavailableHtml());
            Ran doctor = run(venue);
            assertThat(doctor.code()).isEqualTo(1);
            assertThat(doctor.level("venue")).isEqualTo("PROBLEM");
            assertThat(doctor.message("venue")).contains("HTTP 503");
            assertThat(doctor.output()).doesNotContain("<html", "Exception");
        }
    }

    @Test
    void whatTheVenueDoesNotListIsAProblem() throws IOException {
        settings("binance", spot, "symbols: {ETH/USDT: 0.4}\n");
        Ran doctor = run("binance");
        assertThat(doctor.level("instrument ETH/USDT")).isEqualTo("PROBLEM");
        assertThat(doctor.remedy("instrument ETH/USDT")).isEqualTo("remove it from the settings");
    }

    @Test
    void aClosedMarketIsAWarningAndNothingIsSaidOfSizes() {
        spot.setStatus(BTC, SymbolStatus.HALT);
        Ran doctor = run("binance");
        assertThat(doctor.message("instrument BTC/USDT")).contains("its market is CLOSED");
        assertThat(doctor.find("step BTC/USDT")).isEmpty();
        assertThat(doctor.find("dry order BTC/USDT")).isEmpty();
    }

    @Test
    void anotherVenuesAddressGetsNoRequest() throws IOException {
        Files.writeString(
                home.resolve("scalpel.yaml"),
                "venue: binance-usdm\nmode: testnet\nvenueConnection: {address: \"https://demo-api.binance.com\"}\n");
        Ran doctor = run("binance-usdm");
        assertThat(doctor.code()).isEqualTo(1);
        assertThat(doctor.message("venue"))
                .isEqualTo("venueConnection.address is none where the venue lets orders be rehearsed:"
                        + " https://demo-api.binance.com; it has none");
        assertThat(doctor.find("clock")).isEmpty();
    }

    @Test
    void anUnknownVenueIsWrongUsage() {
        assertThat(run("binanse").code()).isEqualTo(2);
    }

    @Test
    void noLineIsWiderThanATerminal() throws IOException {
        settings("binance", spot, "symbols: {BTC/USDT: 0.0002}\ncosts: {feeBp: 3}\n");
        TestCommandLine process = new TestCommandLine(home, CLOCK, false, KEYS);
        process.run("doctor", "binance", "--home", home.toString());
        assertThat(process.output().lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
        assertThat(process.output()).contains("warning  fee BTC/USDT: ", "problem  step BTC/USDT: ");
    }

    private static Bar bar(long seconds) {
        long at = NOW.plusSeconds(seconds).toEpochMilli();
        return new Bar(at, 60_000, 60_000, 60_000, 60_000, 5, 9, 2);
    }

    private void settings(String venue, StandIn exchange, String more) throws IOException {
        String yaml = "venue: " + venue + "\nvenueConnection: {address: \"" + exchange.uri() + "\"}\n" + more;
        yaml += more.contains("mode:") ? "" : "mode: testnet\n";
        yaml += more.contains("symbols:") ? "" : "symbols: {BTC/USDT: 0.49}\n";
        Files.writeString(home.resolve("scalpel.yaml"), yaml);
    }

    private record Ran(int code, String output, JsonNode findings) {

        List<JsonNode> find(String check) {
            return StreamSupport.stream(findings.spliterator(), false)
                    .filter(finding -> finding.path("check").asText().equals(check))
                    .toList();
        }

        /** Of the last: that of the venue, where the store has one of the same name. */
        private JsonNode last(String check) {
            List<JsonNode> found = find(check);
            assertThat(found).as(check + " in " + output).isNotEmpty();
            return found.get(found.size() - 1);
        }

        String message(String check) {
            return last(check).path("message").asText();
        }

        String level(String check) {
            return last(check).path("level").asText();
        }

        String remedy(String check) {
            return last(check).path("remedy").asText();
        }
    }

    private Ran run(String venue) {
        return run(CLOCK, KEYS, venue);
    }

    /** Whatever is found, nothing secret is printed. */
    private Ran run(Clock clock, Map<String, String> environment, String venue) {
        TestCommandLine process = new TestCommandLine(home, clock, false, environment);
        int code = process.run("doctor", venue, "--json", "--stacktrace", "--home", home.toString());
        assertThat(process.output() + process.errorOutput())
                .doesNotContain("k3yOf")
                .doesNotContain("s3cretOf")
                .doesNotContain("signature=");
        try {
            JsonNode document = new ObjectMapper().readTree(process.output().isEmpty() ? "{}" : process.output());
            return new Ran(code, process.output(), document.path("findings"));
        } catch (IOException malformed) {
            throw new java.io.UncheckedIOException(malformed);
        }
    }
}
