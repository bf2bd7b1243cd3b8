package dev.scalpel.evidence;

import dev.scalpel.market.Minutes;
import dev.scalpel.statistics.BreakEven;
import dev.scalpel.statistics.GrossReturn;
import dev.scalpel.statistics.ReturnStatistics;
import dev.scalpel.statistics.Statistic;
import java.util.List;

/**
 * What days of the shadow portfolio came to.
 *
 * @param days all of them, those without trades included
 * @param breakEven the headline: gross over turnover, each weighted, with the larger of the errors by day and by week
 * @param netSharpe annualised, of the net returns of all days that are known
 */
public record ShadowFigures(int days, BreakEven breakEven, Statistic netSharpe) {

    private static final long DAY_MILLIS = Minutes.PER_DAY * Minutes.MILLIS;

    /** At the costs that the days were counted with. */
    public static ShadowFigures of(List<SettledDay> days) {
        return new ShadowFigures(days.size(), breakEven(days), netSharpe(days));
    }

    private static BreakEven breakEven(List<SettledDay> days) {
        List<GrossReturn> parts = days.stream()
                .flatMap(day -> day.instruments().stream()
                        .map(each -> new GrossReturn(day.day() * DAY_MILLIS, each.gross(), each.turnover())))
                .toList();
        BreakEven found = BreakEven.headline(parts);
        int trades = days.stream()
                .flatMap(day -> day.instruments().stream())
                .mapToInt(InstrumentDay::trades)
                .sum();
        return new BreakEven(found.bp(), found.standardErrorBp(), trades, found.days());
    }

    private static Statistic netSharpe(List<SettledDay> days) {
        double[] known = days.stream()
                .map(SettledDay::result)
                .filter(result -> !(result instanceof DayResult.Missed))
                .mapToDouble(result -> result instanceof DayResult.Traded traded ? traded.netReturn() : 0)
                .toArray();
        return ReturnStatistics.annualised(ReturnStatistics.sharpe(known));
    }
}
