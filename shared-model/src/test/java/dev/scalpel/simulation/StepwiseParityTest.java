package dev.scalpel.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.market.BarSeries;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.Funding;
import dev.scalpel.trading.Limits;
import dev.scalpel.trading.Trade;
import dev.scalpel.trading.VenueFilters;
import java.util.ArrayList;
import java.util.List;
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
        BarSeries bars = SomeBars.wild(seed, 400);
        Costs costs = new Costs(0.0005, 0.0001, new Funding(60, 0.0001));
        SimulationSettings settings = new SimulationSettings(costs, delay, Limits.DEFAULT, VenueFilters.FINE, 0.98);
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

    @Property(tries = 50)
    void aBatchInTwoPartsIsTheBatchInOne(@ForAll long seed, @ForAll @IntRange(max = 300) int cut) {
        BarSeries bars = SomeBars.wild(seed, 300);
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
        ObjectNode tree = TraderStateJson.toTree(TraderState.starting(1_000));
        tree.remove("account");

        assertThatThrownBy(() -> TraderStateJson.fromTree(tree))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the trader's state has no field 'account'");
    }

    @Test
    void refusesAnAccountThatBreaksItsOwnRules() {
        ObjectNode tree = TraderStateJson.toTree(TraderState.starting(1_000));
        tree.withObject("/account").put("peakEquity", -1);

        assertThatThrownBy(() -> TraderStateJson.fromTree(tree))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'account'")
                .hasMessageContaining("peakEquity must be finite and > 0: -1.0");
    }

    private static String text(TraderState state) {
        return TraderStateJson.toTree(state).toString();
    }

    private static TraderState state(String text) {
        try {
            return TraderStateJson.fromTree(MAPPER.readTree(text));
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }
}
