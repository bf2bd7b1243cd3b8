package dev.scalpel.monitoring.learning;

import dev.scalpel.learning.examples.BarHashes;
import dev.scalpel.learning.fit.LibraryVersions;
import dev.scalpel.learning.replay.BlockReplay;
import dev.scalpel.learning.replay.ModelReplay;
import dev.scalpel.market.Symbol;
import dev.scalpel.model.BracketModel;
import dev.scalpel.model.Manifest;
import dev.scalpel.model.ModelStore;
import dev.scalpel.model.SavedModel;
import dev.scalpel.model.prediction.Calibration;
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
 * From what was learned to what becomes of it: the challenger trades the unseen bars beside the champion, the gate
 * judges, and only what it lets pass is stored and promoted. It inherits the champion's expiry: what was shown on a few
 * days does not put off the day on which a training must find it good again.
 */
public final class ChallengerPromotion {

    private final ObjectStore store;
    private final LearningConfig rules;

    public ChallengerPromotion(ObjectStore store, LearningConfig rules) {
        this.store = store;
        this.rules = rules;
    }

    /**
     * What was learned.
     *
     * @param confidence with which it must be better than the champion
     * @param files in place of the champion's, or beside them
     */
    public record Learned(
            String method,
            double confidence,
            Calibration calibration,
            Map<String, byte[]> files,
            Map<String, Double> figures) {}

    /** Lets the challenger trade the unseen bars beside the champion, and does as the gate says. */
    LearningResult decide(String name, Symbol symbol, LearningData material, Learned learned, Instant now) {
        ChallengerReplay beside = tried(material, learned, now);
        return decide(name, symbol, material, learned, beside, judged(material, learned, beside), now);
    }

    /**
     * Does as the gate has said.
     *
     * @param beside the challenger on bars that it has not learned from
     */
    LearningResult decide(
            String name,
            Symbol symbol,
            LearningData material,
            Learned learned,
            ChallengerReplay beside,
            Verdict verdict,
            Instant now) {
        Map<String, Double> figures = new LinkedHashMap<>(verdict.figures());
        learned.figures().forEach(figures::putIfAbsent);
        if (!verdict.promoted()) {
            return new LearningResult(name, symbol, Outcome.REFUSED, verdict.words(), figures);
        }
        SavedModel model = model(symbol, material, learned, Optional.of(verdict), beside.promisedToRealised(), now);
        try {
            promote(symbol, material, model, verdict, now);
        } catch (ChampionChangedException changed) {
            return new LearningResult(name, symbol, Outcome.REFUSED, String.valueOf(changed.getMessage()), figures);
        }
        return new LearningResult(name, symbol, Outcome.ADOPTED, verdict.words(), figures);
    }

    /** The challenger before it is judged. */
    public SavedModel draft(LearningData material, Learned learned, Instant now) {
        return model(material.champion().manifest().symbol(), material, learned, Optional.empty(), Double.NaN, now);
    }

    /** The challenger beside the champion on the unseen bars. */
    public ChallengerReplay tried(LearningData material, Learned learned, Instant now) {
        return new ChallengerReplay(
                material.unseen(),
                trade(BracketModel.open(draft(material, learned, now)), material),
                trade(material.model(), material));
    }

    public Verdict judged(LearningData material, Learned learned, ChallengerReplay beside) {
        return beside.after(material.champion().id()).judge(rules.gate(), learned.confidence());
    }

    private BlockReplay trade(BracketModel model, LearningData material) {
        return ModelReplay.of(model, material.examples(), material.reference(), material.unseen(), rules.simulation());
    }

    private void promote(Symbol symbol, LearningData material, SavedModel model, Verdict verdict, Instant now) {
        ChampionRegistry registry = new ChampionRegistry(store);
        Champion champion = registry.champion(symbol);
        String parent = material.champion().id();
        Duration left = champion.expiry()
                .filter(expiry -> now.isBefore(expiry))
                .map(expiry -> Duration.between(now, expiry))
                .orElseThrow(() -> new NothingToLearnException("The champion " + parent + " has expired."));
        new ModelStore(store).save(symbol, model);
        registry.promote(
                symbol,
                new Champion.Step(now, Optional.of(model.id()), verdict.words(), verdict.figures()),
                Optional.of(parent),
                left);
    }

    private SavedModel model(
            Symbol symbol,
            LearningData material,
            Learned learned,
            Optional<Verdict> verdict,
            double promisedToRealised,
            Instant now) {
        Map<String, byte[]> files = new LinkedHashMap<>(material.champion().files());
        files.putAll(learned.files());
        Manifest parent = material.champion().manifest();
        Manifest manifest = parent.heir(new Manifest.Heritage(
                learned.method(),
                material.champion().id(),
                learned.calibration(),
                new Manifest.Charges(
                        rules.simulation().costs().feeRate(),
                        rules.simulation().costs().slippageRate()),
                new Manifest.Window(
                        parent.window().from(),
                        material.newest().to(),
                        material.unseen().to()),
                BarHashes.of(rules.venue(), symbol, material.examples().bars()),
                rules.seed(),
                verdict.map(Verdict::figures).orElse(Map.of()),
                verdict.map(Verdict::words).orElse("not judged yet"),
                promisedToRealised,
                LibraryVersions.versions()));
        return SavedModel.of(manifest, files, now);
    }
}
