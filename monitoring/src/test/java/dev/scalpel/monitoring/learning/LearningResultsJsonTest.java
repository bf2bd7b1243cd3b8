package dev.scalpel.monitoring.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.scalpel.market.Symbol;
import dev.scalpel.monitoring.learning.LearningResult.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LearningResultsJsonTest {

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void readsBackWhatItWrote() {
        List<LearningResult> results = List.of(
                new LearningResult(
                        "online-learning",
                        Symbol.parse("BTC/USDT"),
                        Outcome.REFUSED,
                        "kept the champion",
                        Map.of("differenceProbability", 0.51)),
                LearningResult.skipped("tactics-by-regime", Symbol.parse("ETH/USDT"), "No time was left."));

        assertThat(LearningResultsJson.read(bytes("{\"lessons\": " + LearningResultsJson.write(results) + "}")))
                .isEqualTo(results);
    }

    @Test
    void aDocumentWithoutLessonsHasNone() {
        assertThat(LearningResultsJson.read(bytes("{}"))).isEmpty();
    }

    @Test
    void refusesATruncatedDocument() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LearningResultsJson.read(bytes("{\"lessons\": [{")))
                .withMessageContaining("metrics.json is damaged");
    }
}
