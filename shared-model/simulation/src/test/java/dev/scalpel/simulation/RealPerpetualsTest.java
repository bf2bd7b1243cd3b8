package dev.scalpel.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.scalpel.funding.FundingRate;
import dev.scalpel.funding.FundingSeries;
import dev.scalpel.market.BarCsv;
import dev.scalpel.market.BarSeries;
import dev.scalpel.simulation.ScriptedPerpetual.Closed;
import dev.scalpel.simulation.ScriptedPerpetual.Script;
import dev.scalpel.trading.AccountView;
import dev.scalpel.trading.Bracket;
import dev.scalpel.trading.BracketTactics;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.Costs.TargetFill;
import dev.scalpel.trading.Decision;
import dev.scalpel.trading.Decision.Enter;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.trading.Trade;
import dev.scalpel.trading.VenueFilters;
import dev.scalpel.trading.risk.RiskLimits;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A scripted strategy on thirty days of real perpetual bars with their real funding rates: its trades equal those of
 * {@link ScriptedPerpetual}, which computes them independently in exact numbers.
 */
class RealPerpetualsTest {

    private static final double EQUITY = 10_000;
    private static final double SHARE = 0.3;
    private static final double SIGMA = 0.001;

    @ParameterizedTest
    @CsvSource({
        "ADA, 3", "AVAX, 3", "BNB, 3", "ENA, 3", "LINK, 3", "LTC, 3", "SUI, 3", "XLM, 3", "ADA, 40", "ENA, 40",
        "SUI, 40"
    })
    void tradesAndFundingEqualAnIndependentComputationToTheDigit(String coin, int leverage) throws IOException {
        Path bars = folder().resolve("binance_usdm_" + coin + "USDT_1m.csv.gz");
        Path rates = folder().resolve("binance_usdm_" + coin + "USDT_funding.csv");
        assumeTrue(
                Files.isRegularFile(bars) && Files.isRegularFile(rates),
                "skipped: no real perpetual bars; set SCALPEL_DATA to the folder that holds perpetuals/");

        ScriptedPerpetual independent = ScriptedPerpetual.read(bars, rates);
        List<Closed> expected =
                independent.trades(new Script(new BigDecimal("10000"), new BigDecimal("0.3"), leverage));
        List<Trade> trades = simulated(bars, rates, independent.tick(), leverage);

        assertThat(trades).hasSameSizeAs(expected).hasSizeGreaterThan(40);
        assertThat(expected).anyMatch(trade -> trade.funding().signum() != 0);
        for (int i = 0; i < trades.size(); i++) {
            compare(trades.get(i), expected.get(i));
        }
        assertThat(expected.stream().anyMatch(trade -> trade.reason().equals("LIQUIDATION")))
                .isEqualTo(leverage == 40);
    }

    private static void compare(Trade trade, Closed expected) {
        assertThat(trade.position().side().name()).isEqualTo(expected.side());
        assertThat(trade.position().entryTime()).isEqualTo(expected.entryTime());
        assertThat(trade.exitTime()).isEqualTo(expected.exitTime());
        assertThat(trade.reason().name()).isEqualTo(expected.reason());
        assertThat(trade.position().quantity()).isEqualByComparingTo(expected.quantity());
        assertThat(trade.position().entryPrice())
                .isCloseTo(expected.entryPrice().doubleValue(), within(1e-10));
        assertThat(trade.exitPrice()).isCloseTo(expected.exitPrice().doubleValue(), within(1e-10));
        assertThat(trade.funding()).isCloseTo(expected.funding().doubleValue(), within(1e-8));
        assertThat(trade.netProfit()).isCloseTo(expected.netProfit().doubleValue(), within(1e-8));
    }

    /** The same script by the simulator: taker fee 5 bp, maker fee 2 bp, 1 bp of slippage, 1 % maintenance margin. */
    private static List<Trade> simulated(Path file, Path rates, BigDecimal tick, int leverage) throws IOException {
        BarSeries bars;
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            bars = BarCsv.readLeniently(file.toString(), in).bars();
        }
        List<FundingRate> funding = new ArrayList<>();
        List<String> lines = Files.readAllLines(rates);
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            funding.add(FundingRate.near(Long.parseLong(cells[0]), new BigDecimal(cells[1])));
        }
        Costs costs = Costs.of(0.0005, 0.0001)
                .withMakerFee(0.0002)
                .withFundingRates(FundingSeries.of(funding))
                .withMargin(MarginFixtures.leverage(leverage, "0.01", "0.0125"))
                .withTarget(TargetFill.TAKES);
        VenueFilters filters =
                new VenueFilters(tick, BigDecimal.ONE, BigDecimal.ONE, new BigDecimal("1e9"), new BigDecimal("5"));
        SimulationSettings settings = new SimulationSettings(costs, 0, RiskLimits.NONE, filters, 1);
        return BatchSimulator.run(bars, new Scripted(bars), settings, EQUITY).trades();
    }

    /** After every 397th minute of the epoch, on both sides in turn: stop 3 %, target 4 %, at most 700 minutes. */
    private record Scripted(BarSeries bars) implements DecisionRule {

        private static final BracketTactics TACTICS = new BracketTactics(0, 0, 1, 1, 700, 0);

        @Override
        public Decision decide(int row, AccountView account) {
            long minute = bars.openTime(row) / 60_000;
            if (minute % 397 != 0) {
                return Decision.StandAside.noSignal();
            }
            PositionSide side = minute / 397 % 2 == 0 ? PositionSide.LONG : PositionSide.SHORT;
            return Enter.byRule("scripted", new Bracket(side, 30, 40, 700), SIGMA, SHARE, TACTICS);
        }
    }

    private static Path folder() {
        String configured = System.getenv("SCALPEL_DATA");
        Path data = configured == null || configured.isBlank()
                ? Path.of(System.getProperty("scalpel.root", ""), "../shared/data")
                : Path.of(configured);
        return data.resolve("perpetuals");
    }
}
