package dev.scalpel.research.studies.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.research.studies.edge.EdgeStudy.NoEdge;
import dev.scalpel.research.studies.edge.EdgeStudy.Plan;
import dev.scalpel.research.studies.edge.EdgeStudy.Result;
import dev.scalpel.research.studies.edge.EdgeStudy.Row;
import dev.scalpel.training.tuning.TrainingWindow.Lengths;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class EdgeStudyTest {

    private static final Lengths SHORT = new Lengths(14, 3, 2, 4);

    @Test
    void reportsEachCell() {
        List<String> lines = Collections.synchronizedList(new ArrayList<>());

        Result result = new EdgeStudy(new Plan(5, 1, 1, 2, 1, SHORT), lines::add).run();

        assertThat(result.rows()).hasSize(6);
        Row strong = result.rows().get(0);
        assertThat(strong.kind()).isEqualTo("pooled");
        assertThat(strong.size()).isEqualTo("strong");
        assertThat(strong.costBp()).isEqualTo(2);
        assertThat(strong.seeds()).isEqualTo(1);
        assertThat(strong.promoted()).isBetween(0, 1);
        assertThat(result.rows().get(1))
                .extracting(Row::kind, Row::promoted)
                .containsExactly("flow", strong.promoted());
        assertThat(result.noEdge())
                .extracting(NoEdge::markets, NoEdge::trainings)
                .containsExactly(1, 1);
        assertThat(lines).hasSize(4);
    }
}
