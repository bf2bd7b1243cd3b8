package dev.scalpel.simulation;

import static dev.scalpel.simulation.MarginFixtures.everyMinutes;
import static dev.scalpel.simulation.MarginFixtures.leverage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.scalpel.funding.FundingRate;
import dev.scalpel.funding.FundingSeries;
import dev.scalpel.market.BarSeries;
import dev.scalpel.trading.Bracket;
import dev.scalpel.trading.BracketTactics;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.Decision;
import dev.scalpel.trading.Decision.Enter;
import dev.scalpel.trading.ExitReason;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.trading.Trade;
import dev.scalpel.trading.margin.LiquidationPrices;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What holds for perpetuals in every market. */
class PerpetualLawsTest {

    private static final int ROWS = 600;

    /**
     * Prices reflected at 128 on a grid of 1/64, where all arithmetic is exact, with entries and fundings in minutes that open at
     * 128 and no other costs: what a long does in one market, a short does in the other.
     */
    @Property(tries = 100)
    void longAndShortOnAMirroredMarketAreEqualToTheDigit(@ForAll long seed, @ForAll @IntRange(max = 2) int kind) {
        int[][] prices = reflectable(seed);
        FundingSeries rates = exactRates(seed);
        LiquidationPrices margin = leverage(16 << kind, "0", "0");
        for (PositionSide side : PositionSide.values()) {
            List<Trade> trades = alternating(
                    side, bars(prices, 1), Costs.FREE.withFundingRates(rates).withMargin(margin));
            List<Trade> mirrored = alternating(
                    side.opposite(),
                    bars(prices, -1),
                    Costs.FREE.withFundingRates(negated(rates)).withMargin(margin));

            assertThat(trades).hasSameSizeAs(mirrored).isNotEmpty();
            for (int i = 0; i < trades.size(); i++) {
                Trade one = trades.get(i);
                Trade other = mirrored.get(i);
                assertThat(other.exitTime()).isEqualTo(one.exitTime());
                assertThat(other.reason()).isEqualTo(one.reason());
                assertThat(other.position().entryTime())
                        .isEqualTo(one.position().entryTime());
                assertThat(other.exitPrice() - 128).isEqualTo(128 - one.exitPrice());
                assertThat(other.netReturn()).isEqualTo(one.netReturn());
                assertThat(other.funding() / other.position().notional())
                        .isEqualTo(one.funding() / one.position().notional(), within(1e-15));
            }
        }
    }

    @Property(tries = 100)
    void withoutMarginAPerpetualIsSpotPlusFunding(@ForAll long seed) {
        BarSeries bars = BarFixtures.wild(seed, ROWS);
        FundingSeries rates = everyMinutes(60, 60, seed);
        Costs spot = Costs.of(0.0005, 0.0001);
        // Equal stakes: funding must not change the size of the trades that follow.
        List<Trade> plain = alternating(PositionSide.LONG, bars, spot);
        List<Trade> funded = alternating(PositionSide.LONG, bars, spot.withFundingRates(rates));

        assertThat(funded).hasSameSizeAs(plain).isNotEmpty();
        for (int i = 0; i < plain.size(); i++) {
            Trade one = plain.get(i);
            Trade other = funded.get(i);
            assertThat(other.exitTime()).isEqualTo(one.exitTime());
            assertThat(other.exitPrice()).isEqualTo(one.exitPrice());
            double received = -one.position().side().sign() * paidByLong(bars, rates, one);
            assertThat(other.netReturn()).isEqualTo(one.netReturn() + received, within(1e-12));
            assertThat(other.funding()).isEqualTo(received * other.position().notional(), within(1e-6));
        }
    }

    @Property(tries = 100)
    void ratesOfZeroAndFullPaymentGiveTodaysResultsToTheBit(@ForAll long seed) {
        BarSeries bars = BarFixtures.wild(seed, ROWS);
        Costs spot = Costs.of(0.0005, 0.0001);
        FundingSeries zero = FundingSeries.of(everyMinutesAtZero());
        DecisionRule rule = new RandomRule(bars, seed, 0.3);
        SimulationResult plain = BatchSimulator.run(bars, rule, SimulationSettings.of(spot), 1_000);
        SimulationResult funded =
                BatchSimulator.run(bars, rule, SimulationSettings.of(spot.withFundingRates(zero)), 1_000);

        assertThat(funded.equityCurve()).isEqualTo(plain.equityCurve());
        assertThat(TradeFingerprint.of(funded.trades())).isEqualTo(TradeFingerprint.of(plain.trades()));
    }

