package dev.scalpel.promotion;

import dev.scalpel.market.InstrumentId;
import dev.scalpel.store.Backoff;
import dev.scalpel.store.CompareAndSet;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.StoreKeys;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The champions of all instruments. Every change is a compare-and-set that is retried after a lost race. Changes are
 * idempotent.
 */
public final class ChampionRegistry {

    private static final ChampionCodec CODEC = new ChampionCodec();

    private final ObjectStore store;
    private final CompareAndSet compareAndSet;

    public ChampionRegistry(ObjectStore store) {
        this.store = store;
        compareAndSet = new CompareAndSet(store);
    }

    /** @param backoff how a change that loses its race is retried */
    public ChampionRegistry(ObjectStore store, Backoff backoff) {
        this.store = store;
        compareAndSet = new CompareAndSet(store, backoff);
    }

    /**
     * The champion; {@link Champion#FLAT} before the first promotion.
     *
     * @throws DamagedChampionException when the pointer cannot be read
     */
    public Champion champion(InstrumentId instrument) {
        String key = StoreKeys.champion(instrument);
        return store.get(key).map(object -> CODEC.decode(key, object.bytes())).orElse(Champion.FLAT);
    }

    /**
     * Parses a pointer that the caller has fetched itself, for callers that cache it by its tag.
     *
     * @throws DamagedChampionException when it cannot be read
     */
    public static Champion read(InstrumentId instrument, byte[] bytes) {
        return CODEC.decode(StoreKeys.champion(instrument), bytes);
    }

    /**
     * Makes a model the champion on the terms of the present one: an update of a suspended champion opens nothing either.
     *
     * @param step names the model
     * @param judgedAgainst the present champion; empty for flat
     * @param lifetime until it expires
     * @throws ChampionChangedException when another model is champion by now
     */
    public Champion promote(
            InstrumentId instrument, Champion.Step step, Optional<String> judgedAgainst, Duration lifetime) {
        return promote(instrument, step, judgedAgainst, lifetime, Optional.empty());
    }

    /**
     * Makes a model the champion.
     *
     * @param step names the model
     * @param judgedAgainst the present champion; empty for flat
     * @param lifetime until it expires
     * @param terms on which it trades
     * @throws ChampionChangedException when another model is champion by now
     */
    public Champion promote(
            InstrumentId instrument,
            Champion.Step step,
            Optional<String> judgedAgainst,
            Duration lifetime,
            ChampionTerms terms) {
        return promote(instrument, step, judgedAgainst, lifetime, Optional.of(terms));
    }

    private Champion promote(
            InstrumentId instrument,
            Champion.Step step,
            Optional<String> judgedAgainst,
            Duration lifetime,
            Optional<ChampionTerms> terms) {
        if (step.modelId().isEmpty()) {
            throw new IllegalArgumentException("a promotion must name a model; use retire for flat");
        }
        String key = StoreKeys.champion(instrument);
        return update(instrument, champion -> {
            if (isDone(champion, step)) {
                return champion;
            }
            if (!champion.modelId().equals(judgedAgainst)) {
                throw new ChampionChangedException(key, judgedAgainst.orElse(Champion.FLAT_NAME), champion.name());
            }
            return champion.after(step, Optional.of(step.at().plus(lifetime)), terms.orElse(champion.terms()));
        });
    }

    /** Changes the terms of this champion. Another champion keeps its own. */
    public Champion setTerms(InstrumentId instrument, String modelId, ChampionTerms terms) {
        return update(
                instrument,
                champion -> champion.modelId().equals(Optional.of(modelId))
                                && !champion.terms().equals(terms)
                        ? champion.withTerms(terms)
                        : champion);
    }

    /** Replaces this champion by flat. Another champion stays. */
    public Champion retire(
            InstrumentId instrument, String modelId, Instant at, String reason, Map<String, Double> figures) {
        Champion.Step step = new Champion.Step(at, Optional.empty(), reason, figures);
        return update(
                instrument,
                champion -> champion.modelId().equals(Optional.of(modelId))
                        ? champion.after(step, Optional.empty(), ChampionTerms.NONE)
                        : champion);
    }

    /**
     * Moves the pointer to a model, or to flat, regardless of the current champion. The caller checks that the model is
     * usable. The terms stay: nobody rolls back out of a suspension.
     *
     * @param step names the model, or flat
     * @param lifetime until the model expires
     */
    public Champion rollback(InstrumentId instrument, Champion.Step step, Duration lifetime) {
        return update(
                instrument,
                champion -> isDone(champion, step)
                        ? champion
                        : champion.after(
                                step,
                                step.modelId().map(model -> step.at().plus(lifetime)),
                                step.modelId().isPresent() ? champion.terms() : ChampionTerms.NONE));
    }

    private Champion update(InstrumentId instrument, UnaryOperator<Champion> change) {
        return compareAndSet
                .update(StoreKeys.champion(instrument), CODEC, stored -> change.apply(stored.orElse(Champion.FLAT)))
                .after();
    }

    /** When an answer was lost, this call may have made the change already. */
    private static boolean isDone(Champion champion, Champion.Step step) {
        return !champion.history().isEmpty()
                && champion.history().get(champion.history().size() - 1).equals(step);
    }
}
