package dev.scalpel.local.cli.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scalpel.instruments.InstrumentRules;
import dev.scalpel.instruments.InstrumentStore;
import dev.scalpel.local.cli.TestCommandLine;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Symbol;
import dev.scalpel.research.synthetic.MarketSpec;
import dev.scalpel.research.synthetic.SyntheticMarket;
import dev.scalpel.store.bars.StoredBars;
import dev.scalpel.store.local.DirectoryStore;
import dev.scalpel.store.local.Durability;
import dev.scalpel.trading.VenueFilters;
import dev.scalpel.trading.instrument.Instrument;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backtest reports which rules of the venue it used, and whether they applied at that time. */
class BacktestTradingRulesTest {

    private static final Symbol BTC = Symbol.parse("BTC/USDT");
    private static final InstrumentId BTC_ID = new InstrumentId("binance", BTC);
    private static final Instant BARS = Instant.parse("2026-05-01T00:00:00Z");

    @TempDir
    private Path home;

    @Test
    void withoutStoredRulesItReportsThatNoneApplied() throws IOException {
        assertThat(rules())
                .isEqualTo("the venue's tick, step and minimum are not stored: anything down to 8 decimals is traded,"
                        + " without fee dust");
    }

    @Test
    void rulesOfALaterTimeAreAppliedAndDeclared() throws IOException {
        store("2026-06-01T00:00:02Z");
        assertThat(rules())
                .isEqualTo("tick 0.01, step 0.00001, minimum order 5: the venue's rules as of 2026-06-01T00:00:02Z,"
                        + " applied to earlier bars");
    }

    @Test
    void rulesOfThatTimeNeedNoWarning() throws IOException {
        store("2026-04-01T00:00:02Z");
        assertThat(rules()).endsWith("the venue's rules as of 2026-04-01T00:00:02Z");
    }

    private String rules() throws IOException {
        BarSeries bars = SyntheticMarket.generate(MarketSpec.of(List.of(BTC), BARS.toEpochMilli(), 3, 5))
                .get(BTC);
        new StoredBars(directory()).append(BTC_ID, bars);
        TestCommandLine process =
                new TestCommandLine(home, Clock.fixed(Instant.parse("2026-06-02T00:00:00Z"), ZoneOffset.UTC), false);
        int code = process.run(
                "backtest",
                "--style",
                "brackets",
                "--home",
                home.toString(),
                "--symbol",
                "BTC/USDT",
                "--from",
                "2026-05-02",
                "--to",
                "2026-05-03",
                "--retrain",
                "never",
                "--json");
        assertThat(code).as(process.errorOutput()).isZero();
        JsonNode result = new ObjectMapper().readTree(process.output());
        return result.path("rules").asText();
    }

    private void store(String asOf) {
        InstrumentRules rules = new InstrumentRules(
                Instrument.spot(
                        new InstrumentId("binance", BTC),
                        new VenueFilters(
                                new BigDecimal("0.01"),
                                new BigDecimal("0.00001"),
                                new BigDecimal("0.00001"),
                                new BigDecimal("9000"),
                                new BigDecimal("5"))),
                "OPEN",
                List.of("LIMIT"));
        new InstrumentStore(directory(), "binance").merge(Instant.parse(asOf), List.of(BTC), Map.of(BTC, rules));
    }

    private DirectoryStore directory() {
        return new DirectoryStore(home.resolve("store"), Durability.NONE);
    }
}
