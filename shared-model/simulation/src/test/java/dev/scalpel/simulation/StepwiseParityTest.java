package dev.scalpel.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.funding.Funding;
import dev.scalpel.market.BarSeries;
import dev.scalpel.trading.AccountView;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.Decision;
import dev.scalpel.trading.ExitReason;
import dev.scalpel.trading.FeeAsset;
import dev.scalpel.trading.MakerEntry;
import dev.scalpel.trading.Position;
import dev.scalpel.trading.SizeSlippage;
import dev.scalpel.trading.Trade;
import dev.scalpel.trading.VenueFilters;
import dev.scalpel.trading.risk.RiskLimits;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** The ground of promise 4: a new trader a minute, its state stored as text in between, is the batch to the bit. */
class StepwiseParityTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Property(tries = 40)
    void aTraderStoredAndResumedEveryMinuteGivesTheTradesOfTheBatch(
            @ForAll long seed, @ForAll @IntRange(max = 2) int delay) {
        BarSeries bars = BarFixtures.wild(seed, 400);
        storedAndResumedEveryMinute(bars, seed, delay, new RandomRule(bars, seed, 0.3));
    }

    @Property(tries = 40)
    void aTraderThatFollowsAScoreGivesTheTradesOfTheBatchToo(@ForAll long seed, @ForAll @IntRange(max = 2) int delay) {
        BarSeries bars = BarFixtures.wild(seed, 400);
        storedAndResumedEveryMinute(bars, seed, delay, new RandomScoreRule(bars.size(), seed));
    }

    private static void storedAndResumedEveryMinute(BarSeries bars, long seed, int delay, DecisionRule rule) {
        Costs costs = held(costs(0.0001), seed);
        SimulationSettings settings =
                new SimulationSettings(costs, delay, RiskLimits.DEFAULT, filters(seed), 0.98).withMaker(maker(seed));

        SimulationResult batch = BatchSimulator.run(bars, rule, settings, 1_000);

        List<Trade> trades = new ArrayList<>();
        String stored = text(TraderState.starting(1_000));
        for (int row = 0; row < bars.size(); row++) {
            Trader trader = new Trader(settings, state(stored), new TraderListener() {
                @Override
                public void closed(Trade trade) {
                    trades.add(trade);
                }
            });
            trader.onBar(bars.bar(row));
            decideAt(row, trader, rule, bars);
            assertThat(trader.account().equity()).isEqualTo(batch.equityAt(row));
            stored = text(trader.state());
        }
        assertThat(trades).isEqualTo(batch.trades());
        assertThat(state(stored)).isEqualTo(batch.endState());
    }

    @Property(tries = 100)
    void aRuleWithNextSignalGivesEveryEventAndBitOfATraderThatDecidesAtEveryBar(
            @ForAll long seed, @ForAll @IntRange(max = 2) int delay) {
        BarSeries bars = BarFixtures.wild(seed, 3_000);
        skippedAndStepped(bars, seed, delay, RareRule.of(bars, seed));
    }

    @Property(tries = 100)
    void aRuleWithNextExitGivesEveryEventAndBitOfATraderThatMayExitAtEveryBar(
            @ForAll long seed, @ForAll @IntRange(max = 2) int delay) {
        BarSeries bars = BarFixtures.wild(seed, 3_000);
        skippedAndStepped(bars, seed, delay, new RandomScoreRule(bars.size(), seed));
    }

    private static void skippedAndStepped(BarSeries bars, long seed, int delay, DecisionRule rule) {
        Costs costs = held(costs((seed & 1) * 0.0001), seed);
        SimulationSettings settings =
                new SimulationSettings(costs, delay, RiskLimits.DEFAULT, filters(seed), 0.98).withMaker(maker(seed));
        Events stepped = new Events();
        Trader trader = new Trader(settings, TraderState.starting(1_000), stepped);
        double[] equity = new double[bars.size()];
        for (int row = 0; row < bars.size(); row++) {
            trader.onBar(bars.bar(row));
            decideAt(row, trader, rule, bars);
            equity[row] = trader.account().equity();
        }

        Events batched = new Events();
        SimulationResult batch = BatchSimulator.run(bars, rule, settings, TraderState.starting(1_000), batched);

        assertThat(batched.events).isEqualTo(stepped.events);
        assertThat(batch.equityCurve()).isEqualTo(equity);
        assertThat(batch.endState()).isEqualTo(trader.state());
    }

    /** As the paper engine does, without the help of {@code nextSignal} and {@code nextExit}. */
    private static void decideAt(int row, Trader trader, DecisionRule rule, BarSeries bars) {
        if (trader.awaitsDecision()) {
            trader.accept(rule.decide(row, trader.account()), bars.close(row));
        } else if (trader.awaitsExit() && rule.exits(row, trader.position().orElseThrow())) {
            trader.exitNext(ExitReason.SCORE);
        }
    }

    @Test
    void rejectsANextSignalInThePast() {
        DecisionRule backwards = new DecisionRule() {
            @Override
            public Decision decide(int row, AccountView account) {
                return Decision.StandAside.noSignal();
            }

            @Override
            public int nextSignal(int row) {
                return row - 1;
            }
        };

        assertThatThrownBy(() -> BatchSimulator.run(
                        BarFixtures.wild(1, 10), backwards, SimulationSettings.of(Costs.FREE), 1_000))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("nextSignal must be >= the requested row: -1 for 0");
    }

    @Test
    void rejectsBarsThatItsStateHasSeenEvenWhereNothingHappens() {
        BarSeries bars = BarFixtures.wild(1, 10);
        RareRule never = new RareRule(new RandomRule(bars, 1, 1), new BitSet());
        SimulationSettings settings = SimulationSettings.of(Costs.FREE);
        TraderState end = BatchSimulator.run(bars, never, settings, 1_000).endState();

        assertThatThrownBy(() -> BatchSimulator.run(bars.tail(1), never, settings, end, new TraderListener() {}))
                .hasMessageStartingWith("bars must be in order of time, each minute once: ");
    }

    @Test
    void rejectsANextExitInThePast() {
        RandomScoreRule score = new RandomScoreRule(400, 7);
        DecisionRule backwards = new DecisionRule() {
            @Override
            public Decision decide(int row, AccountView account) {
                return score.decide(row, account);
            }

            @Override
            public int nextExit(int row, Position position) {
                return row - 1;
            }
        };

        assertThatThrownBy(() -> BatchSimulator.run(
                        BarFixtures.wild(7, 400), backwards, SimulationSettings.of(Costs.FREE), 1_000))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("nextExit must be >= the requested row: ");
    }

    @Property(tries = 50)
    void aBatchInTwoPartsIsTheBatchInOne(@ForAll long seed, @ForAll @IntRange(max = 300) int cut) {
        BarSeries bars = BarFixtures.wild(seed, 300);
        cutAndWhole(bars, cut, new RandomRule(bars, seed, 0.3));
    }

    @Property(tries = 50)
    void aBatchThatFollowsAScoreMayBeCutAtEveryBar(@ForAll long seed, @ForAll @IntRange(max = 300) int cut) {
        cutAndWhole(BarFixtures.wild(seed, 300), cut, new RandomScoreRule(300, seed));
    }

    private static void cutAndWhole(BarSeries bars, int cut, DecisionRule rule) {
        SimulationSettings settings = SimulationSettings.of(Costs.of(0.0005, 0.0001));
        SimulationResult whole = BatchSimulator.run(bars, rule, settings, 1_000);

        SimulationResult first = BatchSimulator.run(bars.slice(0, cut), rule, settings, 1_000);
        SimulationResult second = BatchSimulator.run(
                bars.slice(cut, bars.size()),
                new LaterRows(rule, cut),
                settings,
                first.endState(),
                new TraderListener() {});

        List<Trade> trades = new ArrayList<>(first.trades());
        trades.addAll(second.trades());
        assertThat(trades).isEqualTo(whole.trades());
        assertThat(second.endState()).isEqualTo(whole.endState());
    }

    @Test
    void refusesAStateWithoutItsAccount() {
        ObjectNode tree = TraderStateCodec.toTree(TraderState.starting(1_000));
        tree.remove("account");

        assertThatThrownBy(() -> TraderStateCodec.fromTree(tree))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the trader's state has no field 'account'");
    }

    @Test
    void rejectsAnAccountThatViolatesItsRules() {
        ObjectNode tree = TraderStateCodec.toTree(TraderState.starting(1_000));
        tree.withObject("/account").put("peakEquity", -1);

        assertThatThrownBy(() -> TraderStateCodec.fromTree(tree))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'account'")
                .hasMessageContaining("peakEquity must be finite and > 0: -1.0");
    }

    /** A rule for the rows from a cut on, counted from there. */
    private record LaterRows(DecisionRule rule, int cut) implements DecisionRule {

        @Override
        public Decision decide(int row, AccountView account) {
            return rule.decide(row + cut, account);
        }

        @Override
        public boolean exits(int row, Position position) {
            return rule.exits(row + cut, position);
        }

        @Override
        public int nextExit(int row, Position position) {
            int next = rule.nextExit(row + cut, position);
            return next == NO_SIGNAL ? NO_SIGNAL : next - cut;
        }
    }

    /** A random rule that has something to say at few rows, and knows at which. */
    private record RareRule(RandomRule rule, BitSet signals) implements DecisionRule {

        static RareRule of(BarSeries bars, long seed) {
            SplittableRandom random = new SplittableRandom(seed);
            BitSet signals = new BitSet();
            for (int row = 0; row < bars.size(); row += random.nextInt(random.nextInt(5) == 0 ? 2_000 : 20)) {
                signals.set(row++);
            }
            return new RareRule(new RandomRule(bars, seed, 0.8), signals);
        }

        @Override
        public Decision decide(int row, AccountView account) {
            return signals.get(row) ? rule.decide(row, account) : Decision.StandAside.noSignal();
        }

        @Override
        public int nextSignal(int row) {
            int next = signals.nextSetBit(row);
            return next < 0 ? NO_SIGNAL : next;
        }
    }

    private static final class Events implements TraderListener {

        private final List<Object> events = new ArrayList<>();

        @Override
        public void decided(long barTime, Decision decision) {
            events.add(barTime);
            events.add(decision);
        }

        @Override
        public void entered(Position position) {
            events.add(position);
        }

        @Override
        public void lapsed(PendingEntry entry, Decision.StandAside reason) {
            events.add(entry);
            events.add(reason);
        }

        @Override
        public void closed(Trade trade) {
            events.add(trade);
        }
    }

    /** Every cost, with a size in the midst of the orders' sizes. */
    private static Costs costs(double fundingRate) {
        return Costs.of(0.0005, 0.0001)
                .withMakerFee(0.0002)
                .withHalfSpread(0.00005)
                .withSlippage(new SizeSlippage(0.0001, List.of(new SizeSlippage.Step(400, 0.0003))))
                .withFunding(new Funding(60, fundingRate))
                .withFeeAsset(FeeAsset.RECEIVED);
    }

    /** Some with actual funding rates, some with margin, some with both. */
    private static Costs held(Costs costs, long seed) {
        Costs funded = (seed & 16) == 0 ? costs : costs.withFundingRates(MarginFixtures.everyMinutes(45, 200, seed));
        return (seed & 32) == 0 ? funded : funded.withMargin(MarginFixtures.leverage(25, "0.005", "0.0125"));
    }

    /** Entries take, or rest for a while, are quoted again and cross. */
    private static Optional<MakerEntry> maker(long seed) {
        return (seed & 12) == 0
                ? Optional.empty()
                : Optional.of(new MakerEntry(0.0005, 1 + (int) (seed & 1), 1, (seed & 4) == 0));
    }

    /** Every other seed trades in coarse steps, so that a fee in the base asset leaves dust. */
    private static VenueFilters filters(long seed) {
        BigDecimal step = new BigDecimal("0.01");
        return (seed & 2) == 0
                ? VenueFilters.UNKNOWN
                : new VenueFilters(new BigDecimal("0.05"), step, step, new BigDecimal("9000"), new BigDecimal("5"));
    }

    private static String text(TraderState state) {
        return TraderStateCodec.toTree(state).toString();
    }

    private static TraderState state(String text) {
        try {
            return TraderStateCodec.fromTree(MAPPER.readTree(text));
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }
}
