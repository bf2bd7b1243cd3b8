package dev.scalpel.research.studies.updates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class UpdateRowsTest {

    private final UpdateRows rows = new UpdateRows("BTC/USDT");

    private void add(double nightly, double network, double untested, double tactics) {
        rows.add(Map.of(
                UpdateKind.NIGHTLY_MAP,
                nightly,
                UpdateKind.NETWORK,
                network,
                UpdateKind.UNTESTED_TACTICS,
                untested,
                UpdateKind.TACTICS,
                tactics));
    }

    @Test
    void eachUpdateIsComparedWithTheAccountWithoutItDayByDay() {
        add(0.0010, 0.0013, 0.0003, 0.0014);
        add(0.0020, 0.0021, 0.0001, 0.0024);

        List<UpdateRow> all = rows.rows(0.5, 0.25);

        assertThat(all)
                .extracting(UpdateRow::kind)
                .containsExactly(
                        UpdateKind.NIGHTLY_MAP, UpdateKind.NETWORK, UpdateKind.UNTESTED_TACTICS, UpdateKind.TACTICS);
        assertThat(all).extracting(UpdateRow::usedShare).containsExactly(1.0, 0.5, 1.0, 0.25);
        assertThat(all.get(0).net()).isCloseTo(15, within(1e-9));
        assertThat(all.get(0).adds()).isEmpty();
        // Three and one basis points: two on average, with half of their distance as the error.
        assertThat(all.get(1).adds().orElseThrow()).isCloseTo(2, within(1e-9));
        assertThat(all.get(1).error().orElseThrow()).isCloseTo(1, within(1e-9));
        assertThat(all.get(2).adds().orElseThrow()).as("against the network").isCloseTo(-15, within(1e-9));
        assertThat(all.get(3).adds().orElseThrow())
                .as("against the network too: both kinds of tactics trade its scores")
                .isCloseTo(2, within(1e-9));
    }

    @Test
    void aSingleSampleHasNoError() {
        add(0.0010, 0.0013, 0.0003, 0.0014);

        assertThat(rows.rows(1, 1).get(1).error()).isEqualTo(OptionalDouble.empty());
    }
}
