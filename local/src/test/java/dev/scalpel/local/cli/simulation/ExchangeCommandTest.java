package dev.scalpel.local.cli.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scalpel.local.cli.TestCommandLine;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExchangeCommandTest {

    @TempDir
    Path folder;

    private TestCommandLine terminal;

    @BeforeEach
    void open() {
        terminal = new TestCommandLine(folder, Clock.systemUTC(), false);
    }

    @Test
    void printsItsAddressAndItsFakeKey() throws Exception {
        assertThat(terminal.run("exchange", "--port", "0", "--seconds", "0", "--days", "1", "--json"))
                .isZero();
        JsonNode document = new ObjectMapper().readTree(terminal.output());
        assertThat(document.path("address").asText()).startsWith("http://127.0.0.1:");
        assertThat(document.path("apiKey").asText()).isEqualTo("rehearsal-key");
        assertThat(document.path("symbols")).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"binance-usdm", "oanda"})
    void speaksTheApiOfAMarginVenueOnRequest(String venue) throws Exception {
        assertThat(terminal.run("exchange", "--speak", venue, "--port", "0", "--seconds", "0", "--days", "1", "--json"))
                .isZero();
        assertThat(new ObjectMapper().readTree(terminal.output()).path("speaks").asText())
                .isEqualTo(venue);
    }

    @Test
    void speaksTradovatesApiForARoot() throws Exception {
        assertThat(terminal.run(
                        "exchange",
                        "--speak",
                        "tradovate",
                        "--symbol",
                        "ES/USD",
                        "--port",
                        "0",
                        "--seconds",
                        "0",
                        "--days",
                        "1",
                        "--json"))
                .isZero();
        JsonNode document = new ObjectMapper().readTree(terminal.output());
        assertThat(document.path("speaks").asText()).isEqualTo("tradovate");
        assertThat(document.path("apiKey").asText()).isEqualTo("rehearsal-user");
    }

    @Test
    void aPairIsNoFutureForTradovate() {
        assertThat(terminal.run(
                        "exchange", "--speak", "tradovate", "--symbol", "BTC/USDT", "--port", "0", "--days", "1"))
                .isEqualTo(1);
        assertThat(terminal.errorOutput()).contains("BTC/USDT is no future that is known: name a root as ES/USD");
    }

    @Test
    void anUnknownVenueIsRefusedWithThoseThatItSpeaks() {
        assertThat(terminal.run("exchange", "--speak", "nosuchvenue", "--port", "0"))
                .isEqualTo(2);
        assertThat(terminal.errorOutput())
                .contains("nosuchvenue")
                .contains("binance-usdm")
                .containsIgnoringCase("bybit");
    }

    /** The timestamps of a client on the system clock must not be "ahead of the server's time" (-1021). */
    @Test
    void itsTimeIsTheSystemTimeEvenAfterASlowMarketGeneration() throws Exception {
        Instant begun = Instant.now();
        terminal.run("exchange", "--port", "0", "--seconds", "0", "--days", "365", "--json");

        Instant printed = Instant.now();
        JsonNode document = new ObjectMapper().readTree(terminal.output());
        // Most of the time goes into the market: a clock that had stopped meanwhile would show the first half.
        Instant halfTime = begun.plus(Duration.between(begun, printed).dividedBy(2));
        assertThat(Instant.parse(document.path("now").asText())).isBetween(halfTime, printed);
    }

    @Test
    void itsTimeIsPrintedInWholeSeconds() {
        assertThat(terminal.run("exchange", "--port", "0", "--seconds", "0", "--days", "1"))
                .isZero();
        assertThat(terminal.output()).containsPattern("time +[-0-9]{10}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z to ");
    }

    @Test
    void endsByItselfWhenItsBarsEnd() {
        assertThat(terminal.run("exchange", "--port", "0", "--days", "1", "--speed", "100000", "--symbol", "BTC/USDT"))
                .isZero();
        assertThat(terminal.errorOutput()).contains("the market is over");
    }

    @Test
    void missingBarsFailWithAHint() {
        assertThat(terminal.run("exchange", "--from", "2024-05-01", "--symbol", "BTC/USDT"))
                .isEqualTo(1);
        assertThat(terminal.errorOutput())
                .contains("no bars of BTC/USDT are stored from 2024-05-01T00:00:00Z on")
                .contains("hint: get some");
    }

    @Test
    void rejectsASpeedOfZero() {
        assertThat(terminal.run("exchange", "--speed", "0")).isEqualTo(2);
        assertThat(terminal.errorOutput()).contains("--speed must lie between 1 and 100000: 0");
    }
}
