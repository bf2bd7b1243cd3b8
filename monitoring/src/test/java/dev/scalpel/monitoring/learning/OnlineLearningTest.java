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

    /** A strong edge goes, another comes. */
    private static MarketSpec shifted() {
        return steady(EdgeSize.STRONG.of(EdgeKind.REVERSION)).withShift(FIT_DAYS, EdgeSize.STRONG.of(EdgeKind.REGIME));
    }

    @Test
    void afterAShiftTheUpdateIsAdoptedWithParentMethodAndTheChampionsExpiry() {
        LearningFixture school = new LearningFixture(shifted(), FIT_DAYS);
        Champion before = school.registry.champion(LearningFixture.SYMBOL);

        LearningResult lesson = school.learn(school.online());

        assertThat(lesson.outcome()).as(lesson.words()).isEqualTo(Outcome.ADOPTED);
        assertThat(lesson.words()).startsWith("promoted: better than the champion with probability ");
        Champion after = school.registry.champion(LearningFixture.SYMBOL);
        assertThat(after.expiry()).isEqualTo(before.expiry());
        SavedModel model = new ModelStore(school.store)
                .load(LearningFixture.SYMBOL, after.modelId().orElseThrow());
        Manifest manifest = model.manifest();
        assertThat(manifest.method()).isEqualTo("online");
        assertThat(manifest.parent()).isEqualTo(Optional.of(school.champion.id()));
        assertThat(manifest.normaliser()).isEqualTo(school.champion.manifest().normaliser());
        assertThat(manifest.grid()).isEqualTo(school.champion.manifest().grid());
        assertThat(model.file("network-1.bin")).isNotEqualTo(school.champion.file("network-1.bin"));
        assertThat(manifest.gate()).containsKey("differenceProbability");
        assertThat(manifest.bars()).isNotEmpty();
    }

    @Test
    void withoutAShiftTheUpdateIsRefusedAndNothingIsStored() {
        LearningFixture school = new LearningFixture(steady(EdgeSize.STRONG.of(EdgeKind.FLOW)), FIT_DAYS);
        int objects = school.store.list("").size();

        LearningResult lesson = school.learn(school.online());

        assertThat(lesson.outcome()).as(lesson.words()).isEqualTo(Outcome.REFUSED);
        assertThat(lesson.words()).startsWith("kept " + school.champion.id());
        assertThat(lesson.figures()).containsKeys("differenceProbability", "challengerNet", "championNet");
        assertThat(school.store.list("")).hasSize(objects);
        assertThat(school.registry.champion(LearningFixture.SYMBOL).modelId())
                .isEqualTo(Optional.of(school.champion.id()));
    }

    @Test
    void theUnseenBarsTeachNothing() {
        LearningFixture school = new LearningFixture(shifted(), FIT_DAYS);
        LearningData material =
                school.reader().read(LearningFixture.SYMBOL, school.week().to(), LearningFixture.RULES, school.now);
        BarSeries bars = material.examples().bars();
        BarSeries.Builder others = new BarSeries.Builder(bars.size());
        for (int row = 0; row < bars.size(); row++) {
            Bar bar = bars.bar(row);
            double factor = bar.openTime() < material.unseen().from() ? 1 : 1.5;
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
                material.reference(),
                material.model().featureSet(),
                material.model().grid(),
                LearningFixture.COSTS);
        LearningData other = new LearningData(
                material.champion(),
                material.model(),
                elsewhere,
                material.reference(),
                material.newest(),
                material.unseen());

        assertThat(update(school, other)).isEqualTo(update(school, material));
        assertThat(update(school, material).equals(hex(school.champion.file("network-1.bin"))))
                .isFalse();
    }

    private static String update(LearningFixture school, LearningData material) {
        return hex(OnlineLearning.learned(
                        material, UpdateSettings.DEFAULT, LearningFixture.RULES.seed(), school.deadline())
                .files()
                .get("network-1.bin"));
    }

    private static String hex(byte @Nullable [] bytes) {
        return HexFormat.of().formatHex(Objects.requireNonNull(bytes));
    }

    @Test
    void aDeadlineThatHasPassedLeavesEverythingAsItWas() {
        LearningFixture school = new LearningFixture(steady(Edge.none()).withMinutes(37 * 1_440), FIT_DAYS);
        Deadline over = Deadline.in(Duration.ZERO, Clock.fixed(school.now, ZoneOffset.UTC));

        LearningResult lesson = school.online().learn(LearningFixture.SYMBOL, school.week(), over);

        assertThat(lesson.outcome()).isEqualTo(Outcome.SKIPPED);
        assertThat(lesson.words()).isEqualTo("The time was over before the update was done.");
    }

    @Test
    void withoutAChampionOrWithoutNewBarsThereIsNothingToLearn() {
        LearningFixture school = new LearningFixture(steady(Edge.none()).withMinutes(35 * 1_440), FIT_DAYS);

        assertThat(school.learn(school.online()).words()).contains("there must be 3 days");

        school.registry.retire(LearningFixture.SYMBOL, school.champion.id(), school.now, "retired", Map.of());
        assertThat(school.learn(school.online()).words())
                .isEqualTo("The champion is flat: there is nothing to go on from.");
    }
}
