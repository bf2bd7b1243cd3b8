package dev.scalpel.lake.function;

import dev.scalpel.lake.analysis.RankRow;
import dev.scalpel.lake.analysis.TrendRow;
import java.time.LocalDate;
import java.util.List;

/** Receives analyses besides the store. */
public interface AnalysisSink {

    AnalysisSink NONE = new AnalysisSink() {
        @Override
        public void ranks(LocalDate day, List<RankRow> rows) {}

        @Override
        public void trends(LocalDate day, List<TrendRow> rows) {}
    };

    /** @param rows in the order of the ranks */
    void ranks(LocalDate day, List<RankRow> rows);

    void trends(LocalDate day, List<TrendRow> rows);
}
