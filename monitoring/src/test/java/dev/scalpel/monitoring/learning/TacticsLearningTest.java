package dev.scalpel.monitoring.learning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.invocation.Deadline;
import dev.scalpel.learning.examples.TimeBlock;
import dev.scalpel.model.BracketModel;
import dev.scalpel.model.Manifest;
import dev.scalpel.model.ModelStore;
import dev.scalpel.model.SavedModel;
import dev.scalpel.model.TacticsPolicy;
import dev.scalpel.monitoring.learning.LearningResult.Outcome;
import dev.scalpel.promotion.Champion;
import dev.scalpel.research.synthetic.Edge;
import dev.scalpel.research.synthetic.EdgeKind;
import dev.scalpel.research.synthetic.EdgeSize;
import dev.scalpel.research.synthetic.MarketSpec;
import dev.scalpel.research.synthetic.TwoPairMarket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TacticsLearningTest {

    private static final int FIT_DAYS = 30;
    private static final Edge EDGE = EdgeSize.STRONG.of(EdgeKind.FLOW);

    private static MarketSpec steady() {
        return TwoPairMarket.market(EDGE, FIT_DAYS + 14 + 3, 4);
    }

    /** From the end of the fit on the edge works the other way round while the market is lively. */
    private static MarketSpec turned() {
        return steady().withShift(FIT_DAYS, EDGE.with(Edge.HighVolatility.REVERSED));
    }

    private static TacticsLearning tactics(LearningFixture school) {
        return new TacticsLearning(school.store, school.clock(), school.reader(), symbol -> LearningFixture.RULES);
    }

    @Test
    void whereARegimeHasTurnedAPolicyIsAdoptedThatStandsAsideThere() {
        LearningFixture school = new LearningFixture(turned(), FIT_DAYS);
        Champion before = school.registry.champion(LearningFixture.SYMBOL);

        LearningResult lesson = school.learn(tactics(school));

        assertThat(lesson.outcome()).as(lesson.words()).isEqualTo(Outcome.ADOPTED);
        assertThat(lesson.figures()).containsKeys("differenceProbability", "championNet", "regimes: stand aside");
        Champion after = school.registry.champion(LearningFixture.SYMBOL);
        assertThat(after.expiry()).isEqualTo(before.expiry());
        SavedModel saved = new ModelStore(school.store)
                .load(LearningFixture.SYMBOL, after.modelId().orElseThrow());
        assertThat(saved.manifest().method()).isEqualTo("tactics");
        assertThat(saved.manifest().parent()).isEqualTo(Optional.of(school.champion.id()));
        assertThat(saved.files()).containsKey(Manifest.POLICY);
        assertThat(saved.file("network-1.bin")).isEqualTo(school.champion.file("network-1.bin"));
        TacticsPolicy policy = BracketModel.open(saved).policy().orElseThrow();
        List<Integer> choices = policy.choices();
        int liveliest = policy.regimes().levels() - 1;
        for (int regime = 0; regime < choices.size(); regime++) {
            if (policy.regimes().place(regime).liveliness() == liveliest) {
                assertThat(policy.action(regime).tactics())
                        .as(policy.words(regime))
                        .isEmpty();
            }
        }
    }

    @Test
    void inOneRegimeThePolicyIsRefusedAndNothingIsStored() {
        LearningFixture school = new LearningFixture(steady(), FIT_DAYS);
        int objects = school.store.list("").size();

        LearningResult lesson = school.learn(tactics(school));

        assertThat(lesson.outcome()).as(lesson.words()).isEqualTo(Outcome.REFUSED);
        assertThat(lesson.words()).startsWith("kept " + school.champion.id());
        assertThat(school.store.list("")).hasSize(objects);
        assertThat(school.registry.champion(LearningFixture.SYMBOL).modelId()).contains(school.champion.id());
    }

    @Test
    void anAdoptedPolicyOutlivesAnOnlineUpdate() {
        LearningFixture school = new LearningFixture(turned(), FIT_DAYS);
        school.learn(tactics(school));
        LearningData material = school.reader()
                .read(
                        LearningFixture.SYMBOL,
                        school.week().to(),
                        new LearningConfig(
                                LearningFixture.RULES.venue(),
                                LearningFixture.RULES.simulation(),
                                LearningFixture.RULES.gate(),
                                Duration.ofHours(2),
                                Duration.ofHours(1),
                                LearningFixture.RULES.replay(),
                                7),
                        school.now);

        SavedModel updated = new ChallengerPromotion(school.store, LearningFixture.RULES)
                .draft(
                        material,
                        OnlineLearning.learned(material, UpdateSettings.DEFAULT, 7, school.deadline()),
                        school.now);

        assertThat(BracketModel.open(updated).policy())
                .isEqualTo(material.model().policy())
                .isPresent();
    }

    @Test
    void aDeadlineThatHasPassedLeavesEverythingAsItWas() {
        LearningFixture school = new LearningFixture(steady().withMinutes(37 * 1_440), FIT_DAYS);
        Deadline over = Deadline.in(Duration.ZERO, Clock.fixed(school.now, ZoneOffset.UTC));

        LearningResult lesson = tactics(school).learn(LearningFixture.SYMBOL, school.week(), over);

        assertThat(lesson.outcome()).isEqualTo(Outcome.SKIPPED);
        assertThat(lesson.words()).isEqualTo("The time was over before the tactics were learned.");
    }

    @Test
    void theUnseenBarsTeachNothing() {
        LearningFixture school = new LearningFixture(turned(), FIT_DAYS);
        LearningData material =
                school.reader().read(LearningFixture.SYMBOL, school.week().to(), LearningFixture.RULES, school.now);
        LearningData shorter = school.reader()
                .read(
                        LearningFixture.SYMBOL,
                        school.week().to().minus(Duration.ofDays(1)),
                        LearningFixture.RULES,
                        school.now);
        LearningData sameNewest = new LearningData(
                material.champion(),
                material.model(),
                shorter.examples(),
                shorter.reference(),
                material.newest(),
                new TimeBlock(material.unseen().from(), shorter.unseen().to()));

        assertThat(learned(sameNewest, school)).isEqualTo(learned(material, school));
    }

    private static String learned(LearningData material, LearningFixture school) {
        return new String(
                TacticsUpdate.of(material, LearningFixture.RULES.simulation(), RegimeLearning::learn, school.deadline())
                        .policy()
                        .toBytes(),
                StandardCharsets.UTF_8);
    }
}
