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

    /** After the fit, the edge is inverted while volatility is high. */
    private static MarketSpec inverted() {
        return steady().withShift(FIT_DAYS, EDGE.with(Edge.HighVolatility.REVERSED));
    }

    private static TacticsLearning tactics(LearningFixture fixture) {
        return new TacticsLearning(fixture.store, fixture.clock(), fixture.reader(), symbol -> LearningFixture.CONFIG);
    }

    @Test
    void adoptsAPolicyThatStandsAsideWhereTheEdgeIsInverted() {
        LearningFixture fixture = new LearningFixture(inverted(), FIT_DAYS);
        Champion before = fixture.registry.champion(LearningFixture.INSTRUMENT);

        LearningResult result = fixture.learn(tactics(fixture));

        assertThat(result.outcome()).as(result.explanation()).isEqualTo(Outcome.ADOPTED);
        assertThat(result.figures()).containsKeys("differenceProbability", "championNet", "regimes: stand aside");
        Champion after = fixture.registry.champion(LearningFixture.INSTRUMENT);
        assertThat(after.expiry()).isEqualTo(before.expiry());
        SavedModel saved = new ModelStore(fixture.store)
                .load(LearningFixture.INSTRUMENT, after.modelId().orElseThrow());
        assertThat(saved.manifest().method()).isEqualTo("tactics");
        assertThat(saved.manifest().parent()).isEqualTo(Optional.of(fixture.champion.id()));
        assertThat(saved.files()).containsKey(Manifest.POLICY);
        assertThat(saved.file("network-1.bin")).isEqualTo(fixture.champion.file("network-1.bin"));
        TacticsPolicy policy = BracketModel.open(saved).policy().orElseThrow();
        List<Integer> choices = policy.choices();
        int highest = policy.regimes().levels() - 1;
        for (int regime = 0; regime < choices.size(); regime++) {
            if (policy.regimes().regime(regime).volatilityLevel() == highest) {
                assertThat(policy.action(regime).tactics())
                        .as(policy.describe(regime))
                        .isEmpty();
            }
        }
    }

    @Test
    void refusesAPolicyWithoutAChangeAndStoresNothing() {
        LearningFixture fixture = new LearningFixture(steady(), FIT_DAYS);
        int objects = fixture.store.list("").size();

        LearningResult result = fixture.learn(tactics(fixture));

        assertThat(result.outcome()).as(result.explanation()).isEqualTo(Outcome.REFUSED);
        assertThat(result.explanation()).startsWith("kept " + fixture.champion.id());
        assertThat(fixture.store.list("")).hasSize(objects);
        assertThat(fixture.registry.champion(LearningFixture.INSTRUMENT).modelId())
                .contains(fixture.champion.id());
    }

    @Test
    void anOnlineUpdateKeepsTheAdoptedPolicy() {
        LearningFixture fixture = new LearningFixture(inverted(), FIT_DAYS);
        fixture.learn(tactics(fixture));
        LearningData data = fixture.reader()
                .read(
                        LearningFixture.INSTRUMENT,
                        fixture.week().to(),
                        new LearningConfig(
                                LearningFixture.CONFIG.simulation(),
                                LearningFixture.CONFIG.gate(),
                                Duration.ofHours(2),
                                Duration.ofHours(1),
                                LearningFixture.CONFIG.replay(),
                                7),
                        fixture.now);

        SavedModel updated = new ChallengerPromotion(fixture.store, LearningFixture.CONFIG)
                .unjudged(
                        data, OnlineLearning.learned(data, UpdateSettings.DEFAULT, 7, fixture.deadline()), fixture.now);

        assertThat(BracketModel.open(updated).policy())
                .isEqualTo(data.model().policy())
                .isPresent();
    }

    @Test
    void isSkippedAfterTheDeadline() {
        LearningFixture fixture = new LearningFixture(steady().withMinutes(37 * 1_440), FIT_DAYS);
        Deadline over = Deadline.in(Duration.ZERO, Clock.fixed(fixture.now, ZoneOffset.UTC));

        LearningResult result = tactics(fixture).learn(LearningFixture.INSTRUMENT, fixture.week(), over);

        assertThat(result.outcome()).isEqualTo(Outcome.SKIPPED);
        assertThat(result.explanation()).isEqualTo("Out of time before the tactics were learned.");
    }

    @Test
    void doesNotLearnFromTheUnseenBars() {
        LearningFixture fixture = new LearningFixture(inverted(), FIT_DAYS);
        LearningData data = fixture.reader()
                .read(LearningFixture.INSTRUMENT, fixture.week().to(), LearningFixture.CONFIG, fixture.now);
        LearningData shorter = fixture.reader()
                .read(
                        LearningFixture.INSTRUMENT,
                        fixture.week().to().minus(Duration.ofDays(1)),
                        LearningFixture.CONFIG,
                        fixture.now);
        LearningData sameNewest = new LearningData(
                LearningFixture.INSTRUMENT,
                data.champion(),
                data.model(),
                shorter.examples(),
                shorter.reference(),
                data.newest(),
                new TimeBlock(data.unseen().from(), shorter.unseen().to()));

        assertThat(learned(sameNewest, fixture)).isEqualTo(learned(data, fixture));
    }

    private static String learned(LearningData data, LearningFixture fixture) {
        return new String(
                TacticsUpdate.of(data, LearningFixture.CONFIG.simulation(), RegimeLearning::learn, fixture.deadline())
                        .policy()
                        .toBytes(),
                StandardCharsets.UTF_8);
    }
}
