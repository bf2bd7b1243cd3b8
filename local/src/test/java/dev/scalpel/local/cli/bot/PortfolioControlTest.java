package dev.scalpel.local.cli.bot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scalpel.local.cli.TestCommandLine;
import dev.scalpel.portfolio.allocation.Books;
import dev.scalpel.portfolio.allocation.Execution;
import dev.scalpel.portfolio.state.PortfolioState;
import dev.scalpel.portfolio.state.StoredPortfolios;
import dev.scalpel.store.local.DirectoryStore;
import dev.scalpel.store.local.Durability;
import dev.scalpel.trading.PositionSide;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code pause}, {@code resume} and {@code stop} of one portfolio or all, and what {@code status} shows of them. */
class PortfolioControlTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2024-08-10T08:05:00Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    @BeforeEach
    void twoPortfolios() throws Exception {
        Path home = Files.createDirectories(folder.resolve("scalpel-home"));
        Files.writeString(home.resolve("scalpel.yaml"), """
                portfolios:
                  crypto:
                    quote: USDT
                    timeframe: 8h
                    executeAfterSeconds: 60
                    strategies:
                      btc: {ticker: BTCUSDT, instrument: BTC/USDT, share: 0.2}
                      eth: {ticker: ETHUSDT, instrument: ETH/USDT, share: 0.3}
                  other:
                    quote: USDT
                    strategies:
                      sol: {ticker: SOLUSDT, instrument: SOL/USDT, share: 0.5}
                """);
        Books books = Books.ofCash(new BigDecimal("10000"))
                .opened(
                        "btc",
                        PositionSide.LONG,
                        new Execution(
                                new BigDecimal("0.04"),
                                new BigDecimal("2000"),
                                BigDecimal.ZERO,
                                Execution.FeeIn.QUOTE));
        new StoredPortfolios(new DirectoryStore(home.resolve("store"), Durability.NONE))
                .create("crypto", PortfolioState.initial("w", BigDecimal.ZERO).withBooks(books));
    }

    @Test
    void aPauseOfOnePortfolioLeavesTheOtherAndEndsWithResume() throws Exception {
        assertThat(run(0, "pause", "--portfolio", "crypto", "--reason", "news"))
                .contains("no entries until ./scalpel resume");
        assertThat(portfolio("crypto").path("paused").asText()).isEqualTo("news");
        assertThat(portfolio("other").path("paused").isTextual()).isFalse();
        assertThat(status().path("paused").isTextual()).as("the model goes on").isFalse();

        run(0, "resume", "--portfolio", "crypto");

        assertThat(portfolio("crypto").path("paused").isTextual()).isFalse();
    }

    @Test
    void aPauseWithoutANamePausesEachAndTheModel() throws Exception {
        run(0, "pause");
        assertThat(status().path("paused").asText()).isEqualTo("paused by hand");
        assertThat(run(0, "status")).contains("trading    paused, no entries: paused by hand");
        assertThat(run(0, "resume")).startsWith("Trading is on.");
        assertThat(status().path("paused").isTextual()).isFalse();
        run(0, "pause");
        assertThat(portfolio("crypto").path("paused").asText()).isEqualTo("paused by hand");
        assertThat(portfolio("other").path("paused").asText()).isEqualTo("paused by hand");
    }

    @Test
    void aStopOfOnePortfolioHaltsNeitherTheOtherNorTheModel() throws Exception {
        run(0, "stop", "--portfolio", "other", "--reason", "enough");
        assertThat(portfolio("other").path("halted").asText()).isEqualTo("enough");
        assertThat(portfolio("crypto").path("halted").isTextual()).isFalse();
        assertThat(status().path("halted").isTextual()).isFalse();
    }

    @Test
    void theStatusShowsEachPortfolioWithinEightyColumns() {
        run(0, "pause", "--portfolio", "crypto", "--reason", "news");
        run(0, "stop", "--portfolio", "other", "--reason", "enough");

        String shown = run(0, "status");

        List<String> lines = shown.lines().map(String::strip).toList();
        assertThat(lines)
                .contains(
                        "portfolio crypto",
                        "trading    paused, no entries: news",
                        "value      10,000.00 USDT at cost, 8,000.00 in cash",
                        "next slot  2024-08-10T16:01:00Z",
                        "btc        BTC/USDT: long 0.04 at cost 2,000.00, wants flat",
                        "eth        ETH/USDT: flat, wants flat",
                        "portfolio other",
                        "trading    HALTED: enough",
                        "next slot  none, a signal is executed at once");
        assertThat(shown.lines()).allMatch(line -> line.length() <= 80);
    }

    @Test
    void anUnknownPortfolioIsRefused() {
        for (String command : List.of("pause", "resume", "stop")) {
            TestCommandLine terminal = terminal();
            assertThat(terminal.run(command, "--portfolio", "crpyto")).isEqualTo(2);
            assertThat(terminal.errorOutput())
                    .contains("--portfolio must name one of the portfolios [crypto, other]: 'crpyto'");
        }
    }

    @Test
    void withoutPortfoliosTheModelIsPaused() throws Exception {
        Files.writeString(folder.resolve("scalpel-home/scalpel.yaml"), "mode: paper\n");
        assertThat(run(0, "pause", "--reason", "news"))
                .startsWith("Paused (news): no entries until ./scalpel resume. Closes, stops and targets go on.")
                .doesNotContain("  ");
        assertThat(status().path("paused").asText()).isEqualTo("news");
    }

    private JsonNode portfolio(String name) throws Exception {
        for (JsonNode portfolio : status().path("portfolios")) {
            if (portfolio.path("portfolio").asText().equals(name)) {
                return portfolio;
            }
        }
        throw new AssertionError("no portfolio " + name);
    }

    private JsonNode status() throws Exception {
        return new ObjectMapper().readTree(run(0, "status", "--json"));
    }

    private String run(int code, String... words) {
        TestCommandLine terminal = terminal();
        assertThat(terminal.run(words)).as(terminal.errorOutput()).isEqualTo(code);
        return terminal.output();
    }

    private TestCommandLine terminal() {
        return new TestCommandLine(folder, CLOCK, false);
    }
}
