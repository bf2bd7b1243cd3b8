package dev.scalpel.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.funding.Funding;
import dev.scalpel.market.BarSeries;
import dev.scalpel.trading.Bracket;
import dev.scalpel.trading.BracketGrid;
import dev.scalpel.trading.BracketTactics;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.Decision;
import dev.scalpel.trading.Decision.Enter;
import dev.scalpel.trading.ExitReason;
import dev.scalpel.trading.MakerEntry;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.trading.PriceTicks;
import dev.scalpel.trading.Trade;
import dev.scalpel.trading.VenueFilters;
import dev.scalpel.trading.instrument.EntryWindow;
import dev.scalpel.trading.instrument.TradingSession;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Promise 3: one simulator. Each label is the very trade that the simulator of backtests and paper trading makes. */
class OneSimulatorTest {

    private static final BracketTactics PATIENT = new BracketTactics(0, 0, 1, 1, Bracket.MAX_HOLD_MINUTES, 0);

    @Property(tries = 60)
    void everyCellIsWhatTheSimulatorGivesForThatBracketAlone(
            @ForAll long seed, @ForAll @IntRange(max = 3) int delay, @ForAll @IntRange(min = 1, max = 40) int hold) {
        BarSeries bars = BarFixtures.wild(seed, 120);
        double[] sigma = wildSigma(seed, bars.size());
        BracketGrid grid = wildGrid(seed, hold);
        Costs costs = Costs.of(0.001, (seed & 1) * 0.0005)
                .withMakerFee((seed & 2) * 0.0002)
                .withHalfSpread((seed & 4) * 0.0001)
                .withFunding(new Funding(30, 0.0002));

        LabelMatrix labels = LabelMatrix.of(bars, sigma, grid, costs, delay);

        for (int row = 0; row < bars.size(); row++) {
            for (int bracket = 0; bracket < grid.size(); bracket++) {
                compare(
                        labels,
                        row,
                        bracket,
                        bars,
                        sigma[row],
                        SimulationSettings.of(costs).withEntryDelay(delay));
            }
        }
    }

    /** A label takes the liquidation price at its entry, so that funding, which moves it, is tested without margin. */
    @Property(tries = 40)
    void everyCellIsWhatTheSimulatorGivesWithActualFundingOrMarginToo(@ForAll long seed) {
        BarSeries bars = BarFixtures.wild(seed, 120);
        double[] sigma = wildSigma(seed, bars.size());
        BracketGrid grid = wildGrid(seed, 40);
        Costs free = Costs.of(0.001, 0.0002);
        Costs costs = (seed & 1) == 0
                ? free.withFundingRates(MarginFixtures.everyMinutes(11, 160, seed))
                : free.withMargin(MarginFixtures.leverage(30, "0.005", "0.0125"));

        LabelMatrix labels = LabelMatrix.of(bars, sigma, grid, costs, 0);

        for (int row = 0; row < bars.size(); row++) {
            for (int bracket = 0; bracket < grid.size(); bracket++) {
                compare(labels, row, bracket, bars, sigma[row], SimulationSettings.of(costs));
            }
        }
    }

    /** Half the grid of the bars' prices, so that levels move by as much as the distances are wide. */
    @Property(tries = 40)
    void everyCellIsWhatTheSimulatorGivesOnTheVenuesTicksToo(@ForAll long seed) {
        BarSeries bars = BarFixtures.wild(seed, 120);
        double[] sigma = wildSigma(seed, bars.size());
        BracketGrid grid = wildGrid(seed, 20);
        Costs costs = Costs.of(0.001, 0.0002);
        BigDecimal tiny = new BigDecimal("1e-7");
        VenueFilters coarse =
                new VenueFilters(new BigDecimal("0.0625"), tiny, tiny, new BigDecimal("1e12"), BigDecimal.ZERO);

        LabelMatrix labels = LabelMatrix.of(bars, sigma, grid, costs, PriceTicks.of(coarse), 0);

        for (int row = 0; row < bars.size(); row++) {
            for (int bracket = 0; bracket < grid.size(); bracket++) {
                compare(
                        labels,
                        row,
                        bracket,
                        bars,
                        sigma[row],
                        SimulationSettings.of(costs).withFilters(coarse));
            }
        }
    }

    /** Quotes that fill at once, later, again, by crossing or never, on known ticks and on unknown ones. */
    @Property(tries = 60)
    void everyCellIsWhatTheSimulatorGivesForAMakerEntryToo(
            @ForAll long seed,
            @ForAll @IntRange(max = 2) int delay,
            @ForAll @IntRange(min = 1, max = 3) int validMinutes,
            @ForAll @IntRange(max = 2) int requotes,
            @ForAll boolean crosses) {
        BarSeries bars = BarFixtures.wild(seed, 120);
        double[] sigma = wildSigma(seed, bars.size());
        BracketGrid grid = wildGrid(seed, 1 + (int) Math.floorMod(seed, 30L));
        Costs costs = Costs.of(0.001, 0.0002).withMakerFee(0.0003).withFunding(new Funding(30, 0.0002));
        Optional<MakerEntry> maker = Optional.of(new MakerEntry((seed & 1) * 0.001, validMinutes, requotes, crosses));
        BigDecimal tiny = new BigDecimal("1e-7");
        VenueFilters filters = (seed & 2) == 0
                ? VenueFilters.UNKNOWN
                : new VenueFilters(new BigDecimal("0.0625"), tiny, tiny, new BigDecimal("1e12"), BigDecimal.ZERO);
        SimulationSettings settings = SimulationSettings.of(costs)
                .withEntryDelay(delay)
                .withFilters(filters)
                .withMaker(maker);

        LabelMatrix labels =
                LabelMatrix.of(bars, sigma, grid, costs, PriceTicks.of(filters), delay, maker, EntryWindow.ALWAYS);

        for (int row = 0; row < bars.size(); row++) {
            for (int bracket = 0; bracket < grid.size(); bracket++) {
                compare(labels, row, bracket, bars, sigma[row], settings);
            }
        }
    }

