package dev.scalpel.learning.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ScoreProcedureTest {

    @Test
    void everyDeclaredValueIsPartOfTheId() {
        ScoreProcedure procedure = ScoreProcedure.DEFAULT;

        assertThat(procedure.id()).matches("score-[0-9a-f]{12}");
        assertThat(Stream.of(
                                procedure,
                                procedure.withPenalty(1),
                                procedure.withClip(2),
                                procedure.withWindow(200, 120),
                                procedure.withWindow(300, 60))
                        .map(ScoreProcedure::id))
                .doesNotHaveDuplicates();
        assertThat(procedure.withClip(2).withClip(procedure.clip()).id()).isEqualTo(procedure.id());
    }
}
