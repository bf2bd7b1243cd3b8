package dev.scalpel.monitoring.learning;

import dev.scalpel.invocation.Deadline;
import dev.scalpel.market.Symbol;
import dev.scalpel.model.Manifest;
import dev.scalpel.monitoring.learning.Lesson.Outcome;
import dev.scalpel.monitoring.records.Period;
import dev.scalpel.promotion.Verdict;
import dev.scalpel.settings.Settings;
import dev.scalpel.store.ObjectStore;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;

/**
 * Which tactics in which regime: a policy over the champion's answers, by reinforcement learning. It is a challenger of
 * method {@value #METHOD}: the same networks with a policy, which must do better than the champion as it is on bars that
 * the policy has not learned from.
 */
public final class TacticsLearning implements Learning {

    public static final String METHOD = "tactics";
    private static final String NAME = "tactics-by-regime";

    static final double CONFIDENCE = 0.98;

    private final ObjectStore store;
    private final Clock clock;
    private final MaterialReader reader;
    private final Function<Symbol, LearningRules> rules;

    public TacticsLearning(Settings settings, ObjectStore store, Clock clock) {
        this(
                store,
                clock,
                new MaterialReader(store, settings.venue(), settings.referenceSymbol()),
                LearningRules.of(settings, store));
    }

    TacticsLearning(ObjectStore store, Clock clock, MaterialReader reader, Function<Symbol, LearningRules> rules) {
        this.store = store;
        this.clock = clock;
        this.reader = reader;
        this.rules = rules;
    }

    @Override
    public String name() {
        return NAME;
    }

    public static Verdict judged(Material material, TacticsUpdate update, LearningRules rules) {
        return update.evidence().after(material.champion().id()).judgeTactics(rules.gate(), CONFIDENCE);
    }

    @Override
    public Lesson learn(Symbol symbol, Period period, Deadline deadline) {
        Instant now = clock.instant();
        LearningRules here = rules.apply(symbol);
        try {
            Material material = reader.read(symbol, period.to(), here, now);
            TacticsUpdate update = TacticsUpdate.of(material, here.simulation(), RegimeLearning::learn, deadline);
            if (update.departures() == 0) {
                return new Lesson(
                        NAME,
                        symbol,
                        Outcome.REFUSED,
                        "kept " + material.champion().id() + ": in no regime were other tactics clearly better",
                        update.figures());
            }
            Map<String, byte[]> files = Map.of(Manifest.POLICY, update.policy().toBytes());
            Challenge.Learned learned = new Challenge.Learned(
                    METHOD, CONFIDENCE, material.champion().manifest().calibration(), files, update.figures());
            return new Challenge(store, here)
                    .decide(NAME, symbol, material, learned, update.evidence(), judged(material, update, here), now);
        } catch (NothingToLearnException nothing) {
            return Lesson.skipped(NAME, symbol, nothing.words());
        }
    }
}
