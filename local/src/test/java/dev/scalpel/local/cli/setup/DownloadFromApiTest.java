package dev.scalpel.local.cli.setup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scalpel.local.cli.TestCommandLine;
import dev.scalpel.localexchange.bybit.BybitExchange;
import dev.scalpel.localexchange.faults.Fault;
import dev.scalpel.localexchange.market.Listing;
import dev.scalpel.localexchange.time.SettableClock;
import dev.scalpel.market.Symbol;
import dev.scalpel.research.synthetic.MarketSpec;
import dev.scalpel.research.synthetic.SyntheticMarket;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of a venue without an archive everything comes from its API. */
class DownloadFromApiTest {

    private static final Symbol BTC = Symbol.parse("BTC/USDT");
    private static final Instant NOW = Instant.parse("2026-06-02T10:00:30Z");
    private static final long FIRST = Instant.parse("2026-06-01T00:00:00Z").toEpochMilli();

    private final SettableClock clock = new SettableClock(NOW);
    private final BybitExchange exchange = BybitExchange.start(
            clock,
            List.of(Listing.of(
                    BTC,
                    SyntheticMarket.generate(MarketSpec.of(List.of(BTC), FIRST, 3, 7))
                            .get(BTC))));

    @TempDir
    private Path folder;

    @BeforeEach
    void settings() throws IOException {
        Path home = Files.createDirectories(folder.resolve("scalpel-home"));
        Files.writeString(
                home.resolve("scalpel.yaml"),
                "venue: bybit-linear\nvenueConnection: {address: \"" + exchange.uri() + "\"}\n");
    }

    @AfterEach
    void close() {
        exchange.close();
    }

    @Test
    void todayIsNotWholeThoughItLacksNoMinuteSoFar() {
        assertThat(run(terminal(), "2026-06-01")).isZero();
        TestCommandLine again = terminal();

        assertThat(run(again, "2026-06-01")).isZero();

        assertThat(again.output()).contains("2 days, 1 of them whole before");
    }

    @Test
    void everythingUpToNowIsStoredAndASecondRunRequestsLittle() throws IOException {
        TestCommandLine terminal = terminal();

        assertThat(run(terminal, "2026-06-01", "--json"))
                .as(terminal.errorOutput())
                .isZero();

        JsonNode document = new ObjectMapper().readTree(terminal.output());
        assertThat(document.path("to").asText()).isEqualTo("2026-06-03");
        assertThat(document.path("files").asInt()).isZero();
        assertThat(document.path("apiStored").asInt()).isEqualTo(1_440 + 600);
        assertThat(document.path("fundingApiStored").asInt()).isEqualTo(5);
        assertThat(document.path("markApiStored").asInt()).isEqualTo(1_440 + 599);
        assertThat(document.path("premiumApiStored").asInt()).isEqualTo(1_440 + 599);
        assertThat(document.path("missingMinutes").asInt()).isZero();
        assertThat(document.path("premiumMissingMinutes").asInt()).isZero();
        assertThat(stored("premiums")).exists();

        clock.advance(Duration.ofMinutes(3));
        TestCommandLine again = terminal();
        assertThat(run(again, "2026-06-01")).isZero();
        assertThat(again.output().lines())
                .containsExactly(
                        "2 days, 1 of them whole before",
                        "from the venue's API: 3 bars, 0 funding rates",
                        "mark prices: 3 from the API, missing 0",
                        "premium indices: 3 from the API, missing 0");
    }

    @Test
    void daysBeforeTheListingAreNamedAndNotRequestedOfThePrices() {
        TestCommandLine terminal = terminal();
        assertThat(run(terminal, "2026-05-30")).isZero();
        assertThat(terminal.output())
                .contains("there are no bars of 2026-05-30, 2026-05-31")
                .contains("from the venue's API: 2,040 bars");
    }

    @Test
    void whatWasReadBeforeTheVenueEndedAnsweringIsStoredAndNamed() throws IOException {
        exchange.faults().failNext(Fault.unavailableHtml(), "/v5/market/premium-index-price-kline", 100);
        TestCommandLine terminal = terminal();
        assertThat(run(terminal, "2026-06-02", "--attempts", "1", "--json")).isOne();
        JsonNode document = new ObjectMapper().readTree(terminal.output());
        assertThat(document.path("markApiStored").asInt()).isEqualTo(599);
        assertThat(document.path("premiumApiStored").asInt()).isZero();
        assertThat(document.path("premiumMissingMinutes").asInt()).isEqualTo(599);
        assertThat(document.path("apiFailure").asText()).contains("request for the premium of BTC/USDT failed");
        assertThat(terminal.errorOutput())
                .contains("request for the premium of BTC/USDT failed")
                .contains("hint: what was read before is stored; run it again to continue");

        exchange.faults().clear();
        TestCommandLine again = terminal();
        assertThat(run(again, "2026-06-02")).isZero();
        assertThat(again.output())
                .contains(
                        "0 bars, 0 funding rates\nmark prices: 0 from the API, missing 0\npremium indices: 599 from the API");
    }

    @Test
    void aLimitThatTheBotHasRecordedIsRespected() throws IOException {
        Path pause = folder.resolve("scalpel-home/store/state/venues/bybit-linear/pause.json");
        Files.createDirectories(pause.getParent());
        Files.writeString(pause, "{\"until\":\"2026-06-02T11:00:00Z\",\"guesses\":0}");
        TestCommandLine terminal = terminal();
        assertThat(run(terminal, "2026-06-02")).isOne();
        assertThat(terminal.errorOutput()).contains("the venue allows no more requests until 2026-06-02T11:00:00Z");
    }

    @Test
    void anUnknownSymbolIsNamed() {
        TestCommandLine terminal = terminal();
        assertThat(terminal.run("download", "--symbol", "NONE/USDT", "--from", "2026-06-01"))
                .isOne();
        assertThat(terminal.errorOutput())
                .contains("bybit-linear has no bars of NONE/USDT from 2026-06-01 to 2026-06-03")
                .contains("hint: check the symbol");
    }

    @Test
    void tomorrowIsWrongUsage() {
        TestCommandLine terminal = terminal();
        assertThat(run(terminal, "2026-06-02", "--to", "2026-06-04")).isEqualTo(2);
        assertThat(terminal.errorOutput())
                .contains("--to must not lie in the future: 2026-06-04 is after 2026-06-03 (UTC)");
    }

    private Path stored(String series) {
        return folder.resolve("scalpel-home/store/" + series + "/bybit-linear/BTC-USDT/2026-06-02.csv");
    }

    private TestCommandLine terminal() {
        return new TestCommandLine(folder, clock, false, Map.of("NO_COLOR", "1"));
    }

    private static int run(TestCommandLine terminal, String from, String... more) {
        return terminal.run(
                Stream.concat(Stream.of("download", "--symbol", "BTC/USDT", "--from", from), Stream.of(more))
                        .toArray(String[]::new));
    }
}
