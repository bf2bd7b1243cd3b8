package dev.scalpel.research.studies.score;

import dev.scalpel.statistics.BreakEven;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What a set of trades came to, before costs, all stakes equal.
 *
 * @param holdMinutes mean
 * @param breakEvenBp mean gross return per trade ÷ 2: the cost per side at which nothing is earned
 * @param standardError clustered by UTC day over all pairs, times 1.2
 * @param won share of the trades with a gross profit
 * @param worstBp gross return of the worst trade
 */
public record TradeFigures(
        int trades,
        OptionalDouble holdMinutes,
        OptionalDouble breakEvenBp,
        OptionalDouble standardError,
        OptionalDouble won,
        OptionalDouble worstBp) {

    private static final double BP = 1e4;

    public static TradeFigures of(List<StudyTrade> trades) {
        BreakEven breakEven = BreakEven.byDay(StudyTrade.equalStakes(trades));
        return new TradeFigures(
                trades.size(),
                trades.stream().mapToLong(each -> each.trade().heldMinutes()).average(),
                breakEven.bp().value(),
                breakEven.standardErrorBp().value(),
                trades.stream().mapToDouble(each -> each.gross() > 0 ? 1 : 0).average(),
                trades.stream().mapToDouble(each -> BP * each.gross()).min());
    }

    /** Break-even ÷ its error; absent where either is undefined or there is no error. */
    public OptionalDouble tValue() {
        return breakEvenBp.isPresent() && standardError.isPresent() && standardError.getAsDouble() > 0
                ? OptionalDouble.of(breakEvenBp.getAsDouble() / standardError.getAsDouble())
                : OptionalDouble.empty();
    }
}
