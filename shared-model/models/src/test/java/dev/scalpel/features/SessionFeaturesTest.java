package dev.scalpel.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.trading.instrument.SessionMinutes;
import dev.scalpel.trading.instrument.TradingSession;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongPredicate;
import org.junit.jupiter.api.Test;

/** Features of a week of an instrument that is closed on weekends, or for an hour a day. */
final class SessionFeaturesTest {

    private static final int DAYS = 17;
    private static final BarSeries ALL = RandomBars.seeded(31).minutes(DAYS * 1_440);
    private static final FeatureSet SET = FeatureSet.extended(FeatureVariant.BARE);
    private static final int THREE_HOURS = 180;

    /** From the first row that has a week and a weekend behind it: all but the first three hours of each week. */
    @Test
    void aCurrencyPairsRowsAreCompleteThreeHoursAfterTheMarketOpens() {
        BarSeries bars = in(TradingSession.FOREX);
        FeatureMatrix matrix = SET.within(TradingSession.FOREX).compute(bars, Optional.empty());
        long opening = at("2024-03-10T21:00:00Z");
        long next = at("2024-03-17T21:00:00Z");

        int available = 0;
        for (int row = bars.firstRowFrom(opening); bars.openTime(row) < next; row++) {
            boolean early = bars.openTime(row) < Minutes.plus(opening, THREE_HOURS);
            assertThat(matrix.available(row)).as("row %s", row).isEqualTo(!early);
            available += early ? 0 : 1;
        }
        assertThat(available).isEqualTo(5 * 1_440 - THREE_HOURS);
    }

    /** So the test above could fail: by the clock nine tenths of a week are never there. */
    @Test
    void byTheClockNoRowIsComplete() {
        assertThat(SET.compute(in(TradingSession.FOREX), Optional.empty()).availableRows())
                .isZero();
    }

    @Test
    void aFuturesRowsAreCompleteThreeHoursAfterEachBreak() {
        BarSeries bars = in(TradingSession.CME_FUTURES);
        FeatureMatrix matrix = SET.within(TradingSession.CME_FUTURES).compute(bars, Optional.empty());
        long opening = at("2024-03-13T22:00:00Z");

        assertThat(matrix.available(bars.rowOf(at("2024-03-13T20:59:00Z")))).isTrue();
        assertThat(matrix.available(bars.rowOf(Minutes.plus(opening, THREE_HOURS - 1))))
                .isFalse();
        assertThat(matrix.available(bars.rowOf(Minutes.plus(opening, THREE_HOURS))))
                .isTrue();
    }

    @Test
    void aRowAloneHasTheBitsOfTheBatchWhereverItsLookBackBegins() {
        for (TradingSession session : new TradingSession[] {TradingSession.FOREX, TradingSession.CME_FUTURES}) {
            FeatureSet set = SET.within(session);
            BarSeries bars = in(session);
            FeatureMatrix batch = set.compute(bars, Optional.empty());
            for (int row = bars.size() - 1; row > 0; row -= 97) {
                BarSeries tail = bars.slice(0, row + 1).tail(set.lookBack());
                Optional<double[]> single = set.latest(tail, Optional.empty());
                assertThat(single.isPresent()).as(session + " " + row).isEqualTo(batch.available(row));
                single.ifPresent(values -> assertThat(values).isEqualTo(batch.row(bars.rowOf(tail.lastOpenTime()))));
            }
        }
    }

    /** What venues do: the last candle is that of 16:58, the first that of 17:05. */
    @Test
    void aVenueThatClosesALittleEarlyAndOpensALittleLateLosesNothing() {
        long friday = at("2024-03-08T21:58:00Z");
        long sunday = at("2024-03-10T21:05:00Z");
        BarSeries bars = without(in(TradingSession.FOREX), minute -> minute >= friday && minute < sunday);
        FeatureMatrix matrix = SET.within(TradingSession.FOREX).compute(bars, Optional.empty());

        for (String time : new String[] {"2024-03-11T00:06:00Z", "2024-03-12T10:00:00Z", "2024-03-15T20:59:00Z"}) {
            assertThat(matrix.available(bars.rowOf(at(time)))).as(time).isTrue();
        }
    }

