package dev.scalpel.execution.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.execution.ExecutionDependencies;
import dev.scalpel.execution.ExecutionFunction;
import dev.scalpel.features.FeatureSet;
import dev.scalpel.features.FeatureVariant;
import dev.scalpel.invocation.Deadline;
import dev.scalpel.invocation.Dispatcher;
import dev.scalpel.localexchange.time.SettableClock;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Minutes;
import dev.scalpel.market.Symbol;
import dev.scalpel.model.TacticsPolicy;
import dev.scalpel.model.TacticsPolicy.Action;
import dev.scalpel.model.decision.Regimes;
import dev.scalpel.research.samples.SampleModel;
import dev.scalpel.research.synthetic.MarketSpec;
import dev.scalpel.research.synthetic.SyntheticMarket;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.SettingsReader;
import dev.scalpel.store.bars.StoredBars;
import dev.scalpel.store.local.MemoryStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A model with a policy that stands aside in the first half of each day. */
class ExplainPolicyTest {

    private static final Symbol ETH = Symbol.parse("ETH/USDT");
    private static final InstrumentId ETH_ID = new InstrumentId("binance", ETH);
    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
    private static final TacticsPolicy AFTERNOONS = TacticsPolicy.of(
            new Regimes("volatility_60", List.of(), 2, 2, 120),
            List.of(new Action("usual", Optional.of(SampleModel.TACTICS)), new Action("stand aside", Optional.empty())),
            List.of(1, 1, 0, 0));

    private final MemoryStore store = new MemoryStore();
    private final Settings settings = SettingsReader.fromText(
                    "test", "symbols: {ETH/USDT: 0.7}\ncosts: {feeBp: 0, slippageBp: 0}\n", Map.of())
            .settings();

    private String explained(int minuteBeforeOrAfterNoon) {
        return String.join(
                "\n",
                new Explain(settings, store)
                        .of(ETH_ID, NOON.plus(Duration.ofMinutes(minuteBeforeOrAfterNoon)))
                        .lines());
    }

    @Test
    void explainsWhichTacticsWereUsedAndWhy() {
        long begin = Minutes.plus(NOON.toEpochMilli(), -3 * Minutes.PER_DAY);
        new StoredBars(store)
                .append(
                        ETH_ID,
                        SyntheticMarket.of(MarketSpec.of(List.of(ETH), begin, 4, 5))
                                .bars(ETH));
        SampleModel.put(store, ETH_ID, FeatureSet.standard(FeatureVariant.ALONE), NOON, Optional.of(AFTERNOONS));
        SettableClock clock = new SettableClock(NOON);
        Dispatcher function = ExecutionFunction.create(
                settings,
                store,
                clock,
                (name, action, failure) -> {
                    throw failure;
                },
                ExecutionDependencies.standard(settings, store, Map.of(), clock));
        for (int minute = -3; minute < 3; minute++) {
            clock.setTo(NOON.plus(Duration.ofMinutes(minute)).plusSeconds(2));
            function.answer("{}", Deadline.in(Duration.ofMinutes(1), clock));
        }

        assertThat(explained(-3))
                .contains("tactics none")
                .contains("policy: stand aside in volatility level 1 of 1, 00-12 UTC")
                .contains("decided    POLICY")
                .contains("repeated from the store, the model decides the same")
                .contains("regime = 0.0");
        assertThat(explained(0))
                .contains("tactics " + SampleModel.TACTICS.id())
                .contains("policy: usual in volatility level 1 of 1, 12-24 UTC")
                .contains("regime = 2.0");
    }
}
