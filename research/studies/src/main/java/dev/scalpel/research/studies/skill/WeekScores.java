package dev.scalpel.research.studies.skill;

import dev.scalpel.market.BarSeries;
import java.util.List;
import java.util.Optional;

/** Scores the minutes of a test week, having seen the days before it only. */
@FunctionalInterface
interface WeekScores {

    /** @param test start of the test week */
    List<ScoredMinutes.Scored> score(BarSeries bars, Optional<BarSeries> reference, long test);
}