    /** The price at the begin of a look-back is that of the end of the week before, which must be known. */
    @Test
    void withoutTheEndOfTheWeekBeforeALookBackThatBeginsOnTheWeekendIsIncomplete() {
        long friday = at("2024-03-08T20:59:00Z");
        BarSeries bars =
                without(in(TradingSession.FOREX), minute -> minute > friday && minute < at("2024-03-10T20:00:00Z"));
        FeatureMatrix matrix = SET.within(TradingSession.FOREX).compute(bars, Optional.empty());

        // Three days back lies Sunday morning, and a week back Tuesday.
        assertThat(matrix.available(bars.rowOf(at("2024-03-13T10:00:00Z")))).isFalse();
        assertThat(matrix.available(bars.rowOf(at("2024-03-14T10:00:00Z")))).isTrue();
    }

    @Test
    void aTenthOfTheTradedMinutesMayBeAbsentAndNoMore() {
        // Of the day before Thursday noon all minutes are traded: 144 may be absent.
        for (int absent : new int[] {144, 145}) {
            long hole = at("2024-03-13T20:00:00Z");
            BarSeries bars =
                    without(in(TradingSession.FOREX), minute -> minute >= hole && minute < Minutes.plus(hole, absent));
            FeatureMatrix matrix = SET.within(TradingSession.FOREX).compute(bars, Optional.empty());
            assertThat(matrix.available(bars.rowOf(at("2024-03-14T12:00:00Z")))).isEqualTo(absent == 144);
        }
    }

    /** On a Monday the last day has hours without trading, in which nothing moves. */
    @Test
    void theVolatilityOfADayIsThatOfItsTradedMinutes() {
        FeatureSet set = SET.within(TradingSession.FOREX);
        BarSeries bars = in(TradingSession.FOREX);
        int row = bars.rowOf(at("2024-03-11T06:00:00Z"));
        int friday = bars.rowOf(at("2024-03-08T21:59:00Z"));
        double squares = 0;
        for (int at = friday + 1; at <= row; at++) {
            double move = Math.log(bars.close(at) / bars.close(at - 1));
            squares += move * move;
        }
        int traded = row - friday;
        double scaled = Math.log(bars.close(row) / bars.close(friday)) / Math.sqrt(squares / traded * 1_440);

        double found = set.compute(bars, Optional.empty()).value(row, set.columnOf("day_scaled_return_1440"));
        assertThat(traded).isEqualTo(541);
        assertThat(found).isCloseTo(scaled, within(1e-9));
    }

    @Test
    void aModelsVersionNamesTheHours() {
        FeatureSet set = FeatureSet.extended(FeatureVariant.ALONE).within(TradingSession.FOREX);

        assertThat(set.version()).isEqualTo("extended-1+trades+taker+forex");
        assertThat(FeatureSet.versions()).contains(set.version()).doesNotHaveDuplicates();
        assertThat(FeatureSet.ofVersion(set.version()).session()).isEqualTo(TradingSession.FOREX);
        assertThat(FeatureSet.ofVersion("extended-1").session()).isEqualTo(TradingSession.ALWAYS_OPEN);
        assertThat(set.within(TradingSession.FOREX)).isSameAs(set);
    }

    @Test
    void aSetOfOneSessionIsNotOneOfAnother() {
        FeatureSet set = SET.within(TradingSession.FOREX);

        assertThatThrownBy(() -> set.within(TradingSession.CME_FUTURES))
                .hasMessage("extended-1+forex is of an instrument with the hours FOREX");
    }

    /** Every minute of three hours must be there in any case. */
    @Test
    void aSetThatLooksBackThreeHoursIsTheSameInAllHours() {
        FeatureSet standard = FeatureSet.standard(FeatureVariant.FULL);

        assertThat(standard.within(TradingSession.FOREX)).isSameAs(standard);
    }

    private static BarSeries in(TradingSession session) {
        return without(ALL, minute -> !new SessionMinutes(session).includes(minute));
    }

    private static BarSeries without(BarSeries bars, LongPredicate dropped) {
        return RandomBars.without(bars, minute -> dropped.test(Minutes.plus(RandomBars.START, minute)));
    }

    private static long at(String time) {
        return Instant.parse(time).toEpochMilli();
    }
}
