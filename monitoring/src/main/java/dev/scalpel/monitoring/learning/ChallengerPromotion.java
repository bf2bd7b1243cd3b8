package dev.scalpel.monitoring.learning;

import dev.scalpel.learning.examples.BarHashes;
import dev.scalpel.learning.fit.LibraryVersions;
import dev.scalpel.learning.replay.BlockReplay;
import dev.scalpel.learning.replay.ModelReplay;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.model.BracketModel;
import dev.scalpel.model.Manifest;
import dev.scalpel.model.ModelStore;
import dev.scalpel.model.SavedModel;
import dev.scalpel.model.SuccessorSpec;
import dev.scalpel.monitoring.learning.LearningResult.Outcome;
import dev.scalpel.promotion.Champion;
import dev.scalpel.promotion.ChampionChangedException;
import dev.scalpel.promotion.ChampionRegistry;
import dev.scalpel.promotion.Verdict;
import dev.scalpel.store.ObjectStore;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Judges a learned challenger against the champion on the unseen bars, and stores and promotes it only if it passes the
 * gate. It inherits the champion's expiry, because the evidence of a few days does not replace the next training.
 */
public final class ChallengerPromotion {

    private final ObjectStore store;
    private final LearningConfig config;

    public ChallengerPromotion(ObjectStore store, LearningConfig config) {
        this.store = store;
        this.config = config;
    }

    /** Replays the challenger and the champion over the unseen bars, and promotes the challenger if it passes. */
    LearningResult decide(
            String name, InstrumentId instrument, LearningData data, LearnedChallenger learned, Instant now) {
        ChallengerReplay replay = replay(data, learned, now);
        return decide(name, instrument, data, learned, replay, judge(data, learned, replay), now);
    }

    /**
     * Applies the verdict.
     *
     * @param replay the challenger and the champion on bars that the challenger has not learned from
     */
    LearningResult decide(
            String name,
            InstrumentId instrument,
            LearningData data,
            LearnedChallenger learned,
            ChallengerReplay replay,
            Verdict verdict,
            Instant now) {
        Map<String, Double> figures = new LinkedHashMap<>(verdict.figures());
        learned.figures().forEach(figures::putIfAbsent);
        if (!verdict.promoted()) {
            return new LearningResult(name, instrument.symbol(), Outcome.REFUSED, verdict.explanation(), figures);
        }
        SavedModel model = model(instrument, data, learned, Optional.of(verdict), replay.promisedToRealised(), now);
        try {
            promote(instrument, data, model, verdict, now);
        } catch (ChampionChangedException changed) {
            return new LearningResult(
                    name, instrument.symbol(), Outcome.REFUSED, String.valueOf(changed.getMessage()), figures);
        }
        return new LearningResult(name, instrument.symbol(), Outcome.ADOPTED, verdict.explanation(), figures);
    }

    /** The challenger as a model that has not been judged. */
    public SavedModel unjudged(LearningData data, LearnedChallenger learned, Instant now) {
        return model(data.instrument(), data, learned, Optional.empty(), Double.NaN, now);
    }

    /** Replays challenger and champion over the unseen bars. */
    public ChallengerReplay replay(LearningData data, LearnedChallenger learned, Instant now) {
        return new ChallengerReplay(
                data.unseen(), trade(BracketModel.open(unjudged(data, learned, now)), data), trade(data.model(), data));
    }

    public Verdict judge(LearningData data, LearnedChallenger learned, ChallengerReplay replay) {
        return replay.comparedWith(data.champion().id()).judge(config.gate(), learned.confidence());
    }

    private BlockReplay trade(BracketModel model, LearningData data) {
        return ModelReplay.replay(model, data.examples(), data.reference(), data.unseen(), config.simulation());
    }

    private void promote(InstrumentId instrument, LearningData data, SavedModel model, Verdict verdict, Instant now) {
        ChampionRegistry registry = new ChampionRegistry(store);
        Champion champion = registry.champion(instrument);
        String parent = data.champion().id();
        Duration left = champion.expiry()
                .filter(expiry -> now.isBefore(expiry))
                .map(expiry -> Duration.between(now, expiry))
                .orElseThrow(() -> new NothingToLearnException("The champion " + parent + " has expired."));
        new ModelStore(store).save(instrument, model);
        registry.promote(
                instrument,
                new Champion.Step(now, Optional.of(model.id()), verdict.explanation(), verdict.figures()),
                Optional.of(parent),
                left);
    }

    private SavedModel model(
            InstrumentId instrument,
            LearningData data,
            LearnedChallenger learned,
            Optional<Verdict> verdict,
            double promisedToRealised,
            Instant now) {
        Map<String, byte[]> files = new LinkedHashMap<>(data.champion().files());
        files.putAll(learned.files());
        Manifest parent = data.champion().bracketManifest();
        Manifest manifest = parent.successor(new SuccessorSpec(
                learned.method(),
                data.champion().id(),
                learned.calibration(),
                Manifest.Charges.of(config.simulation().decisionCosts()),
                new Manifest.Window(
                        parent.window().from(),
                        data.newest().to(),
                        data.unseen().to()),
                BarHashes.of(instrument, data.examples().bars()),
                config.seed(),
                verdict.map(Verdict::figures).orElse(Map.of()),
                verdict.map(Verdict::explanation).orElse("not judged yet"),
                promisedToRealised,
                LibraryVersions.versions()));
        return SavedModel.of(manifest, files, now);
    }
}
