package dev.scalpel.execution.champion;

import dev.scalpel.market.InstrumentId;
import dev.scalpel.model.ModelRefusedException;
import dev.scalpel.promotion.Champion;
import dev.scalpel.promotion.ChampionRegistry;
import dev.scalpel.promotion.DamagedChampionException;
import dev.scalpel.store.ETag;
import dev.scalpel.store.FetchResult;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.StoreException;
import dev.scalpel.store.StoreKeys;
import dev.scalpel.store.StoredObject;
import dev.scalpel.trading.CostBook;
import dev.scalpel.trading.Costs;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The champions of the store. The pointer is checked on each call and read again only when its tag has changed; a model
 * is opened once.
 */
public final class StoredChampions implements Champions {

    private final ObjectStore store;
    private final StoredModels models;
    private final Function<Instant, CostBook> costs;
    private final Map<InstrumentId, CachedChampion> cache = new ConcurrentHashMap<>();

    /** @param costs at a time, of orders of one size per instrument: a model decides at them */
    public StoredChampions(ObjectStore store, Function<Instant, CostBook> costs) {
        this.costs = costs;
        this.store = store;
        models = new StoredModels(store);
    }

    private record CachedChampion(ETag etag, Champion champion, Costs costs, ChampionStatus status) {}

    @Override
    public ChampionStatus of(InstrumentId instrument, Instant now) {
        try {
            return newest(instrument, costs.apply(now).of(instrument))
                    .map(found -> at(found, now))
                    .orElseGet(() -> new ChampionStatus.Flat("never promoted"));
        } catch (DamagedChampionException | ModelRefusedException refused) {
            return new ChampionStatus.Refused(String.valueOf(refused.getMessage()));
        } catch (StoreException unread) {
            // Open positions must be managed even when the champion cannot be read.
            return new ChampionStatus.Refused("the champion cannot be read now: " + unread.getMessage());
        }
    }

    private static ChampionStatus at(CachedChampion found, Instant now) {
        return found.champion()
                .expiry()
                .filter(expiry -> !now.isBefore(expiry))
                .<ChampionStatus>map(
                        expiry -> new ChampionStatus.Flat(found.champion().name() + " expired at " + expiry))
                .orElse(found.status());
    }

    private Optional<CachedChampion> newest(InstrumentId instrument, Costs now) {
        String key = StoreKeys.champion(instrument);
        CachedChampion cached = cache.get(instrument);
        if (cached == null) {
            return store.get(key).map(object -> open(instrument, object, now));
        }
        FetchResult fetch = store.getIfChanged(key, cached.etag());
        if (fetch instanceof FetchResult.Changed changed) {
            return Optional.of(open(instrument, changed.object(), now));
        }
        return fetch instanceof FetchResult.Unchanged ? Optional.of(at(instrument, cached, now)) : Optional.empty();
    }

    /** Other costs make other candidates: the model is opened again. */
    private CachedChampion at(InstrumentId instrument, CachedChampion cached, Costs now) {
        return cached.costs().equals(now) ? cached : open(instrument, cached.etag(), cached.champion(), now);
    }

    private CachedChampion open(InstrumentId instrument, StoredObject pointer, Costs now) {
        return open(instrument, pointer.etag(), ChampionRegistry.read(instrument, pointer.bytes()), now);
    }

    private CachedChampion open(InstrumentId instrument, ETag etag, Champion champion, Costs now) {
        CachedChampion opened = new CachedChampion(etag, champion, now, statusOf(instrument, champion, now));
        cache.put(instrument, opened);
        return opened;
    }

    private ChampionStatus statusOf(InstrumentId instrument, Champion champion, Costs now) {
        return champion.modelId()
                .<ChampionStatus>map(id -> new ChampionStatus.Model(models.open(instrument, id, now), champion.terms()))
                .orElseGet(() -> new ChampionStatus.Flat("the champion is flat since " + champion.since()));
    }
}