    /** Bars over the break of futures, from 22:00 to 23:00 UTC in the winter of 1970: all that was open is closed before it. */
    @Property(tries = 60)
    void everyCellIsWhatTheSimulatorGivesWhereTheMarketClosesToo(
            @ForAll long seed,
            @ForAll @IntRange(max = 1_300) int before,
            @ForAll @IntRange(max = 2) int delay,
            @ForAll @IntRange(min = 1, max = 240) int hold) {
        int first = 22 * 60 - Math.min(before, 200);
        BarSeries bars = BarFixtures.wild(seed, 240, first);
        double[] sigma = wildSigma(seed, bars.size());
        BracketGrid grid = wildGrid(seed, hold);
        Costs costs = Costs.of(0.001, 0.0002);
        EntryWindow window = new EntryWindow(TradingSession.CME_FUTURES, before % 30);
        SimulationSettings settings =
                SimulationSettings.of(costs).withEntryDelay(delay).withEntryWindow(window);

        LabelMatrix labels = LabelMatrix.of(bars, sigma, grid, costs, PriceTicks.NONE, delay, Optional.empty(), window);

        for (int row = 0; row < bars.size(); row += 3) {
            for (int bracket = 0; bracket < grid.size(); bracket++) {
                compare(labels, row, bracket, bars, sigma[row], settings);
            }
        }
    }

    private static void compare(
            LabelMatrix labels, int row, int bracket, BarSeries bars, double sigma, SimulationSettings settings) {
        LabelOutcome outcome = labels.outcome(row, bracket);
        if (!(sigma > 0 && sigma < 1)) {
            assertThat(outcome).isEqualTo(LabelOutcome.NO_SIGMA);
            return;
        }
        Bracket candidate = labels.grid().bracket(bracket);
        BarSeries ahead = bars.slice(row, bars.size());
        SimulationResult alone = BatchSimulator.run(
                ahead,
                (at, account) ->
                        at == 0 ? Enter.byRule("test", candidate, sigma, 0.5, PATIENT) : Decision.StandAside.noSignal(),
                settings,
                1e6);
        if (alone.trades().isEmpty()) {
            boolean open = alone.endState().position().isPresent()
                    || (settings.maker().isPresent()
                            && alone.endState().pending().isPresent());
            LabelOutcome missed = settings.maker().isPresent() ? LabelOutcome.NOT_FILLED : LabelOutcome.NO_ENTRY;
            assertThat(outcome).isEqualTo(open ? LabelOutcome.OPEN_AT_END : missed);
            assertThat(labels.netReturn(row, bracket)).isNaN();
            return;
        }
        Trade trade = alone.trades().get(0);
        if (trade.reason() == ExitReason.LIQUIDATION) {
            assertThat(outcome).isIn(LabelOutcome.STOP, LabelOutcome.TIME_LIMIT);
        } else {
            assertThat(outcome.name()).isEqualTo(trade.reason().name());
        }
        assertThat(Double.doubleToLongBits(labels.netReturn(row, bracket)))
                .isEqualTo(Double.doubleToLongBits(trade.netReturn()));
        assertThat(labels.exitTime(row, bracket)).isEqualTo(trade.exitTime());
        assertThat(labels.heldMinutes(row, bracket)).isEqualTo(trade.heldMinutes());
    }

    /** Any side or both, any number of levels. */
    private static BracketGrid wildGrid(long seed, int hold) {
        SplittableRandom random = new SplittableRandom(seed ^ 0x4772_6964L);
        List<List<PositionSide>> sides = List.of(
                List.of(PositionSide.LONG),
                List.of(PositionSide.SHORT),
                List.of(PositionSide.LONG, PositionSide.SHORT));
        List<Double> stops = List.of(0.5, 1.0, 2.0, 5.0, 30.0);
        List<Double> targets = List.of(0.5, 1.5, 3.0, 3.5, 400.0);
        return new BracketGrid(
                sides.get(random.nextInt(3)),
                stops.subList(0, 1 + random.nextInt(5)),
                targets.subList(random.nextInt(5), 5),
                hold);
    }

    private static double[] wildSigma(long seed, int rows) {
        SplittableRandom random = new SplittableRandom(seed ^ 0x5163_6D61L);
        double[] sigma = new double[rows];
        for (int row = 0; row < rows; row++) {
            int kind = random.nextInt(20);
            sigma[row] = kind == 0 ? Double.NaN : kind == 1 ? 0.3 : Math.rint(1 + random.nextInt(8)) / 800;
        }
        return sigma;
    }
}
