package dev.scalpel.monitoring.learning;

import dev.scalpel.invocation.Deadline;
import dev.scalpel.ledger.repository.Repositories;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.model.Manifest;
import dev.scalpel.monitoring.learning.LearningResult.Outcome;
import dev.scalpel.monitoring.records.ReviewPeriod;
import dev.scalpel.promotion.Verdict;
import dev.scalpel.settings.Settings;
import dev.scalpel.store.ObjectStore;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;

/**
 * Learns by reinforcement learning which tactics to use in which regime. The result is a challenger of method {@value
 * #METHOD}: the champion's networks with a policy, which must do better than the champion on bars that the policy has
 * not learned from.
 */
public final class TacticsLearning implements LearningMethod {

    public static final String METHOD = "tactics";
    private static final String NAME = "tactics-by-regime";

    static final double CONFIDENCE = 0.98;

    private final ObjectStore store;
    private final Clock clock;
    private final LearningDataReader reader;
    private final Function<InstrumentId, LearningConfig> config;

    public TacticsLearning(Settings settings, ObjectStore store, Repositories repositories, Clock clock) {
        this(
                store,
                clock,
                new LearningDataReader(store, repositories.bars(), settings.referenceInstrument()),
                LearningConfig.of(settings, store, repositories, clock));
    }

    TacticsLearning(
            ObjectStore store, Clock clock, LearningDataReader reader, Function<InstrumentId, LearningConfig> config) {
        this.store = store;
        this.clock = clock;
        this.reader = reader;
        this.config = config;
    }

    @Override
    public String name() {
        return NAME;
    }

    public static Verdict judged(LearningData data, TacticsUpdate update, LearningConfig config) {
        return update.evidence().comparedWith(data.champion().id()).judgeTactics(config.gate(), CONFIDENCE);
    }

    @Override
    public LearningResult learn(InstrumentId instrument, ReviewPeriod period, Deadline deadline) {
        Instant now = clock.instant();
        LearningConfig here = config.apply(instrument);
        try {
            LearningData data = reader.read(instrument, period.to(), here, now);
            TacticsUpdate update = TacticsUpdate.of(data, here.simulation(), RegimeLearning::learn, deadline);
            if (update.changedRegimes() == 0) {
                return new LearningResult(
                        NAME,
                        instrument.symbol(),
                        Outcome.REFUSED,
                        "kept " + data.champion().id() + ": in no regime were other tactics clearly better",
                        update.figures());
            }
            Map<String, byte[]> files = Map.of(Manifest.POLICY, update.policy().toBytes());
            LearnedChallenger learned = new LearnedChallenger(
                    METHOD, CONFIDENCE, data.champion().bracketManifest().calibration(), files, update.figures());
            return new ChallengerPromotion(store, here)
                    .decide(NAME, instrument, data, learned, update.evidence(), judged(data, update, here), now);
        } catch (NothingToLearnException nothing) {
            return LearningResult.skipped(NAME, instrument.symbol(), nothing.explanation());
        }
    }
}
