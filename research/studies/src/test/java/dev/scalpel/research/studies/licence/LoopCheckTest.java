package dev.scalpel.research.studies.licence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.research.studies.licence.LoopCheck.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Three nights of one market; {@code ./scalpel study licence --check 5} follows five until they are licensed. */
class LoopCheckTest {

    @Test
    void theLoopSettlesTheDaysOfTheNightlyFunctionsToTheBit() {
        List<String> lines = new ArrayList<>();
        List<Row> rows = new LoopCheck(3, lines::add).run(3, 1);

        assertThat(lines).containsExactly("seed 3");
        assertThat(rows).hasSize(1).allMatch(Row::isEqual);
        assertThat(rows.get(0).tradedDays()).isPositive();
    }

    @Test
    void anotherLicenceOrAnotherDayIsADifference() {
        assertThat(new Row(1, OptionalInt.of(60), OptionalInt.of(60), 70, 70, 50).isEqual())
                .isTrue();
        assertThat(new Row(1, OptionalInt.of(60), OptionalInt.of(61), 70, 70, 50).isEqual())
                .isFalse();
        assertThat(new Row(1, OptionalInt.of(60), OptionalInt.of(60), 70, 69, 50).isEqual())
                .isFalse();
    }
}
