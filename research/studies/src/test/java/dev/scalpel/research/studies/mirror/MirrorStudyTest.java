package dev.scalpel.research.studies.mirror;

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
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MirrorStudyTest {

    @TempDir
    Path folder;

    @Test
    void aPlantedEdgeRanksAboveMirroredMinutes() throws IOException {
        Path file = folder.resolve("my.properties");
        Files.writeString(file, "styles = score 15\nquantiles = 0.97\n");
        SyntheticMarket market =
                SyntheticMarket.of(TwoPairMarket.market(EdgeSize.STRONG.of(EdgeKind.REVERSION), 140, 1));
        StudyPairs pairs = StudyPairs.of(
                new MarketBars(market),
                StudyFile.read(file),
                List.of(TwoPairMarket.TRADED),
                Optional.empty(),
                Optional.empty());

        MirrorStudy.Result result = new MirrorStudy(pairs, 2, 5, line -> {}).run();

        assertThat(result.rows()).extracting(row -> row.seed().orElse(0)).containsExactly(0L, 5L, 6L);
        MirrorStudy.Rank rank = result.ranks().get(0);
        assertThat(rank.of()).isEqualTo(3);
        assertThat(rank.rank()).isEqualTo(1);
        assertThat(rank.realT().orElseThrow()).isGreaterThan(2);
        assertThat(result.rows().get(1).tValue().orElseThrow())
                .isLessThan(rank.realT().orElseThrow());
    }
}
