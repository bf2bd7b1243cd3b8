package dev.scalpel.local.functions;

import dev.scalpel.market.InstrumentId;
import dev.scalpel.model.ModelManifest;
import dev.scalpel.model.ModelRefusedException;
import dev.scalpel.model.ModelStore;
import dev.scalpel.model.SavedModel;
import dev.scalpel.promotion.Champion;
import dev.scalpel.promotion.ChampionRegistry;
import dev.scalpel.store.ObjectStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The models that are stored for an instrument, the newest first.
 *
 * @param champion the id of the model that trades, or {@code flat}
 * @param expiry when the champion retires unless another replaces it; empty for flat
 */
public record StoredModelList(String symbol, String champion, Optional<Instant> expiry, List<Row> rows) {

    /**
     * A stored model.
     *
     * @param style and method as its manifest has them; empty where this version of Scalpel refuses the model
     * @param champion whether it trades
     * @param since when it last became the champion; empty where it never did
     * @param until when another, or flat, took its place
     * @param why it became the champion, and no longer is; or why it never did; or why it is refused
     * @param figures of the gate, by name
     */
    public record Row(
            String id,
            Optional<String> style,
            Optional<String> method,
            Instant made,
            boolean champion,
            Optional<Instant> since,
            Optional<Instant> until,
            String why,
            Map<String, Double> figures) {

        public Row {
            figures = Map.copyOf(figures);
        }
    }

    public StoredModelList {
        rows = List.copyOf(rows);
    }

    /** @throws dev.scalpel.promotion.DamagedChampionException when the champion's pointer cannot be read */
    public static StoredModelList read(ObjectStore store, InstrumentId instrument) {
        return read(store, instrument, Integer.MAX_VALUE);
    }

    /**
     * The same of the newest models only.
     *
     * @throws dev.scalpel.promotion.DamagedChampionException when the champion's pointer cannot be read
     */
    public static StoredModelList read(ObjectStore store, InstrumentId instrument, int limit) {
        ModelStore models = new ModelStore(store);
        Champion champion = new ChampionRegistry(store).champion(instrument);
        List<Row> rows = new ArrayList<>();
        List<String> ids = models.ids(instrument);
        for (String id : ids.subList(Math.max(0, ids.size() - limit), ids.size())) {
            rows.add(row(models, instrument, champion, id));
        }
        Collections.reverse(rows);
        return new StoredModelList(instrument.symbol().toString(), champion.name(), champion.expiry(), rows);
    }

    private static Row row(ModelStore models, InstrumentId instrument, Champion champion, String id) {
        int last = lastStep(champion.history(), id);
        Optional<Champion.Step> step =
                last < 0 ? Optional.empty() : Optional.of(champion.history().get(last));
        Optional<Champion.Step> next =
                last < 0 || last + 1 == champion.history().size()
                        ? Optional.empty()
                        : Optional.of(champion.history().get(last + 1));
        Optional<ModelManifest> manifest;
        String why;
        try {
            ModelManifest read = models.manifest(instrument, id);
            manifest = Optional.of(read);
            why = step.map(became ->
                            became.reason() + next.map(StoredModelList::end).orElse(""))
                    .orElseGet(read::words);
        } catch (ModelRefusedException refused) {
            manifest = Optional.empty();
            why = String.valueOf(refused.getMessage());
        }
        return new Row(
                id,
                manifest.map(ModelManifest::styleName),
                manifest.map(ModelManifest::method),
                SavedModel.madeAt(id),
                champion.modelId().equals(Optional.of(id)),
                step.map(Champion.Step::at),
                next.map(Champion.Step::at),
                why,
                manifest.map(ModelManifest::gate).orElse(Map.of()));
    }

    private static String end(Champion.Step next) {
        return "; followed by " + next.modelId().orElse(Champion.FLAT_NAME) + ": " + next.reason();
    }

    private static int lastStep(List<Champion.Step> history, String id) {
        int last = history.size() - 1;
        while (last >= 0 && !history.get(last).modelId().equals(Optional.of(id))) {
            last--;
        }
        return last;
    }
}
