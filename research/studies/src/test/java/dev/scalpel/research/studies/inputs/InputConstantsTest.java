package dev.scalpel.research.studies.inputs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.features.FeatureSet;
import dev.scalpel.features.FeatureVariant;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.market.Symbol;
import dev.scalpel.model.score.ScoreInputs;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class InputConstantsTest {

    private static final Symbol BTC = Symbol.parse("BTC/USDT");
    private static final Symbol ETH = Symbol.parse("ETH/USDT");
    private static final int DAYS = 10;

    private static BarSeries random(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        BarSeries.Builder bars = new BarSeries.Builder(DAYS * 1_440);
        double price = 100;
        for (int minute = 0; minute < DAYS * 1_440; minute++) {
            double open = price;
            double close = open * (1 + 0.001 * random.nextDouble(-1, 1));
            double volume = 1 + random.nextDouble();
            bars.add(
                    minute * Minutes.MILLIS,
                    open,
                    Math.max(open, close) * 1.0002,
                    Math.min(open, close) * 0.9998,
                    close,
                    volume,
                    1 + random.nextInt(50),
                    volume * random.nextDouble());
            price = close;
        }
        return bars.build();
    }

    @Test
    void centreAndScaleEveryFeatureOfTheFullSet() {
        Map<Symbol, BarSeries> bars = new LinkedHashMap<>();
        bars.put(BTC, random(1));
        bars.put(ETH, random(2));

        String text = InputConstants.of(bars, BTC);

        FeatureSet full = FeatureSet.extended(FeatureVariant.FULL);
        assertThat(ScoreInputs.parse(full, text).size()).isEqualTo(full.size() + 1);
        // Returns are uniform in ±10 bp: mean 0, deviation 10 bp ÷ √3.
        String[] first = text.lines().skip(1).findFirst().orElseThrow().split(",", -1);
        assertThat(first[0]).isEqualTo("return_1");
        assertThat(Double.parseDouble(first[1])).isBetween(-3e-5, 3e-5);
        assertThat(Double.parseDouble(first[2])).isBetween(5.6e-4, 5.9e-4);
        assertThat(text.lines().filter(line -> line.startsWith("weekend,"))).hasSize(1);
    }

    @Test
    void needTheReferenceAndAnotherPair() {
        assertThatThrownBy(() -> InputConstants.of(Map.of(ETH, random(2)), BTC)).hasMessageContaining("BTC/USDT");
    }
}
