package dev.scalpel.research.studies.score;

import dev.scalpel.learning.score.ScoreProcedure;
import java.util.List;
import java.util.stream.Stream;

/** The product's procedure, as studies need it. */
public final class StudyProcedures {

    private StudyProcedures() {}

    /** The product's procedure, which also predicts these horizons. */
    public static ScoreProcedure withHorizons(List<Integer> horizons) {
        ScoreProcedure product = ScoreProcedure.DEFAULT;
        List<Integer> all = Stream.concat(product.horizons().stream(), horizons.stream())
                .distinct()
                .sorted()
                .toList();
        return product.withHorizons(all);
    }
}
