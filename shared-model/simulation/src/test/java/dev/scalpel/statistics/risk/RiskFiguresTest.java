package dev.scalpel.statistics.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.scalpel.market.Bar;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.statistics.EquityCurve;
import dev.scalpel.statistics.Statistic;
import dev.scalpel.trading.Bracket;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.EntryBasis.ByModel;
import dev.scalpel.trading.ExitReason;
import dev.scalpel.trading.Position;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.trading.Trade;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RiskFiguresTest {

    /** Entered at 100 in this minute. */
    private static Trade trade(PositionSide side, long entryMinute, long exitMinute, double exitPrice) {
        Position position = Position.enter(
                new ByModel("m", new Bracket(side, 1, 1, 60), 0.01),
                (entryMinute - 1) * Minutes.MILLIS,
                entryMinute * Minutes.MILLIS,
                100,
                BigDecimal.ONE);
        return Trade.close(position, exitMinute * Minutes.MILLIS, exitPrice, ExitReason.TARGET, Costs.FREE);
    }

    private static Bar bar(long minute, double low, double high) {
        return new Bar(minute * Minutes.MILLIS, low, high, low, high, 1, 1, 0.5);
    }

    /** Minutes 10 to 13; the lows 97, 99, 98, 80 and the highs 101, 104, 100, 120. */
    private static BarSeries bars() {
        return BarSeries.of(List.of(bar(10, 97, 101), bar(11, 99, 104), bar(12, 98, 100), bar(13, 80, 120)));
    }

    @Test
    void ofTwentyDaysTheWorstOneIsBeyond() {
        double[] days = new double[20];
        Arrays.fill(days, 0.01);
        days[7] = -0.03;
        days[11] = -0.02;
        TailRisk tail = TailRisk.of(days);

        assertThat(tail.valueAtRisk().get()).isCloseTo(0.03, within(1e-12));
        assertThat(tail.expectedShortfall().get()).isCloseTo(0.03, within(1e-12));
    }

    @Test
    void ofTwentyOneToFortyDaysTheWorstTwoAre() {
        for (int count : new int[] {21, 40}) {
            double[] days = new double[count];
            days[0] = -0.02;
            days[count - 1] = -0.05;
            days[5] = -0.01;
            TailRisk tail = TailRisk.of(days);

            assertThat(tail.valueAtRisk().get()).as("%d days", count).isCloseTo(0.02, within(1e-12));
            assertThat(tail.expectedShortfall().get()).as("%d days", count).isCloseTo(0.035, within(1e-12));
        }
    }

    @Test
    void aWorstDayWithAGainIsANegativeLoss() {
        double[] days = IntStream.range(0, 20).mapToDouble(i -> 0.001 * (i + 1)).toArray();

        assertThat(TailRisk.of(days).valueAtRisk().get()).isCloseTo(-0.001, within(1e-12));
        assertThat(TailRisk.of(new double[20]).valueAtRisk()).hasToString("0.0");
    }

    @Test
    void nineteenDaysAreTooFew() {
        TailRisk tail = TailRisk.of(new double[19]);

        assertThat(tail.valueAtRisk()).hasToString("n/a (needs at least 20 whole days, has 19)");
        assertThat(tail.expectedShortfall()).isEqualTo(tail.valueAtRisk());
    }

    @Test
    void streaksFollowTheExitsAndEndAtATradeOfZero() {
        // By exit: win, win, loss, win, zero, win, loss, loss, loss.
        double[] exits = {101, 102, 99, 103, 100, 101, 98, 97, 96};
        List<Trade> trades = new ArrayList<>();
        for (int i = 0; i < exits.length; i++) {
            // The later a trade is closed, the earlier it was entered.
            trades.add(0, trade(PositionSide.LONG, 20 - i, 30 + i, exits[i]));
        }

        assertThat(Streaks.of(trades)).isEqualTo(new Streaks(2, 3));
        assertThat(Streaks.of(List.of())).isEqualTo(new Streaks(0, 0));
    }

    @Test
    void exitsOfOneMinuteCountByEntry() {
        List<Trade> trades = List.of(
                trade(PositionSide.LONG, 12, 30, 101),
                trade(PositionSide.LONG, 11, 30, 99),
                trade(PositionSide.LONG, 10, 30, 101),
                trade(PositionSide.LONG, 13, 30, 101));

        assertThat(Streaks.of(trades)).isEqualTo(new Streaks(2, 1));
    }

    @Test
    void excursionsAreOfTheBarsBeforeTheExitsOwn() {
        Excursion excursion =
                Excursion.of(trade(PositionSide.LONG, 10, 13, 102), bars()).orElseThrow();

        assertThat(excursion.adverse()).isCloseTo(0.03, within(1e-12));
        assertThat(excursion.favourable()).isCloseTo(0.04, within(1e-12));
    }

    @Test
    void aShortsExcursionsAreTheOtherWayRound() {
        Excursion excursion =
                Excursion.of(trade(PositionSide.SHORT, 10, 13, 102), bars()).orElseThrow();

        assertThat(excursion.adverse()).isCloseTo(0.04, within(1e-12));
        assertThat(excursion.favourable()).isCloseTo(0.03, within(1e-12));
    }

    @Test
    void theExitPriceCounts() {
        Excursion stopped =
                Excursion.of(trade(PositionSide.LONG, 11, 13, 90), bars()).orElseThrow();
        Excursion atOnce =
                Excursion.of(trade(PositionSide.LONG, 13, 13, 105), bars()).orElseThrow();

        assertThat(stopped.adverse()).isCloseTo(0.1, within(1e-12));
        assertThat(stopped.favourable()).isCloseTo(0.04, within(1e-12));
        assertThat(atOnce.adverse()).isZero();
        assertThat(atOnce.favourable()).isCloseTo(0.05, within(1e-12));
    }

    @Test
    void aMinuteWithoutABarLeavesNoExcursion() {
        BarSeries holed = bars().slice(0, 1).join(bars().slice(2, 4));

        assertThat(Excursion.of(trade(PositionSide.LONG, 10, 13, 102), holed)).isEmpty();
        assertThat(Excursion.of(trade(PositionSide.LONG, 9, 13, 102), bars())).isEmpty();
        assertThat(Excursion.of(trade(PositionSide.LONG, 12, 15, 102), bars())).isEmpty();
        assertThat(Excursion.of(trade(PositionSide.LONG, 12, 13, 102), holed)).isPresent();
    }

    @Test
    void monthsBeginAndEndWithThePeriod() {
        EquityCurve curve = EquityCurve.of(
                new long[] {
                    time("2026-01-20T00:00:00Z"),
                    time("2026-02-01T00:00:00Z"),
                    time("2026-02-14T00:00:00Z"),
                    time("2026-03-02T00:00:00Z")
                },
                new double[] {100, 110, 88, 132});
        List<MonthlyReturn> months =
                MonthlyReturn.of(curve, Instant.parse("2026-01-20T00:00:00Z"), Instant.parse("2026-03-03T00:00:00Z"));

        assertThat(months)
                .extracting(MonthlyReturn::month)
                .map(YearMonth::toString)
                .containsExactly("2026-01", "2026-02", "2026-03");
        assertThat(months).extracting(MonthlyReturn::whole).containsExactly(false, true, false);
        assertThat(months.get(0).value()).isCloseTo(0.1, within(1e-12));
        assertThat(months.get(1).value()).isCloseTo(-0.2, within(1e-12));
        assertThat(months.get(2).value()).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void theRollingRatioIsOfThirtyDaysEach() {
        double[] days = new double[31];
        for (int i = 0; i < 30; i++) {
            days[i] = i % 2 == 0 ? 0.03 : -0.01;
        }
        days[30] = -0.01;
        List<Statistic> rolling = RollingSharpe.of(days);

        // First 15 days of 3 % and 15 of -1 %: mean 1 %, deviation 2 % times the root of 30 / 29.
        assertThat(rolling).hasSize(2);
        assertThat(rolling.get(0).get()).isCloseTo(0.5 * Math.sqrt(29 / 30.0) * Math.sqrt(365), within(1e-9));
        // Then 14 of 3 % and 16 of -1 %.
        assertThat(rolling.get(1).get()).isLessThan(rolling.get(0).get());
        assertThat(RollingSharpe.of(new double[29])).isEmpty();
        assertThat(RollingSharpe.of(new double[30]).get(0)).hasToString("n/a (the values do not vary)");
    }

    private static long time(String instant) {
        return Instant.parse(instant).toEpochMilli();
    }
}
