package dev.scalpel.local.cli.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scalpel.local.cli.TestCommandLine;
import dev.scalpel.localexchange.LocalExchange;
import dev.scalpel.localexchange.market.Listing;
import dev.scalpel.market.Bar;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.market.Symbol;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real functions in this process, with an exchange on loopback. */
class PipelineCommandTest {

    private static final Instant NOW = Instant.parse("2026-11-29T12:01:02Z");

    @TempDir
    private Path folder;

    private Path home;
    private LocalExchange exchange;
    private String output = "";
    private String errors = "";

    @BeforeEach
    void open() throws IOException {
        long first = Minutes.plus(Minutes.floor(NOW.toEpochMilli()), -1_500);
        BarSeries.Builder bars = new BarSeries.Builder(1_500);
        for (int at = 0; at < 1_500; at++) {
            bars.add(new Bar(Minutes.plus(first, at), 10, 11, 9, 10, 5, 5, 2));
        }
        BarSeries series = bars.build();
        exchange = LocalExchange.start(
                Clock.fixed(NOW, ZoneOffset.UTC),
                Stream.of("BTC/USDT", "ETH/USDT")
                        .map(Symbol::parse)
                        .map(symbol -> Listing.of(symbol, series))
                        .toList());
        home = Files.createDirectories(folder.resolve("scalpel-home"));
        settings("[BTC/USDT, ETH/USDT]");
    }

    @AfterEach
    void close() {
        exchange.close();
    }

    private void settings(String symbols) throws IOException {
        Files.writeString(home.resolve("scalpel.yaml"), """
                symbols: %s
                venueConnection: {address: "%s"}
                """.formatted(symbols, exchange.uri()));
    }

    @Test
    void aDayIsDoneOnceAndShown() throws IOException {
        assertThat(run("invoke", "data-retrieval")).isZero();
        assertThat(run("pipeline", "run")).as(output + errors).isZero();
        assertThat(output).contains("Pipeline of 2026-11-29", "train", "settle", "not due");
        assertThat(home.resolve("store/pipeline/2026-11-29.json")).exists();
        assertThat(home.resolve("store/analysis/2026-11-28/rank.json")).exists();
        assertThat(home.resolve("store/analysis/2026-11-28/trend.json")).exists();
        assertThat(home.resolve("store/lake/bars/venue=binance/instrument=ETH-USDT/month=2026-11/bars.parquet"))
                .exists();
        assertThat(home.resolve("lake-ranked")).as("read in place").doesNotExist();
        String first = output;
        Stream<String> candidates = stored("candidates");
        assertThat(candidates).hasSize(2);

        assertThat(run("pipeline", "run")).isZero();
        assertThat(output).isEqualTo(first);
        assertThat(run("pipeline", "show")).isZero();
        assertThat(output).isEqualTo(first);
        JsonNode shown = json("pipeline", "show", "--day", "2026-11-29");
        assertThat(json("pipeline", "run")).isEqualTo(shown);
        assertThat(shown.at("/steps/train/done").asInt()).isEqualTo(2);
        assertThat(shown.path("failed").asBoolean()).isFalse();

        JsonNode status = json("status").path("pipeline");
        assertThat(status.path("day").asText()).isEqualTo("2026-11-29");
        assertThat(status.path("ended").asBoolean()).isTrue();
        assertThat(status.at("/steps/train/done").asInt()).isEqualTo(2);
        assertThat(status.path("message").asText())
                .isEqualTo("universe, backfill 2, convert 2, rank, trend, train 2, settle: done");
        assertThat(run("status")).isZero();
        assertThat(output).contains("pipeline     2026-11-29  universe, backfill 2");
    }

    @Test
    void aSymbolThatFailsIsReportedAndFailsAStrictRun() throws IOException {
        settings("[BTC/USDT, ETH/USDT, XRP/USDT]");
        assertThat(run("invoke", "data-retrieval")).isEqualTo(1);
        assertThat(run("pipeline", "run")).as(output + errors).isZero();
        assertThat(output).contains("backfill XRP/USDT: ");
        assertThat(run("pipeline", "run", "--strict")).isEqualTo(1);
        assertThat(json("status").at("/pipeline/message").asText()).contains("backfill 2 of 3", " failed");
    }

    @Test
    void anExchangeThatIsAwayStopsThePipeline() throws IOException {
        settings("[BTC/USDT, XRP/USDT, SOL/USDT]");
        assertThat(run("pipeline", "run")).isEqualTo(1);
        assertThat(output).contains("stopped before its end", "backfill", "not reached");
        assertThat(json("status").at("/pipeline/message").asText()).contains(": stopped, ");
    }

    @Test
    void wrongDaysAndActionsAreRefused() {
        assertThat(run("pipeline", "run", "--day", "2027-01-01")).isEqualTo(2);
        assertThat(errors).contains("--day must not be after today, 2026-11-29");
        assertThat(run("pipeline", "show")).isEqualTo(1);
        assertThat(errors).contains("no pipeline was run yet");
        assertThat(run("pipeline", "show", "--day", "2026-01-01")).isEqualTo(1);
        assertThat(errors).contains("no pipeline was run on 2026-01-01");
        assertThat(run("pipeline")).isEqualTo(2);
        assertThat(errors).contains("name what to do: run or show");
    }

    private Stream<String> stored(String prefix) throws IOException {
        try (Stream<Path> files = Files.walk(home.resolve("store").resolve(prefix))) {
            return files.filter(Files::isRegularFile).map(Path::toString).toList().stream();
        }
    }

    private JsonNode json(String... arguments) throws IOException {
        String[] all = Stream.concat(Stream.of(arguments), Stream.of("--json")).toArray(String[]::new);
        assertThat(run(all)).as(errors).isZero();
        return new ObjectMapper().readTree(output);
    }

    private int run(String... arguments) {
        TestCommandLine terminal = new TestCommandLine(folder, Clock.fixed(NOW, ZoneOffset.UTC), false);
        int code = terminal.run(arguments);
        output = terminal.output();
        errors = terminal.errorOutput();
        return code;
    }
}
