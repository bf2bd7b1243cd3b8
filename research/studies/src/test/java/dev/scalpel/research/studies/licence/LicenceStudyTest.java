package dev.scalpel.research.studies.licence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class LicenceStudyTest {

    private static LicencePlan plan(double sharpe, int days, long seed, OptionalInt edgeEnds) {
        return new LicencePlan(List.of(sharpe), 2, 2, days, seed, edgeEnds);
    }

    @Test
    void theSameSeedsGiveTheSameRowsWhateverTheThreads() {
        LicencePlan plan = plan(5, 60, 40, OptionalInt.empty());
        List<String> lines = Collections.synchronizedList(new ArrayList<>());
        LicenceStudy.Result result = new LicenceStudy(plan, lines::add).run();

        assertThat(lines).hasSize(plan.steps()).hasSize(2);
        assertThat(new LicenceStudy(plan, line -> {}).run()).isEqualTo(result);
        // There is no row of 180 days where only 60 are followed.
        assertThat(result.rows()).isEmpty();
        assertThat(result.suspension()).hasSize(1);
    }

    @Test
    void plansThatCannotBeMeasuredAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plan(0, 59, 1, OptionalInt.empty()))
                .withMessageContaining("60 days or more");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plan(0, 60, 500_000, OptionalInt.empty()))
                .withMessageContaining("calibrate");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plan(50, 60, 1, OptionalInt.empty()))
                .withMessageContaining("a planted Sharpe ratio must be 0 or lie in");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plan(0, 60, 1, OptionalInt.of(61)))
                .withMessageContaining("edgeEnds");
    }

    @Test
    void aLargerSharpeRatioNeedsALargerEdge() {
        double smaller = PlantedSharpe.edge(1.5).amplitude();

        assertThat(PlantedSharpe.edge(3.5).amplitude()).isGreaterThan(smaller);
        assertThat(smaller).isGreaterThan(0);
    }
}
