package dev.scalpel.training.daily;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.market.BarSeries;
import dev.scalpel.training.tuning.TrainingWindow;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrainingFingerprintTest {

    private static final TrainingRequest REQUEST = TrainingMarkets.request(BarSeries.empty(), 3);

    @Test
    void withoutMeasuredCostsItIsThatOfEarlierVersions() {
        assertThat(of(REQUEST)).isEqualTo(of(REQUEST.withMeasuredCosts(Optional.empty())));
    }

    @Test
    void theMeasurementsThatWereUsedArePartOfIt() {
        String first = of(REQUEST.withMeasuredCosts(Optional.of("one")));
        assertThat(first)
                .hasSize(8)
                .isNotEqualTo(of(REQUEST))
                .isNotEqualTo(of(REQUEST.withMeasuredCosts(Optional.of("two"))))
                .isEqualTo(of(REQUEST.withMeasuredCosts(Optional.of("one"))));
    }

    private static String of(TrainingRequest request) {
        return TrainingFingerprint.of(
                request,
                TrainingMarkets.config(1),
                TrainingWindow.endingAt(TrainingMarkets.END.toEpochMilli(), TrainingMarkets.LENGTHS),
                "v1",
                Map.of("day", "hash"));
    }
}
