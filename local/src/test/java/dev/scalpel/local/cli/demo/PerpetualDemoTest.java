package dev.scalpel.local.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scalpel.funding.FundingRate;
import dev.scalpel.instruments.InstrumentStore;
import dev.scalpel.local.cli.TestCommandLine;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Minutes;
import dev.scalpel.research.synthetic.SyntheticFunding;
import dev.scalpel.store.bars.StoredBars;
import dev.scalpel.store.funding.StoredFunding;
import dev.scalpel.store.local.DirectoryStore;
import dev.scalpel.store.local.Durability;
import dev.scalpel.trading.PositionSide;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PerpetualDemoTest {

    private static final InstrumentId BTC = InstrumentId.parse("binance-usdm/BTC-USDT");

    @TempDir
    Path folder;

    /** What the venue listed has been retrieved: bars, an instrument with both sides, and the fundings of each eight hours. */
    @Test
    void itRunsAtAVenueOfPerpetualsWithItsFundings() throws Exception {
        TestCommandLine terminal = new TestCommandLine(folder, Clock.systemUTC(), false);

        assertThat(terminal.run(
                        "demo",
                        "--market",
                        "perpetual",
                        "--days",
                        "1",
                        "--shadow-days",
                        "1",
                        "--edge",
                        "none",
                        "--json"))
                .as(terminal.errorOutput())
                .isZero();

        JsonNode result = new ObjectMapper().readTree(terminal.output());
        assertThat(result.path("market").asText()).isEqualTo("perpetual");
        assertThat(Path.of(result.path("report").asText())).content().contains("<!doctype html>");
        DirectoryStore store = new DirectoryStore(Path.of(result.path("store").asText()), Durability.NONE);
        BarSeries bars = new StoredBars(store).readAll(BTC);
        assertThat(bars.size()).isGreaterThan(190 * 1_440);
        assertThat(new InstrumentStore(store, BTC.venue())
                        .read()
                        .sides(BTC.symbol(), Instant.ofEpochMilli(bars.lastOpenTime())))
                .containsExactlyInAnyOrder(PositionSide.values());
        // The premium reverts: after a month a rate no longer depends on bars from before the history.
        long later = Minutes.plus(bars.firstOpenTime(), 30 * Minutes.PER_DAY);
        List<String> stored = texts(new StoredFunding(store).readAll(BTC), later);
        assertThat(stored).hasSizeGreaterThan(150 * 3);
        assertThat(texts(SyntheticFunding.of(bars), later)).containsAll(stored);
    }

    private static List<String> texts(List<FundingRate> rates, long from) {
        return rates.stream()
                .filter(rate -> rate.time() >= from)
                .map(rate ->
                        rate.time() + " " + rate.rate().stripTrailingZeros().toPlainString())
                .toList();
    }

    @Test
    void anUnknownMarketIsRefused() {
        TestCommandLine terminal = new TestCommandLine(folder, Clock.systemUTC(), false);
        assertThat(terminal.run("demo", "--market", "futures")).isEqualTo(2);
        assertThat(terminal.errorOutput()).contains("--market").contains("not one of spot, perpetual: futures");
    }
}
