package dev.scalpel.research.studies.frontier;

import dev.scalpel.research.studies.data.StudyStyle;
import dev.scalpel.research.studies.score.NetResult;
import dev.scalpel.research.studies.score.TradeFigures;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalDouble;

/**
 * One style at one quantile, of one pair or of all.
 *
 * @param symbol a pair, or {@code pooled}
 * @param style {@code score}, or {@code fixed-5} for an exit after five minutes
 * @param horizons of the score in minutes, such as {@code 15+60}
 * @param quantile of the absolute score above which an entry is made
 * @param windowDays of history of a fit
 * @param standardError of the break-even, clustered by UTC day over all pairs, times 1.2
 * @param from first traded day
 * @param to the day after the last
 * @param tradesSha256 of the trades without costs, equal to that of {@code backtest} on the same days
 * @param net after costs, with entries chosen for each; empty for a fixed exit
 */
public record FrontierRow(
        String symbol,
        String style,
        String horizons,
        double quantile,
        String features,
        int windowDays,
        int trades,
        OptionalDouble holdMinutes,
        OptionalDouble breakEvenBp,
        OptionalDouble standardError,
        OptionalDouble won,
        OptionalDouble worstBp,
        LocalDate from,
        LocalDate to,
        String tradesSha256,
        List<NetResult> net) {

    static FrontierRow of(
            String symbol,
            StudyStyle style,
            double quantile,
            TradeFigures figures,
            LocalDate from,
            LocalDate to,
            String tradesSha256,
            List<NetResult> net) {
        return new FrontierRow(
                symbol,
                style.name(),
                style.horizonsText(),
                quantile,
                style.features().label(),
                style.windowDays(),
                figures.trades(),
                figures.holdMinutes(),
                figures.breakEvenBp(),
                figures.standardError(),
                figures.won(),
                figures.worstBp(),
                from,
                to,
                tradesSha256,
                net);
    }
}
