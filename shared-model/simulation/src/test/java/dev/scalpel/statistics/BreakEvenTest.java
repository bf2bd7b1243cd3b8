package dev.scalpel.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.scalpel.funding.FundingRate;
import dev.scalpel.funding.FundingSeries;
import dev.scalpel.trading.Bracket;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.EntryBasis;
import dev.scalpel.trading.ExitReason;
import dev.scalpel.trading.Position;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.trading.Trade;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BreakEvenTest {

    /** A Monday. */
    private static final long START = Instant.parse("2024-01-01T00:00:00Z").toEpochMilli();

    private static final long HOUR = 3_600_000L;
    private static final long DAY = 24 * HOUR;

    @Test
    void halfTheMeanGrossReturnPerTrade() {
        // 10, 30 and −10 bp: mean 10, two sides.
        BreakEven found = BreakEven.byDay(List.of(trade(0, 0.001), trade(1, 0.003), trade(2, -0.001)));

        assertThat(found.bp().get()).isCloseTo(5, within(1e-9));
        assertThat(found.trades()).isEqualTo(3);
        assertThat(found.days()).isEqualTo(3);
    }

    @Test
    void theErrorByHand() {
        // Residuals of 10, 30, −10 bp from their mean: 0, 20, −20 bp, a day each: √((400 + 400)·3/2) = 34.64 bp
        // over a turnover of 6 stakes: 5.7735 bp, times 1.2.
        BreakEven found = BreakEven.byDay(List.of(trade(0, 0.001), trade(1, 0.003), trade(2, -0.001)));

        assertThat(found.standardErrorBp().get()).isCloseTo(1.2 * 5.773502692, within(1e-8));
    }

    @Test
    void tradesOfADayAreOneClusterWhateverTheirInstrumentAndOrder() {
        GrossReturn bitcoin = new GrossReturn(START + HOUR, 0.002, 2);
        GrossReturn ether = new GrossReturn(START + 23 * HOUR, 0.002, 2);
        GrossReturn nextDay = new GrossReturn(START + DAY, -0.002, 2);

        // The mean is 6.67 bp. Residuals: 2 · 13.33 on the first day, −26.67 on the second: √(2 · 26.67² · 2) over 6.
        double byHand = 1.2 * Math.sqrt(2 * 26.666666667 * 26.666666667 * 2) / 6;
        assertThat(BreakEven.byDay(List.of(bitcoin, nextDay, ether))
                        .standardErrorBp()
                        .get())
                .isCloseTo(byHand, within(1e-7));
        assertThat(BreakEven.byDay(List.of(nextDay, ether, bitcoin)).days()).isEqualTo(2);
    }

    @Test
    void aStakeWeighsAsMuchAsItsTurnover() {
        // (3 · 10 bp + 1 · −10 bp) over 3 · 2 + 1 · 2 stakes.
        BreakEven found = BreakEven.headline(
                List.of(GrossReturn.weighted(START, 0.001, 3), GrossReturn.weighted(START + 7 * DAY, -0.001, 1)));

        assertThat(found.bp().get()).isCloseTo(20.0 / 8, within(1e-9));
    }

    @Test
    void aHeadlineTakesTheLargerOfDayAndWeekErrors() {
        // Two good days in one week, two bad ones in the next: weeks vary more than days.
        List<GrossReturn> dependent = List.of(trade(0, 0.001), trade(1, 0.001), trade(7, -0.001), trade(8, -0.001));
        // Days cancel within each week: the error by week is zero.
        List<GrossReturn> cancelling = List.of(trade(0, 0.001), trade(1, -0.001), trade(7, 0.001), trade(8, -0.001));

        // By day √(4 · 10² · 4/3), by week √(2 · 20² · 2), each over 8.
        assertThat(BreakEven.byDay(dependent).standardErrorBp().get())
                .isCloseTo(1.2 * Math.sqrt(4 * 100 * 4 / 3.0) / 8, within(1e-8));
        assertThat(BreakEven.headline(dependent).standardErrorBp().get())
                .isCloseTo(1.2 * Math.sqrt(2 * 400 * 2) / 8, within(1e-8));
        assertThat(BreakEven.headline(cancelling)).isEqualTo(BreakEven.byDay(cancelling));
    }

    @Test
    void weeksBeginOnMondays() {
        // Sunday and Monday are two weeks, Monday and the next Sunday one.
        assertThat(BreakEven.headline(List.of(trade(6, 0.001), trade(7, 0)))
                        .standardErrorBp()
                        .isDefined())
                .isTrue();
        assertThat(BreakEven.headline(List.of(trade(0, 0.001), trade(6, 0))).standardErrorBp())
                .hasToString("n/a (needs entries on at least 2 weeks, has 1)");
    }

    @Test
    void withoutTradesOrWithOneDayThereIsAReason() {
        assertThat(BreakEven.byDay(List.of()).bp()).hasToString("n/a (no trades)");
        assertThat(BreakEven.byDay(List.of(trade(0, 0.001))).standardErrorBp())
                .hasToString("n/a (needs entries on at least 2 days, has 1)");
    }

    @Test
    void independentDaysGiveTheTextbookErrorTimesTheInflation() {
        SplittableRandom random = new SplittableRandom(11);
        List<GrossReturn> trades = IntStream.range(0, 500)
                .mapToObj(day -> trade(day, 0.001 * random.nextGaussian()))
                .toList();
        double deviation = Moments.of(
                        trades.stream().mapToDouble(GrossReturn::gross).toArray())
                .deviation();

        assertThat(BreakEven.byDay(trades).standardErrorBp().get())
                .isCloseTo(1.2 * 1e4 * deviation / Math.sqrt(500) / 2, within(1e-9));
    }

    @Test
    void aTradeWithoutCostsCountsFromItsEntry() {
        EntryBasis basis = new EntryBasis.ByModel("model", new Bracket(PositionSide.SHORT, 5, 15, 240), 0.01);
        Position position = Position.enter(basis, START + DAY - 120_000, START + DAY - 60_000, 100, BigDecimal.ONE);
        Trade trade = Trade.close(position, START + DAY + HOUR, 98, ExitReason.TIME_LIMIT, Costs.FREE);

        assertThat(GrossReturn.ofFree(trade)).isEqualTo(new GrossReturn(START + DAY - 60_000, trade.grossReturn(), 2));
        assertThat(trade.grossReturn()).isCloseTo(0.02, within(1e-12));
    }

    @Test
    void theFundingOfATradeIsPartOfWhatItEarnedGross() {
        Costs holding = Costs.of(0.001, 0.001)
                .withFundingRates(FundingSeries.of(List.of(new FundingRate(START + HOUR, new BigDecimal("0.0003")))))
                .ofHolding();
        EntryBasis basis = new EntryBasis.ByModel("model", new Bracket(PositionSide.LONG, 5, 15, 240), 0.01);
        Position position = Position.enter(basis, START, START + 60_000, 100, BigDecimal.ONE);
        Trade trade = Trade.close(position, START + 2 * HOUR, 101, ExitReason.TIME_LIMIT, holding, 0, 0.0003);

        assertThat(GrossReturn.ofFree(trade).gross()).isCloseTo(0.01 - 0.0003, within(1e-12));
    }

    @Test
    void whatIsNoTradeIsRefused() {
        assertThatThrownBy(() -> new GrossReturn(START, Double.NaN, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("gross must be finite: NaN");
        assertThatThrownBy(() -> GrossReturn.weighted(START, 0.001, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("weight must be > 0: 0.0");
        assertThatThrownBy(() -> new GrossReturn(START, 0.001, -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("turnover must be finite and >= 0: -1.0");
    }

    @Test
    void aDayOfAPositionThatWasOnlyHeldEarnsWithoutTurnover() {
        GrossReturn traded = new GrossReturn(START, 0.001, 2);
        GrossReturn held = new GrossReturn(START + DAY, 0.003, 0);

        // 40 bp over a turnover of 2 stakes.
        assertThat(BreakEven.byDay(List.of(traded, held)).bp().get()).isCloseTo(20, within(1e-9));
        assertThat(BreakEven.byDay(List.of(held)).bp().reason()).isEqualTo("no trades");
    }

    private static GrossReturn trade(int day, double gross) {
        return GrossReturn.equal(START + day * DAY + HOUR, gross);
    }
}
