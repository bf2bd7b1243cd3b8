package dev.scalpel.benchmarks.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResultRowTest {

    @Test
    void ratioIsTheValueOverTheReferencesValue() {
        assertThat(ResultRow.of("ours", 6, "rows/s", "theirs", 2).ratio()).isEqualTo(3);
    }

    @Test
    void comparesEveryMeasuredValueWithTheReference() {
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("theirs", 200.0);
        values.put("ours", 50.0);

        assertThat(ResultRow.against("theirs", "ms", values))
                .containsExactly(
                        new ResultRow("theirs", 200, "ms", "theirs", 1),
                        new ResultRow("ours", 50, "ms", "theirs", 0.25));
    }

    @Test
    void rejectsAReferenceThatWasNotMeasured() {
        assertThatThrownBy(() -> ResultRow.against("absent", "ms", Map.of("ours", 1.0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("reference must be one of the measured [ours]: absent");
    }

    @Test
    void rejectsARatioToZero() {
        assertThatThrownBy(() -> ResultRow.of("ours", 1, "ms", "theirs", 0))
                .hasMessage("ratio of 'ours' must be finite: Infinity");
    }
}
