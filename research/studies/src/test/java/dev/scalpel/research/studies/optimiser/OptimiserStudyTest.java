package dev.scalpel.research.studies.optimiser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class OptimiserStudyTest {

    @Test
    void functionsHaveTheirKnownMinima() {
        double[] hartmann = {0.20169, 0.150011, 0.476874, 0.275332, 0.311652, 0.6573};
        BenchmarkFunction branin = BenchmarkFunction.branin();

        assertThat(branin.value().applyAsDouble(new double[] {Math.PI, 2.275}))
                .isEqualTo(branin.minimum(), within(1e-9));
        assertThat(branin.value().applyAsDouble(new double[] {-Math.PI, 12.275}))
                .isEqualTo(branin.minimum(), within(1e-9));
        assertThat(BenchmarkFunction.hartmann6().value().applyAsDouble(hartmann))
                .isEqualTo(BenchmarkFunction.hartmann6().minimum(), within(1e-6));
        assertThat(BenchmarkFunction.ackley5().value().applyAsDouble(new double[5]))
                .isEqualTo(0, within(1e-12));
    }

    @Test
    void rowsHaveBothBudgetsAndRegretFallsBelowRandomSearch() {
        List<OptimiserRow> rows = new OptimiserStudy(2, 1).rows(BenchmarkFunction.branin());

        assertThat(rows).extracting(OptimiserRow::evaluations).containsExactly(30, 60);
        assertThat(rows).allSatisfy(row -> {
            assertThat(row.function()).isEqualTo("Branin");
            assertThat(row.seeds()).isEqualTo(2);
            assertThat(row.medianRegret()).isBetween(0.0, 0.1).isLessThan(row.randomMedianRegret());
            assertThat(row.cpuMillisPerSuggestion()).isPositive();
        });
        assertThat(rows.get(1).medianRegret()).isLessThanOrEqualTo(rows.get(0).medianRegret());
    }

    @Test
    void sameSeedsGiveTheSameRegrets() {
        List<Double> first = regrets(new OptimiserStudy(2, 5));
        List<Double> again = regrets(new OptimiserStudy(2, 5));

        assertThat(again).isEqualTo(first);
    }

    private static List<Double> regrets(OptimiserStudy study) {
        return study.rows(BenchmarkFunction.branin()).stream()
                .map(OptimiserRow::medianRegret)
                .toList();
    }
}
