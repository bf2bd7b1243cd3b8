package dev.scalpel.execution.champion;

import java.util.Set;
import java.util.List;
import dev.scalpel.trading.ScoreTactics;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.research.samples.SampleScoreModel;
import dev.scalpel.model.score.ScoreWeights;
import dev.scalpel.model.score.ScoreModel;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.features.FeatureSet;
import dev.scalpel.features.FeatureVariant;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Symbol;
import dev.scalpel.promotion.ChampionRegistry;
import dev.scalpel.research.samples.SampleModel;
import dev.scalpel.store.ETag;
import dev.scalpel.store.StoreKeys;
import dev.scalpel.store.local.MemoryStore;
import dev.scalpel.trading.CostBook;
import dev.scalpel.trading.Costs;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StoredChampionsTest {

    private static final Symbol ETH = Symbol.parse("ETH/USDT");
    private static final InstrumentId ETH_ID = new InstrumentId("binance", ETH);
    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");

    private final MemoryStore store = new MemoryStore();
    private final StoredChampions champions = new StoredChampions(store, CostBook.same(Costs.FREE));

    @Test
    void beforeTheFirstPromotionThereIsNoModel() {
        assertThat(champions.of(ETH_ID, NOW)).isEqualTo(new ChampionStatus.Flat("never promoted"));
    }

    @Test
    void promotionsAndRetirementsTakeEffectInTheNextMinute() {
        assertThat(champions.of(ETH_ID, NOW)).isInstanceOf(ChampionStatus.Flat.class);
        String id = promote();
        assertThat(champions.of(ETH_ID, NOW))
                .isInstanceOfSatisfying(
                        ChampionStatus.Model.class,
                        model -> assertThat(model.forecaster().modelId()).isEqualTo(id));
        new ChampionRegistry(store).retire(ETH_ID, id, NOW.plusSeconds(60), "too old", Map.of());
        assertThat(champions.of(ETH_ID, NOW)).isInstanceOf(ChampionStatus.Flat.class);
    }

    @Test
    void aModelIsOpenedInItsStyle() {
        FeatureSet set = FeatureSet.extended(FeatureVariant.ALONE);
        ScoreWeights weights = new ScoreWeights(List.of(15), new double[1][set.size() + 1]);
        String id = SampleScoreModel.put(
                store, ETH_ID, set, weights, ScoreTactics.DEFAULT, new ScoreModel.Frozen(0.001, 0.5, 1), NOW);

        assertThat(champions.of(ETH_ID, NOW))
                .isInstanceOfSatisfying(
                        ChampionStatus.Model.class,
                        model -> assertThat(model.forecaster())
                                .isInstanceOfSatisfying(ScoreForecaster.class, score -> {
                                    assertThat(score.modelId()).isEqualTo(id);
                                    assertThat(score.tactics()).isEqualTo(ScoreTactics.DEFAULT);
                                    assertThat(score.costs()).isEqualTo(Costs.FREE);
                                    assertThat(score.features().version()).isEqualTo(set.version());
                                    assertThat(score.sidesAmong(Set.of(PositionSide.LONG)))
                                            .containsExactly(PositionSide.LONG);
                                }));
    }

    @Test
    void aModelIsOpenedOnceWhileThePointerStays() {
        promote();
        ChampionStatus first = champions.of(ETH_ID, NOW);
        assertThat(champions.of(ETH_ID, NOW.plusSeconds(60))).isSameAs(first);
    }

    @Test
    void anExpiredChampionDoesNotTrade() {
        promote();
        assertThat(champions.of(ETH_ID, NOW.plus(Duration.ofDays(14)).minusMillis(1)))
                .isInstanceOf(ChampionStatus.Model.class);
        assertThat(champions.of(ETH_ID, NOW.plus(Duration.ofDays(14))))
                .isInstanceOfSatisfying(
                        ChampionStatus.Flat.class,
                        flat -> assertThat(flat.reason()).contains("expired at 2026-06-15T00:00:00Z"));
    }

    @Test
    void aDamagedModelIsRefusedAndTheReasonSaysWhatToDo() {
        String id = promote();
        String key = StoreKeys.model(ETH_ID, id, "network-1.bin");
        ETag tag = store.get(key).orElseThrow().etag();
        store.putIfMatch(key, new byte[] {1}, tag);
        assertThat(champions.of(ETH_ID, NOW))
                .isInstanceOfSatisfying(
                        ChampionStatus.Refused.class,
                        refused -> assertThat(refused.reason())
                                .contains("its file network-1.bin is damaged", "nothing is opened"));
    }

    @Test
    void aDamagedPointerIsRefusedAndTheReasonSaysWhatToDo() {
        store.putIfAbsent(StoreKeys.champion(ETH_ID), new byte[] {'{', '}'});
        assertThat(champions.of(ETH_ID, NOW))
                .isInstanceOfSatisfying(
                        ChampionStatus.Refused.class,
                        refused -> assertThat(refused.reason()).contains("champion.json is damaged"));
    }

    private String promote() {
        return SampleModel.put(store, ETH_ID, FeatureSet.standard(FeatureVariant.ALONE), NOW);
    }
}
