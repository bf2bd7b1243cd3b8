package dev.scalpel.research.studies.variants;

import dev.scalpel.learning.score.ScoreWalk;
import dev.scalpel.research.studies.score.PairWalks;
import dev.scalpel.research.studies.score.SharedStatistics;
import java.util.List;

/** One model for all pairs, fitted on the days of all, against a model of each pair; both with the inputs that all have. */
final class PooledFit {

    private final SharedStatistics shared;
    private final List<String> common;
    private final int windowDays;

    PooledFit(List<PairWalks> all, int windowDays) {
        this.common = common(all);
        this.shared = SharedStatistics.of(all, common);
        this.windowDays = windowDays;
    }

    private static List<String> common(List<PairWalks> all) {
        return all.get(0).features().names().stream()
                .filter(name ->
                        all.stream().allMatch(each -> each.features().names().contains(name)))
                .toList();
    }

    ScoreWalk own(PairWalks pair) {
        return pair.walk(common, windowDays);
    }

    ScoreWalk pooled(PairWalks pair) {
        return pair.walk(common, windowDays, shared.cache());
    }
}
