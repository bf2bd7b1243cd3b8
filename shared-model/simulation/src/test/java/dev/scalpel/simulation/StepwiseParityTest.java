package dev.scalpel.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.market.BarSeries;
import dev.scalpel.trading.AccountView;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.Decision;
import dev.scalpel.trading.FeeAsset;
import dev.scalpel.trading.Funding;
import dev.scalpel.trading.Position;
import dev.scalpel.trading.RiskLimits;
import dev.scalpel.trading.SizeSlippage;
import dev.scalpel.trading.Trade;
import dev.scalpel.trading.VenueFilters;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
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
        Costs costs = costs(0.0001);
        SimulationSettings settings = new SimulationSettings(costs, delay, RiskLimits.DEFAULT, filters(seed), 0.98);
        RandomRule rule = new RandomRule(bars, seed, 0.3);

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
            if (trader.awaitsDecision()) {
                trader.accept(rule.decide(row, trader.account()), bars.close(row));
            }
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
        Costs costs = costs((seed & 1) * 0.0001);
        SimulationSettings settings = new SimulationSettings(costs, delay, RiskLimits.DEFAULT, filters(seed), 0.98);
        RareRule rule = RareRule.of(bars, seed);
        Events stepped = new Events();
        Trader trader = new Trader(settings, TraderState.starting(1_000), stepped);
        double[] equity = new double[bars.size()];
        for (int row = 0; row < bars.size(); row++) {
            trader.onBar(bars.bar(row));
            if (trader.awaitsDecision()) {
                trader.accept(rule.decide(row, trader.account()), bars.close(row));
            }
            equity[row] = trader.account().equity();
        }

        Events batched = new Events();
        SimulationResult batch = BatchSimulator.run(bars, rule, settings, TraderState.starting(1_000), batched);

        assertThat(batched.events).isEqualTo(stepped.events);
        assertThat(batch.equityCurve()).isEqualTo(equity);
        assertThat(batch.endState()).isEqualTo(trader.state());
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

    @Property(tries = 50)
    void aBatchInTwoPartsIsTheBatchInOne(@ForAll long seed, @ForAll @IntRange(max = 300) int cut) {
        BarSeries bars = BarFixtures.wild(seed, 300);
        SimulationSettings settings = SimulationSettings.of(Costs.of(0.0005, 0.0001));
        RandomRule rule = new RandomRule(bars, seed, 0.3);
        SimulationResult whole = BatchSimulator.run(bars, rule, settings, 1_000);

        SimulationResult first = BatchSimulator.run(bars.slice(0, cut), rule, settings, 1_000);
        SimulationResult second = BatchSimulator.run(
                bars.slice(cut, bars.size()),
                (row, account) -> rule.decide(row + cut, account),
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

    /** Every other seed trades in coarse steps, so that a fee in the base asset leaves dust. */
    /** Every cost, with a size in the midst of the orders' sizes. */
    private static Costs costs(double fundingRate) {
        return Costs.of(0.0005, 0.0001)
                .withMakerFee(0.0002)
                .withHalfSpread(0.00005)
                .withSlippage(new SizeSlippage(0.0001, List.of(new SizeSlippage.Step(400, 0.0003))))
                .withFunding(new Funding(60, fundingRate))
                .withFeeAsset(FeeAsset.RECEIVED);
    }

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
