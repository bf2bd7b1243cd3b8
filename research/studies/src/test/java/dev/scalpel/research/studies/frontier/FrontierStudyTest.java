package dev.scalpel.research.studies.frontier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.research.studies.data.MarketBars;
import dev.scalpel.research.studies.data.StudyFile;
import dev.scalpel.research.studies.data.StudyPairs;
import dev.scalpel.research.synthetic.EdgeKind;
import dev.scalpel.research.synthetic.EdgeSize;
import dev.scalpel.research.synthetic.SyntheticMarket;
import dev.scalpel.research.synthetic.TwoPairMarket;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A market with a planted edge, long enough for models of 120 days and their thresholds. */
class FrontierStudyTest {

    private static final int DAYS = 140;

    private static FrontierStudy.Result result;
    private static final List<String> PROGRESS = new ArrayList<>();

    @BeforeAll
    static void study(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("my.properties");
        Files.writeString(file, """
                reference = %s
                styles = score 15, fixed-5 5 standard
                quantiles = 0.9, 0.97
                looksBefore = 3
                """.formatted(TwoPairMarket.LEADER));
        SyntheticMarket market =
                SyntheticMarket.of(TwoPairMarket.market(EdgeSize.STRONG.of(EdgeKind.REVERSION), DAYS, 1));
        StudyPairs pairs = StudyPairs.of(
                new MarketBars(market), StudyFile.read(file), List.of(), Optional.empty(), Optional.empty());
        FrontierStudy study = new FrontierStudy(pairs, line -> {
            synchronized (PROGRESS) {
                PROGRESS.add(line);
            }
        });
        result = study.run();
        assertThat(PROGRESS).hasSize(study.steps());
    }

    @Test
    void everyStyleAndQuantileHasARowOfEachPairAndOneOfAll() {
        assertThat(result.rows()).hasSize(2 * 2 * 3);
        assertThat(result.rows().subList(0, 3)).extracting(FrontierRow::symbol).contains("pooled");
        assertThat(result.rows()).extracting(FrontierRow::style).containsOnly("score", "fixed-5");
        assertThat(result.rows())
                .allSatisfy(row -> assertThat(row.to()).isEqualTo(row.from().plusDays(DAYS)));
        assertThat(result.looks().settings()).isEqualTo(4);
        assertThat(result.looks().before()).isEqualTo(3);
        assertThat(result.looks().text()).contains("4 settings").contains("had seen 3 others");
    }

    @Test
    void thePooledRowHasTheTradesOfAllPairs() {
        for (int i = 0; i < result.rows().size(); i += 3) {
            List<FrontierRow> rows = result.rows().subList(i, i + 3);
            assertThat(rows.get(2).symbol()).isEqualTo("pooled");
            assertThat(rows.get(2).trades())
                    .isEqualTo(rows.get(0).trades() + rows.get(1).trades())
                    .isPositive();
        }
    }

    @Test
    void aPlantedEdgeIsFound() {
        FrontierRow pooled = result.rows().get(5);

        assertThat(pooled.quantile()).isEqualTo(0.97);
        assertThat(pooled.breakEvenBp().orElseThrow())
                .isGreaterThan(2 * pooled.standardError().orElseThrow());
        assertThat(pooled.net()).extracting(net -> net.costBp()).containsExactly(0.5, 1.0, 2.0, 5.0, 10.0);
        assertThat(pooled.net().get(4).trades()).isLessThan(pooled.trades());
    }

    @Test
    void aFixedStyleHoldsItsMinutes() {
        FrontierRow fixed = result.rows().get(8);

        assertThat(fixed.style()).isEqualTo("fixed-5");
        assertThat(fixed.features()).isEqualTo("standard");
        assertThat(fixed.holdMinutes()).hasValue(5);
        assertThat(fixed.net()).isEmpty();
    }
}
