package dev.scalpel.simulation.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.scalpel.evidence.DayResult;
import dev.scalpel.market.Bar;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Minutes;
import dev.scalpel.simulation.BatchSimulator;
import dev.scalpel.simulation.DecisionRule;
import dev.scalpel.simulation.SimulationSettings;
import dev.scalpel.simulation.TraderState;
import dev.scalpel.trading.AccountView;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.Decision;
import dev.scalpel.trading.EntryBasis.ByScore;
import dev.scalpel.trading.Position;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.trading.ScoreTactics;
import dev.scalpel.trading.SizeSlippage;
import dev.scalpel.trading.Trade;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class PortfolioDayTest {

    private static final long DAY = 20_000;
    private static final long DAY_MILLIS = Minutes.PER_DAY * Minutes.MILLIS;
    private static final InstrumentId BTC = InstrumentId.parse("binance/BTC-USDT");
    private static final InstrumentId ETH = InstrumentId.parse("binance/ETH-USDT");
    private static final Costs ONE_BP_FEE = Costs.of(0.0001, 0);
    private static final double NO_LIMIT = Double.POSITIVE_INFINITY;
    /** Stop and target far away, ten minutes at most. */
    private static final ScoreTactics TACTICS = new ScoreTactics(0.97, 0, 50, 100, 240, 0.02, 1, 1, 0);

    @Test
    void anEntryPaysForItsExitOnTheDayOfTheEntry() {
        // Half of the account enters at 100 in the last hour, the price stays: two sides of one basis point on one
        // half.
        PortfolioDay.Result result = PortfolioDay.trade(
                DAY,
                List.of(instrument(BTC, prices(minute -> 100), longAt(1_430), start(), 0.5, ONE_BP_FEE)),
                NO_LIMIT);
        assertThat(result.netReturn()).isCloseTo(-0.0001, within(1e-9));
        assertThat(result.gross()).isCloseTo(0, within(1e-12));
        assertThat(result.turnover()).isCloseTo(1, within(1e-6));
        assertThat(result.evidence()).isInstanceOf(DayResult.Traded.class);
        assertThat(result.instruments().get(0).trades()).isEmpty();

        // The next day closes it at 101: half of one per cent, and nothing is paid again but the fee on the gain.
        PortfolioDay.Result next = PortfolioDay.trade(
                DAY + 1,
                List.of(instrument(BTC, pricesOf(DAY + 1, minute -> 101), exitAt(3), after(result), 0.5, ONE_BP_FEE)),
                NO_LIMIT);
        assertThat(next.instruments().get(0).trades()).hasSize(1);
        assertThat(next.netReturn()).isCloseTo(0.005 - 0.005 * 0.0001, within(1e-9));
        assertThat(next.gross()).isCloseTo(0.005, within(1e-9));
        assertThat(next.turnover()).isZero();
    }

    @Test
    void theDaysOfATradeAddUpToTheTrade() {
        IntToDoubleFunction rising = minute -> 100 + minute / 144.0;
        PortfolioDay.Result first = PortfolioDay.trade(
                DAY, List.of(instrument(BTC, prices(rising), longAt(1_400), start(), 1, ONE_BP_FEE)), NO_LIMIT);
        PortfolioDay.Result second = PortfolioDay.trade(
                DAY + 1,
                List.of(instrument(
                        BTC,
                        pricesOf(DAY + 1, minute -> rising.applyAsDouble(minute + 1_440)),
                        exitAt(20),
                        after(first),
                        1,
                        ONE_BP_FEE)),
                NO_LIMIT);
        Trade trade = second.instruments().get(0).trades().get(0);
        double share =
                trade.position().notional() / SimulationSettings.of(ONE_BP_FEE).capital();
        assertThat(first.netReturn() + second.netReturn()).isCloseTo(share * trade.netReturn(), within(1e-12));
        assertThat(first.gross() + second.gross()).isCloseTo(share * trade.grossReturn(), within(1e-12));
    }

    @Test
    void grossIsWhatTheBarsGaveBeforeSpreadSlippageAndFees() {
        Costs costs = new Costs(
                0.0001, 0.0002, 0.0003, SizeSlippage.flat(0.0004), Costs.FREE.funding(), Costs.FREE.feeAsset());
        // In at 100, out at 102.
        PortfolioDay.Result result = PortfolioDay.trade(
                DAY,
                List.of(instrument(
                        BTC, prices(minute -> minute < 60 ? 100 : 102), longFromTo(10, 100), start(), 1, costs)),
                NO_LIMIT);
        Trade trade = result.instruments().get(0).trades().get(0);
        double quantity = trade.position().baseQuantity();
        double capital = SimulationSettings.of(costs).capital();
        assertThat(result.gross()).isCloseTo(quantity * 2 / capital, within(1e-12));
        assertThat(result.netReturn())
                .isCloseTo(trade.netReturn() * trade.position().notional() / capital, within(1e-12));
        assertThat(result.gross() - result.netReturn())
                .isCloseTo((0.0009 * 100 + 0.0009 * 102) * quantity / capital, within(1e-6));
    }

    @Test
    void aShortEarnsWhereThePriceFalls() {
        PortfolioDay.Result result = PortfolioDay.trade(
                DAY,
                List.of(instrument(
                        BTC,
                        prices(minute -> minute < 60 ? 100 : 99),
                        rule(PositionSide.SHORT, 10, 100),
                        start(),
                        0.25,
                        Costs.FREE)),
                NO_LIMIT);
        assertThat(result.netReturn()).isCloseTo(0.0025, within(1e-9));
        assertThat(result.gross()).isCloseTo(0.0025, within(1e-9));
    }

    @Test
    void instrumentsShareTheCapital() {
        List<PortfolioDay.Instrument> both = List.of(
                instrument(
                        BTC, prices(minute -> minute < 60 ? 100 : 102), longFromTo(10, 100), start(), 0.5, Costs.FREE),
                instrument(
                        ETH, prices(minute -> minute < 60 ? 10 : 9.9), longFromTo(10, 100), start(), 0.25, Costs.FREE));
        PortfolioDay.Result result = PortfolioDay.trade(DAY, both, NO_LIMIT);
        assertThat(result.netReturn()).isCloseTo(0.5 * 0.02 - 0.25 * 0.01, within(1e-9));
        assertThat(result.instruments()).extracting(PortfolioDay.Outcome::id).containsExactly(BTC, ETH);
        assertThat(result.instruments())
                .extracting(PortfolioDay.Outcome::weight)
                .containsExactly(0.5, 0.25);
    }

    @Test
    void theLossLimitEndsTheEntriesOfAllInstruments() {
        // BTC loses 2 % of its half by minute 60; ETH has a signal before and one after.
        List<PortfolioDay.Instrument> both = List.of(
                instrument(BTC, prices(minute -> minute < 60 ? 100 : 98), longFromTo(10, 70), start(), 0.5, Costs.FREE),
                instrument(ETH, prices(minute -> 10), longEvery(50), start(), 0.25, Costs.FREE));
        PortfolioDay.Result free = PortfolioDay.trade(DAY, both, 0.0101);
        assertThat(free.limitReached()).isFalse();
        PortfolioDay.Result limited = PortfolioDay.trade(DAY, both, 0.0099);
        assertThat(limited.limitReached()).isTrue();
        // Entered at minute 51 and closed as before; nothing is entered after minute 60.
        assertThat(limited.instruments().get(1).trades()).hasSize(1);
        assertThat(free.instruments().get(1).trades()).hasSizeGreaterThan(1);
        assertThat(limited.netReturn()).isCloseTo(-0.01, within(1e-9));
    }

    @Test
    void thePortfolioStartsEachDayFromTheSameCapital() {
        PortfolioDay.Instrument won =
                instrument(BTC, prices(minute -> minute < 60 ? 100 : 150), longFromTo(10, 100), start(), 1, Costs.FREE);
        PortfolioDay.Result first = PortfolioDay.trade(DAY, List.of(won), NO_LIMIT);
        PortfolioDay.Result again = PortfolioDay.trade(
                DAY + 1,
                List.of(instrument(
                        BTC,
                        pricesOf(DAY + 1, minute -> minute < 60 ? 100 : 150),
                        longFromTo(10, 100),
                        after(first),
                        1,
                        Costs.FREE)),
                NO_LIMIT);
        assertThat(again.netReturn()).isCloseTo(first.netReturn(), within(1e-12));
    }

    @Test
    void aDayWithoutAPositionIsIdle() {
        PortfolioDay.Result result = PortfolioDay.trade(
                DAY,
                List.of(instrument(BTC, prices(minute -> 100), PortfolioDay.NO_MODEL, start(), 1, ONE_BP_FEE)),
                NO_LIMIT);
        assertThat(result.evidence()).isEqualTo(new DayResult.Idle());
        assertThat(result.netReturn()).isZero();
    }

    @Test
    void anInstrumentWithoutAModelStillClosesWhatItHolds() {
        PortfolioDay.Result first = PortfolioDay.trade(
                DAY, List.of(instrument(BTC, prices(minute -> 100), longAt(1_430), start(), 1, ONE_BP_FEE)), NO_LIMIT);
        PortfolioDay.Result second = PortfolioDay.trade(
                DAY + 1,
                List.of(instrument(
                        BTC, pricesOf(DAY + 1, minute -> 101), PortfolioDay.NO_MODEL, after(first), 1, ONE_BP_FEE)),
                NO_LIMIT);
        assertThat(second.instruments().get(0).trades()).hasSize(1);
        assertThat(second.evidence()).isInstanceOf(DayResult.Traded.class);
    }

    @Test
    void itsTradesAreThoseOfTheBatchSimulator() {
        BarSeries bars = randomDays(5);
        DecisionRule rule = randomRule(bars, 0);
        SimulationSettings settings = SimulationSettings.of(ONE_BP_FEE).withAllocation(0.7);
        List<Trade> expected =
                BatchSimulator.run(bars, rule, settings, settings.capital()).trades();
        List<Trade> found = new ArrayList<>();
        TraderState state = start();
        double sum = 0;
        for (int day = 0; day < 5; day++) {
            int first = bars.firstRowFrom((DAY + day) * DAY_MILLIS);
            BarSeries ofDay = bars.slice(first, bars.firstRowFrom((DAY + day + 1) * DAY_MILLIS));
            PortfolioDay.Result result = PortfolioDay.trade(
                    DAY + day,
                    List.of(new PortfolioDay.Instrument(BTC, ofDay, randomRule(bars, first), state, settings)),
                    NO_LIMIT);
            found.addAll(result.instruments().get(0).trades());
            state = result.instruments().get(0).after();
            sum += result.netReturn();
        }
        assertThat(found).hasSizeGreaterThan(50).hasSameSizeAs(expected);
        for (int i = 0; i < found.size(); i++) {
            assertThat(found.get(i).position().entryTime())
                    .isEqualTo(expected.get(i).position().entryTime());
            assertThat(found.get(i).exitTime()).isEqualTo(expected.get(i).exitTime());
            assertThat(found.get(i).netReturn()).isEqualTo(expected.get(i).netReturn());
        }
        assertThat(sum).isNotZero();
    }

    @Test
    void badInputIsRefused() {
        PortfolioDay.Instrument one = instrument(BTC, prices(minute -> 100), longAt(5), start(), 1, Costs.FREE);
        assertThatThrownBy(() -> PortfolioDay.trade(DAY, List.of(one, one), NO_LIMIT))
                .hasMessageContaining("twice")
                .hasMessageContaining("binance/BTC-USDT");
        assertThatThrownBy(() -> PortfolioDay.trade(DAY + 1, List.of(one), NO_LIMIT))
                .hasMessageContaining("must be those of day 20001");
        assertThatThrownBy(() -> PortfolioDay.trade(DAY, List.of(one), 0))
                .hasMessageContaining("lossLimit must be > 0");
    }

    private static PortfolioDay.Instrument instrument(
            InstrumentId id, BarSeries bars, DecisionRule rule, TraderState before, double weight, Costs costs) {
        return PortfolioDay.Instrument.of(id, bars, rule, before, weight, costs);
    }

    private static TraderState start() {
        return TraderState.starting(SimulationSettings.of(Costs.FREE).capital());
    }

    private static TraderState after(PortfolioDay.Result result) {
        return result.instruments().get(0).after();
    }

    private static BarSeries prices(IntToDoubleFunction price) {
        return pricesOf(DAY, price);
    }

    /** Each minute opens, trades and closes at one price. */
    private static BarSeries pricesOf(long day, IntToDoubleFunction price) {
        BarSeries.Builder bars = new BarSeries.Builder(1_440);
        for (int minute = 0; minute < 1_440; minute++) {
            double at = price.applyAsDouble(minute);
            bars.add(new Bar(day * DAY_MILLIS + minute * Minutes.MILLIS, at, at, at, at, 1, 1, 0.5));
        }
        return bars.build();
    }

    private static DecisionRule longAt(int row) {
        return rule(PositionSide.LONG, row, Integer.MAX_VALUE);
    }

    private static DecisionRule exitAt(int row) {
        return rule(PositionSide.LONG, -1, row);
    }

    private static DecisionRule longFromTo(int entry, int exit) {
        return rule(PositionSide.LONG, entry, exit);
    }

    private static DecisionRule rule(PositionSide side, int entryRow, int exitRow) {
        return new DecisionRule() {
            @Override
            public Decision decide(int row, AccountView account) {
                return row == entryRow ? enter(side) : Decision.StandAside.noSignal();
            }

            @Override
            public boolean exits(int row, Position position) {
                return row == exitRow;
            }
        };
    }

    /** Long at every multiple, closed five minutes later. */
    private static DecisionRule longEvery(int rows) {
        return new DecisionRule() {
            @Override
            public Decision decide(int row, AccountView account) {
                return row > 0 && row % rows == 0 ? enter(PositionSide.LONG) : Decision.StandAside.noSignal();
            }

            @Override
            public int nextSignal(int row) {
                return Math.max(rows, (row + rows - 1) / rows * rows);
            }

            @Override
            public boolean exits(int row, Position position) {
                return row % rows == 5;
            }
        };
    }

    private static Decision.Enter enter(PositionSide side) {
        return new Decision.Enter(
                ByScore.of("model", side.sign(), 0.5, side, 0.001, TACTICS), 1, Double.NaN, Double.NaN, TACTICS);
    }

    private static BarSeries randomDays(int days) {
        SplittableRandom random = new SplittableRandom(7);
        BarSeries.Builder bars = new BarSeries.Builder(days * 1_440);
        double price = 100;
        for (int minute = 0; minute < days * 1_440; minute++) {
            if (random.nextInt(40) == 0) {
                continue;
            }
            double close = price * (1 + 0.001 * random.nextGaussian());
            bars.add(new Bar(
                    DAY * DAY_MILLIS + minute * Minutes.MILLIS,
                    price,
                    Math.max(price, close) * 1.0003,
                    Math.min(price, close) * 0.9997,
                    close,
                    1,
                    1,
                    0.5));
            price = close;
        }
        return bars.build();
    }

    /** By the minute of the bar, so that the rows may begin anywhere. */
    private static DecisionRule randomRule(BarSeries bars, int firstRow) {
        Map<Boolean, Decision.Enter> entries = Map.of(true, enter(PositionSide.LONG), false, enter(PositionSide.SHORT));
        return new DecisionRule() {
            @Override
            public Decision decide(int row, AccountView account) {
                int hash = hash(row);
                return hash % 30 == 0 ? entries.get(hash % 60 == 0) : Decision.StandAside.noSignal();
            }

            @Override
            public boolean exits(int row, Position position) {
                return hash(row) % 25 == 1;
            }

            @Override
            public int nextExit(int row, Position position) {
                return row;
            }

            private int hash(int row) {
                long minute = bars.openTime(firstRow + row) / Minutes.MILLIS;
                return new SplittableRandom(minute).nextInt() & 0x7fffffff;
            }
        };
    }
}
