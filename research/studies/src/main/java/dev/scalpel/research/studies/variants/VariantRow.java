package dev.scalpel.research.studies.variants;

import dev.scalpel.research.studies.score.StudyTrade;
import dev.scalpel.research.studies.score.TradeFigures;
import dev.scalpel.statistics.BreakEvenDifference;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A variant of the recipe over all pairs, compared with the recipe on the same days.
 *
 * @param table the question that the variant belongs to
 * @param differenceBp break-even less the recipe's; absent for the recipe itself
 * @param differenceError of the difference, clustered by UTC day over all pairs, times 1.2
 * @param worstBp gross return of the worst trade
 */
public record VariantRow(
        String table,
        String variant,
        double quantile,
        int trades,
        OptionalDouble holdMinutes,
        OptionalDouble breakEvenBp,
        OptionalDouble standardError,
        OptionalDouble differenceBp,
        OptionalDouble differenceError,
        OptionalDouble worstBp) {

    static VariantRow of(
            String table, String variant, double quantile, List<StudyTrade> trades, List<StudyTrade> recipe) {
        TradeFigures figures = TradeFigures.of(trades);
        BreakEvenDifference difference =
                BreakEvenDifference.byDay(StudyTrade.equalStakes(trades), StudyTrade.equalStakes(recipe));
        boolean same = trades.equals(recipe);
        return new VariantRow(
                table,
                variant,
                quantile,
                figures.trades(),
                figures.holdMinutes(),
                figures.breakEvenBp(),
                figures.standardError(),
                same ? OptionalDouble.empty() : difference.bp().value(),
                same ? OptionalDouble.empty() : difference.standardErrorBp().value(),
                figures.worstBp());
    }
}