    @Property(tries = 200)
    void nothingLosesMoreThanItsMarginAndItsFees(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int times, @ForAll boolean random) {
        BarSeries bars = BarFixtures.wild(seed, ROWS);
        double fee = 0.0005;
        double liquidationFee = 0.0125;
        Costs costs = Costs.of(fee, 0.0001)
                .withFundingRates(everyMinutes(60, 60, seed))
                .withMargin(leverage(times, "0.004", "0.0125"));
        List<Trade> trades = random
                ? BatchSimulator.run(bars, new RandomRule(bars, seed, 0.3), SimulationSettings.of(costs), 1_000)
                        .trades()
                : alternating(PositionSide.SHORT, bars, costs);
        for (Trade trade : trades) {
            double ratio = trade.exitPrice() / trade.position().entryPrice();
            double exitFee = trade.reason() == ExitReason.LIQUIDATION ? liquidationFee : fee;
            double most = 1.0 / times + fee + exitFee * ratio;
            assertThat(-trade.netReturn()).isLessThanOrEqualTo(most + 1e-12);
            if (trade.reason() == ExitReason.LIQUIDATION) {
                assertThat(-trade.netReturn()).isEqualTo(most, within(1e-12));
            }
        }
    }

    /** Sum of rate times the open of the stamp's bar, as a share of the entry price. */
    private static double paidByLong(BarSeries bars, FundingSeries rates, Trade trade) {
        double paid = 0;
        for (int i = 0; i < rates.size(); i++) {
            long time = rates.time(i);
            if (time > trade.position().entryTime() && time <= trade.exitTime()) {
                paid += rates.rate(i)
                        * bars.open(bars.firstRowFrom(time))
                        / trade.position().entryPrice();
            }
        }
        return paid;
    }

    private static FundingSeries negated(FundingSeries rates) {
        List<FundingRate> negated = new ArrayList<>();
        for (int i = 0; i < rates.size(); i++) {
            negated.add(new FundingRate(rates.time(i), BigDecimal.valueOf(-rates.rate(i))));
        }
        return FundingSeries.of(negated);
    }

    /** Of which doubles are exact. */
    private static FundingSeries exactRates(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<FundingRate> rates = new ArrayList<>();
        for (int minute = 32; minute < ROWS; minute += 32) {
            rates.add(new FundingRate(BarFixtures.minute(minute), BigDecimal.valueOf(random.nextInt(-8, 9) * 0x1p-12)));
        }
        return FundingSeries.of(rates);
    }

    private static List<FundingRate> everyMinutesAtZero() {
        List<FundingRate> rates = new ArrayList<>();
        for (int i = 1; i < 60; i++) {
            rates.add(new FundingRate(BarFixtures.minute(60 * i), BigDecimal.ZERO));
        }
        return rates;
    }

    /** Enters in every eighth bar, on this side and the other in turn, with stops too far for a quarter σ. */
    private static List<Trade> alternating(PositionSide first, BarSeries bars, Costs costs) {
        double sigma = 0x1p-12;
        BracketTactics tactics = new BracketTactics(0, 0, 1, 1, 60, 0);
        DecisionRule rule = (row, account) -> {
            if (row % 8 != 7) {
                return Decision.StandAside.noSignal();
            }
            PositionSide side = row / 8 % 2 == 0 ? first : first.opposite();
            Bracket bracket = new Bracket(side, row % 3 == 0 ? 128 : 512, 192, 40 + row % 40);
            return Enter.byRule("test", bracket, sigma, 0.5, tactics);
        };
        return BatchSimulator.run(bars, rule, SimulationSettings.of(costs), 1_000)
                .trades();
    }

    /** Open, high, low and close as 64ths above or below 128; every eighth minute opens at 128. */
    private static int[][] reflectable(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[][] prices = new int[ROWS][];
        int price = 0;
        for (int row = 0; row < ROWS; row++) {
            int size = random.nextInt(20) == 0 ? 400 : 40;
            int open = row % 8 == 0 ? 0 : Math.max(-3000, Math.min(3000, price + random.nextInt(-size, size + 1)));
            int close = Math.max(-3000, Math.min(3000, open + random.nextInt(-size, size + 1)));
            int high = Math.max(open, close) + random.nextInt(size);
            int low = Math.min(open, close) - random.nextInt(size);
            prices[row] = new int[] {open, high, low, close};
            price = close;
        }
        return prices;
    }

    private static BarSeries bars(int[][] prices, int sign) {
        BarSeries.Builder bars = new BarSeries.Builder(prices.length);
        for (int row = 0; row < prices.length; row++) {
            int[] each = prices[row];
            double one = at(sign * each[1]);
            double other = at(sign * each[2]);
            bars.add(BarFixtures.bar(
                    row, at(sign * each[0]), Math.max(one, other), Math.min(one, other), at(sign * each[3])));
        }
        return bars.build();
    }

    private static double at(int sixtyFourths) {
        return 128 + sixtyFourths / 64.0;
    }
}
