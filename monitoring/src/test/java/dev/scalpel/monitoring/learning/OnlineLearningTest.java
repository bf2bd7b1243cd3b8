package dev.scalpel.monitoring.learning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.invocation.Deadline;
import dev.scalpel.learning.examples.Examples;
import dev.scalpel.market.Bar;
import dev.scalpel.market.BarSeries;
import dev.scalpel.model.Manifest;
import dev.scalpel.model.ModelStore;
import dev.scalpel.model.SavedModel;
import dev.scalpel.monitoring.learning.LearningResult.Outcome;
import dev.scalpel.promotion.Champion;
import dev.scalpel.research.synthetic.Edge;
import dev.scalpel.research.synthetic.EdgeKind;
import dev.scalpel.research.synthetic.EdgeSize;
import dev.scalpel.research.synthetic.MarketSpec;
import dev.scalpel.research.synthetic.TwoPairMarket;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OnlineLearningTest {

    private static final int FIT_DAYS = 30;
    private static final int DAYS = FIT_DAYS + 14 + 3;

    private static MarketSpec steady(Edge edge) {
        return TwoPairMarket.market(edge, DAYS, 2);
    }

    /** One strong edge is replaced by another. */
    private static MarketSpec shifted() {
        return steady(EdgeSize.STRONG.of(EdgeKind.REVERSION)).withShift(FIT_DAYS, EdgeSize.STRONG.of(EdgeKind.REGIME));
    }

    @Test
    void adoptsAnUpdateAfterAShiftAndKeepsTheChampionsExpiry() {
        LearningFixture fixture = new LearningFixture(shifted(), FIT_DAYS);
        Champion before = fixture.registry.champion(LearningFixture.INSTRUMENT);

        LearningResult result = fixture.learn(fixture.online());

        assertThat(result.outcome()).as(result.explanation()).isEqualTo(Outcome.ADOPTED);
        assertThat(result.explanation()).startsWith("promoted: better than the champion with probability ");
        Champion after = fixture.registry.champion(LearningFixture.INSTRUMENT);
        assertThat(after.expiry()).isEqualTo(before.expiry());
        SavedModel model = new ModelStore(fixture.store)
                .load(LearningFixture.INSTRUMENT, after.modelId().orElseThrow());
        Manifest manifest = model.bracketManifest();
        assertThat(manifest.method()).isEqualTo("online");
        assertThat(manifest.parent()).isEqualTo(Optional.of(fixture.champion.id()));
        assertThat(manifest.normaliser())
                .isEqualTo(fixture.champion.bracketManifest().normaliser());
        assertThat(manifest.grid()).isEqualTo(fixture.champion.bracketManifest().grid());
        assertThat(model.file("network-1.bin")).isNotEqualTo(fixture.champion.file("network-1.bin"));
        assertThat(manifest.gate()).containsKey("differenceProbability");
        assertThat(manifest.bars()).isNotEmpty();
    }

    @Test
    void refusesAnUpdateWithoutAShiftAndStoresNothing() {
        LearningFixture fixture = new LearningFixture(steady(EdgeSize.STRONG.of(EdgeKind.FLOW)), FIT_DAYS);
        int objects = fixture.store.list("").size();

        LearningResult result = fixture.learn(fixture.online());

        assertThat(result.outcome()).as(result.explanation()).isEqualTo(Outcome.REFUSED);
        assertThat(result.explanation()).startsWith("kept " + fixture.champion.id());
        assertThat(result.figures()).containsKeys("differenceProbability", "challengerNet", "championNet");
        assertThat(fixture.store.list("")).hasSize(objects);
        assertThat(fixture.registry.champion(LearningFixture.INSTRUMENT).modelId())
                .isEqualTo(Optional.of(fixture.champion.id()));
    }

    @Test
    void doesNotLearnFromTheUnseenBars() {
        LearningFixture fixture = new LearningFixture(shifted(), FIT_DAYS);
        LearningData data = fixture.reader()
                .read(LearningFixture.INSTRUMENT, fixture.week().to(), LearningFixture.CONFIG, fixture.now);
        BarSeries bars = data.examples().bars();
        BarSeries.Builder others = new BarSeries.Builder(bars.size());
        for (int row = 0; row < bars.size(); row++) {
            Bar bar = bars.bar(row);
            double factor = bar.openTime() < data.unseen().from() ? 1 : 1.5;
            others.add(new Bar(
                    bar.openTime(),
                    factor * bar.open(),
                    factor * bar.high(),
                    factor * bar.low(),
                    factor * bar.close(),
                    bar.volume(),
                    bar.trades(),
                    bar.takerBuyVolume()));
        }
        Examples elsewhere = Examples.of(
                others.build(),
                data.reference(),
                data.model().featureSet(),
                data.model().grid(),
                LearningFixture.COSTS);
        LearningData other = new LearningData(
                LearningFixture.INSTRUMENT,
                data.champion(),
                data.model(),
                elsewhere,
                data.reference(),
                data.newest(),
                data.unseen());

        assertThat(update(fixture, other)).isEqualTo(update(fixture, data));
        assertThat(update(fixture, data).equals(hex(fixture.champion.file("network-1.bin"))))
                .isFalse();
    }

    private static String update(LearningFixture fixture, LearningData data) {
        return hex(
                OnlineLearning.learned(data, UpdateSettings.DEFAULT, LearningFixture.CONFIG.seed(), fixture.deadline())
                        .files()
                        .get("network-1.bin"));
    }

    private static String hex(byte @Nullable [] bytes) {
        return HexFormat.of().formatHex(Objects.requireNonNull(bytes));
    }

    @Test
    void isSkippedAfterTheDeadline() {
        LearningFixture fixture = new LearningFixture(steady(Edge.none()).withMinutes(37 * 1_440), FIT_DAYS);
        Deadline over = Deadline.in(Duration.ZERO, Clock.fixed(fixture.now, ZoneOffset.UTC));

        LearningResult result = fixture.online().learn(LearningFixture.INSTRUMENT, fixture.week(), over);

        assertThat(result.outcome()).isEqualTo(Outcome.SKIPPED);
        assertThat(result.explanation()).isEqualTo("Out of time before the update was done.");
    }

    @Test
    void isSkippedWithoutAChampionOrNewBars() {
        LearningFixture fixture = new LearningFixture(steady(Edge.none()).withMinutes(35 * 1_440), FIT_DAYS);

        assertThat(fixture.learn(fixture.online()).explanation()).contains("there must be 3 days");

        fixture.registry.retire(LearningFixture.INSTRUMENT, fixture.champion.id(), fixture.now, "retired", Map.of());
        assertThat(fixture.learn(fixture.online()).explanation())
                .isEqualTo("The champion is flat: there is no model to update.");
    }
}
