package dev.scalpel.research.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.scalpel.features.VolatilityUnit;
import dev.scalpel.market.Bar;
import dev.scalpel.market.BarCsv;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.market.Symbol;
import dev.scalpel.research.synthetic.MarketSpec;
import dev.scalpel.research.synthetic.SyntheticMarket;
import dev.scalpel.simulation.LabelMatrix;
import dev.scalpel.trading.BracketGrid;
import dev.scalpel.trading.Costs;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** Rule 4's reason: where the price knows no direction, no bracket may earn before costs. */
class LabelsWithoutDriftTest {

    private static final String FILE = "binance_spot_BTCUSDT_1m_20230701_20240625.csv.gz";
    private static final int HOUR = (int) Minutes.PER_HOUR;

    @Test
    void onMirroredHourShuffledRealBarsNoBracketEarnsBeforeCosts() throws IOException {
        Optional<Path> file = realBars();
        assumeTrue(file.isPresent(), "skipped: no real bars; set SCALPEL_DATA to the folder that holds " + FILE);
        BarSeries real;
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file.orElseThrow()))) {
            real = BarCsv.readLeniently(FILE, in).bars();
        }

        requireNoBracketEarns(mirroredShuffledHours(real, 1));
    }

    @Test
    void onTheSyntheticMarketWithoutEdgeNoBracketEarnsBeforeCosts() {
        Symbol symbol = Symbol.parse("BTC/USDT");

        requireNoBracketEarns(SyntheticMarket.generate(MarketSpec.of(List.of(symbol), 0, 180, 11))
                .get(symbol));
    }

    /** Day by day, since lives overlap within a day and hardly beyond it. */
    private static void requireNoBracketEarns(BarSeries bars) {
        BracketGrid grid = BracketGrid.bothSides();
        LabelMatrix labels = LabelMatrix.of(bars, VolatilityUnit.of(bars), grid, Costs.FREE, 0);
        for (int bracket = 0; bracket < grid.size(); bracket++) {
            List<Double> days = dailyMeans(labels, bracket);
            double mean =
                    days.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
            double squares = days.stream()
                    .mapToDouble(day -> (day - mean) * (day - mean))
                    .sum();
            double error = Math.sqrt(squares / (days.size() - 1) / days.size());
            assertThat(mean / error)
                    .as(
                            "%s: mean gross %.3f bp, standard error %.3f bp",
                            grid.bracket(bracket).id(), 1e4 * mean, 1e4 * error)
                    .isLessThanOrEqualTo(2);
        }
    }

    private static List<Double> dailyMeans(LabelMatrix labels, int bracket) {
        List<Double> means = new ArrayList<>();
        int perDay = (int) Minutes.PER_DAY;
        for (int from = 0; from + perDay <= labels.rows(); from += perDay) {
            double sum = 0;
            int count = 0;
            for (int row = from; row < from + perDay; row++) {
                if (labels.outcome(row, bracket).isResolved()) {
                    sum += labels.netReturn(row, bracket);
                    count++;
                }
            }
            if (count > 0) {
                means.add(sum / count);
            }
        }
        return means;
    }

    /** The hours in another order, each turned upside down by the toss of a coin: volatility stays, direction goes. */
    private static BarSeries mirroredShuffledHours(BarSeries bars, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int hours = (bars.size() - 1) / HOUR;
        int[] order = new int[hours];
        for (int hour = 0; hour < hours; hour++) {
            int other = random.nextInt(hour + 1);
            order[hour] = order[other];
            order[other] = hour;
        }
        BarSeries.Builder builder = new BarSeries.Builder(hours * HOUR);
        double price = bars.close(0);
        for (int hour : order) {
            boolean mirrored = random.nextBoolean();
            for (int minute = 0; minute < HOUR; minute++) {
                int row = 1 + hour * HOUR + minute;
                double before = bars.close(row - 1);
                long time = Minutes.plus(bars.firstOpenTime(), builder.size());
                Bar bar = mirrored
                        ? bar(
                                time,
                                price * before / bars.open(row),
                                price * before / bars.low(row),
                                price * before / bars.high(row),
                                price * before / bars.close(row))
                        : bar(
                                time,
                                price / before * bars.open(row),
                                price / before * bars.high(row),
                                price / before * bars.low(row),
                                price / before * bars.close(row));
                builder.add(bar);
                price = bar.close();
            }
        }
        return builder.build();
    }

    private static Bar bar(long time, double open, double high, double low, double close) {
        return new Bar(
                time,
                open,
                Math.max(high, Math.max(open, close)),
                Math.min(low, Math.min(open, close)),
                close,
                1,
                1,
                0);
    }

    private static Optional<Path> realBars() {
        String configured = System.getenv("SCALPEL_DATA");
        Path folder = configured == null || configured.isBlank()
                ? Path.of(System.getProperty("scalpel.root", ""), "../shared/data")
                : Path.of(configured);
        return Optional.of(folder.resolve(FILE)).filter(Files::isRegularFile);
    }
}
