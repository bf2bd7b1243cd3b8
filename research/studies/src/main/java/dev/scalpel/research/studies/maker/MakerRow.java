package dev.scalpel.research.studies.maker;

import dev.scalpel.research.studies.maker.MarkOuts.Mean;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Quotes of one pair, or of all, with or without the score's signal. Mark-outs are in basis points of the price, in favour
 * of the position when positive; errors are clustered by UTC day over all pairs, times 1.2.
 *
 * @param signal {@code none}: both sides every minute; {@code score}: the score's side where it is beyond its threshold
 * @param validMinutes of a quote
 * @param fillRate share of the quotes that a later trade went through by a tick
 * @param filledBp mark-out of those that filled
 * @param unfilledBp mark-out that the others would have had at their price
 * @param allBp mark-out if all had filled at their price
 * @param takerBp mark-out of taker orders at the next open instead
 */
public record MakerRow(
        String symbol,
        String signal,
        int validMinutes,
        int quotes,
        OptionalDouble fillRate,
        OptionalDouble filledBp,
        OptionalDouble filledError,
        OptionalDouble unfilledBp,
        OptionalDouble unfilledError,
        OptionalDouble allBp,
        OptionalDouble allError,
        OptionalDouble takerBp,
        OptionalDouble takerError,
        LocalDate from,
        LocalDate to) {

    static MakerRow of(
            String symbol, String signal, int validMinutes, List<MakerQuotes> quotes, LocalDate from, LocalDate to) {
        Mean filled = mean(quotes, each -> Stream.of(each.filled()));
        Mean unfilled = mean(quotes, each -> Stream.of(each.unfilled()));
        Mean all = mean(quotes, each -> Stream.of(each.filled(), each.unfilled()));
        Mean taken = mean(quotes, each -> Stream.of(each.taken()));
        return new MakerRow(
                symbol,
                signal,
                validMinutes,
                all.count(),
                all.count() == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) filled.count() / all.count()),
                filled.bp(),
                filled.error(),
                unfilled.bp(),
                unfilled.error(),
                all.bp(),
                all.error(),
                taken.bp(),
                taken.error(),
                from,
                to);
    }

    private static Mean mean(List<MakerQuotes> quotes, Function<MakerQuotes, Stream<MarkOuts>> part) {
        return Mean.of(quotes.stream().flatMap(part).toList());
    }
}
