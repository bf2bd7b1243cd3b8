package dev.scalpel.execution.champion;

import dev.scalpel.market.Symbol;
import dev.scalpel.model.BracketModel;
import dev.scalpel.model.ModelRefusedException;
import dev.scalpel.model.ModelStore;
import dev.scalpel.promotion.Champion;
import dev.scalpel.promotion.DamagedChampionException;
import dev.scalpel.promotion.Registry;
import dev.scalpel.store.ETag;
import dev.scalpel.store.Fetch;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.StoreException;
import dev.scalpel.store.StoreKeys;
import dev.scalpel.store.StoredObject;
import dev.scalpel.trading.Costs;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The champions as the store names them. The pointer is looked at each time and read again only when its tag has
 * changed; a model is opened once.
 */
public final class StoredChampions implements Champions {

    private final ObjectStore store;
    private final ModelStore models;
    private final Costs costs;
    private final Map<Symbol, Warm> warm = new ConcurrentHashMap<>();

    /** @param costs that decide which brackets are candidates */
    public StoredChampions(ObjectStore store, Costs costs) {
        this.store = store;
        this.costs = costs;
        models = new ModelStore(store);
    }

    private record Warm(ETag etag, Champion champion, Mandate mandate) {}

    @Override
    public Mandate of(Symbol symbol, Instant now) {
        try {
            return newest(symbol).map(found -> at(found, now)).orElseGet(() -> new Mandate.Flat("never promoted"));
        } catch (DamagedChampionException | ModelRefusedException refused) {
            return new Mandate.Refused(String.valueOf(refused.getMessage()));
        } catch (StoreException unread) {
            // What is open must be managed although nobody can say who decides.
            return new Mandate.Refused("the champion cannot be read now: " + unread.getMessage());
        }
    }

    private static Mandate at(Warm found, Instant now) {
        return found.champion()
                .expiry()
                .filter(expiry -> !now.isBefore(expiry))
                .<Mandate>map(expiry -> new Mandate.Flat(found.champion().name() + " expired at " + expiry))
                .orElse(found.mandate());
    }

    private Optional<Warm> newest(Symbol symbol) {
        String key = StoreKeys.champion(symbol);
        Warm known = warm.get(symbol);
        if (known == null) {
            return store.get(key).map(object -> open(symbol, object));
        }
        Fetch fetch = store.getIfChanged(key, known.etag());
        if (fetch instanceof Fetch.Changed changed) {
            return Optional.of(open(symbol, changed.object()));
        }
        return fetch instanceof Fetch.Unchanged ? Optional.of(known) : Optional.empty();
    }

    private Warm open(Symbol symbol, StoredObject pointer) {
        Champion champion = Registry.read(symbol, pointer.bytes());
        Warm opened = new Warm(pointer.etag(), champion, mandate(symbol, champion));
        warm.put(symbol, opened);
        return opened;
    }

    private Mandate mandate(Symbol symbol, Champion champion) {
        return champion.modelId()
                .<Mandate>map(id ->
                        new Mandate.Model(new StoredForecaster(BracketModel.open(models.load(symbol, id)), costs)))
                .orElseGet(() -> new Mandate.Flat("the champion is flat since " + champion.since()));
    }
}
