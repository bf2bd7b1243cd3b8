package dev.scalpel.monitoring.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.scalpel.market.Symbol;
import dev.scalpel.monitoring.learning.Lesson.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LessonsJsonTest {

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void givesBackWhatItWrote() {
        List<Lesson> lessons = List.of(
                new Lesson(
                        "online-learning",
                        Symbol.parse("BTC/USDT"),
                        Outcome.REFUSED,
                        "kept the champion",
                        Map.of("differenceProbability", 0.51)),
                Lesson.skipped("tactics-by-regime", Symbol.parse("ETH/USDT"), "No time was left."));

        assertThat(LessonsJson.read(bytes("{\"lessons\": " + LessonsJson.write(lessons) + "}")))
                .isEqualTo(lessons);
    }

    @Test
    void aDocumentWithoutLessonsHasNone() {
        assertThat(LessonsJson.read(bytes("{}"))).isEmpty();
    }

    @Test
    void refusesATornDocument() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LessonsJson.read(bytes("{\"lessons\": [{")))
                .withMessageContaining("metrics.json is damaged");
    }
}
