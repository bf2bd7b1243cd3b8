package dev.scalpel.model;

import dev.scalpel.features.FeatureSet;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Sha256;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.StoreKeys;
import dev.scalpel.store.StoredObject;
import dev.scalpel.store.WriteConflictException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The stored models: each is written once, the manifest last, and checked when it is read. */
public final class ModelStore {

    private static final Pattern ID = Pattern.compile("\\d{8}T\\d{6}Z-[0-9a-f]{12}");
    private static final Pattern FILE_NAME = Pattern.compile("[a-z0-9][a-z0-9.-]{0,63}");

    private final ObjectStore store;

    public ModelStore(ObjectStore store) {
        this.store = store;
    }

    /** Stores a model. It becomes visible with its manifest, which is written last; saving it again changes nothing. */
    public void save(InstrumentId instrument, SavedModel model) {
        model.files().forEach((name, bytes) -> put(instrument, model.id(), name, bytes));
        put(instrument, model.id(), Manifest.FILE, ManifestJson.write(model.manifest()));
    }

    /** The ids of an instrument's models, those that were made first before the others. */
    public List<String> ids(InstrumentId instrument) {
        String prefix = StoreKeys.modelsPrefix(instrument);
        return store.list(prefix).stream()
                .filter(key -> key.endsWith("/" + Manifest.FILE))
                .map(key -> key.substring(prefix.length(), key.length() - Manifest.FILE.length() - 1))
                .filter(id -> ID.matcher(id).matches())
                .toList();
    }

    /**
     * Reads a model and checks it: hashes, format, feature set, shapes.
     *
     * @throws ModelRefusedException when a check fails
     */
    public SavedModel load(InstrumentId instrument, String id) {
        if (!ID.matcher(id).matches()) {
            throw new ModelRefusedException(id, "invalid model id");
        }
        ModelManifest manifest = manifest(instrument, id);
        Map<String, byte[]> files = new TreeMap<>();
        manifest.files().forEach((name, hash) -> files.put(name, file(instrument, id, name, hash)));
        return new SavedModel(id, manifest, files);
    }

    /**
     * Reads the manifest alone.
     *
     * @throws ModelRefusedException when it is absent, damaged, or not usable by this version of Scalpel
     */
    public ModelManifest manifest(InstrumentId instrument, String id) {
        byte[] bytes = store.get(StoreKeys.model(instrument, id, Manifest.FILE))
                .map(StoredObject::bytes)
                .orElseThrow(() -> new ModelRefusedException(id, "it is not in the store of " + instrument.symbol()));
        ModelManifest manifest = ManifestJson.read(id, bytes);
        if (!id.endsWith("-" + ManifestJson.contentHash(manifest))) {
            throw new ModelRefusedException(id, "its manifest was changed after it was made");
        }
        if (!manifest.symbol().equals(instrument.symbol())) {
            throw new ModelRefusedException(
                    id, "it was made for " + manifest.symbol() + ", not for " + instrument.symbol());
        }
        requireFeatures(id, manifest);
        return manifest;
    }

    private static void requireFeatures(String id, ModelManifest manifest) {
        if (!FeatureSet.versions().contains(manifest.featureVersion())) {
            throw new ModelRefusedException(
                    id,
                    "its features are of version " + manifest.featureVersion() + " and this version of Scalpel has "
                            + String.join(", ", FeatureSet.versions()));
        }
        FeatureSet ours = FeatureSet.ofVersion(manifest.featureVersion());
        if (!ours.names().equals(manifest.features())) {
            throw new ModelRefusedException(
                    id, "its features differ from those of version " + manifest.featureVersion());
        }
        manifest.misfit().ifPresent(misfit -> {
            throw new ModelRefusedException(id, misfit);
        });
    }

    private byte[] file(InstrumentId instrument, String id, String name, String hash) {
        if (!FILE_NAME.matcher(name).matches()) {
            throw new ModelRefusedException(id, "its manifest contains an invalid file name: " + name);
        }
        byte[] bytes = store.get(StoreKeys.model(instrument, id, name))
                .map(StoredObject::bytes)
                .orElseThrow(() -> new ModelRefusedException(id, "its file " + name + " is missing"));
        if (!Sha256.hex(bytes).equals(hash)) {
            throw new ModelRefusedException(id, "its file " + name + " is damaged: the hash differs");
        }
        return bytes;
    }

    private void put(InstrumentId instrument, String id, String name, byte[] bytes) {
        String key = StoreKeys.model(instrument, id, name);
        try {
            store.putIfAbsent(key, bytes);
        } catch (WriteConflictException there) {
            // A repeated save: equal bytes are fine, and the manifest's timing may differ.
            boolean same = store.get(key)
                    .filter(stored -> name.equals(Manifest.FILE) || Arrays.equals(stored.bytes(), bytes))
                    .isPresent();
            if (!same) {
                throw there;
            }
        }
    }
}
