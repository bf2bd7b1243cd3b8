package dev.scalpel.model;

import dev.scalpel.market.Sha256;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A model as it is stored: its manifest and its files by name.
 *
 * @param id UTC time of training and content hash: {@code 20261120T002000Z-0123456789ab}
 */
public record SavedModel(String id, ModelManifest manifest, Map<String, byte[]> files) {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    public SavedModel {
        files = Collections.unmodifiableMap(new TreeMap<>(files));
    }

    /** Adds the hashes of the files to the manifest, and derives the model's id. */
    public static SavedModel of(ModelManifest manifest, Map<String, byte[]> files, Instant madeAt) {
        Map<String, String> hashes = new TreeMap<>();
        files.forEach((name, bytes) -> hashes.put(name, Sha256.hex(bytes)));
        ModelManifest complete = manifest.withFiles(hashes);
        return new SavedModel(TIME.format(madeAt) + "-" + ManifestJson.contentHash(complete), complete, files);
    }

    /**
     * When a model was made, as its id says.
     *
     * @throws IllegalArgumentException when it is not the id of a stored model
     */
    public static Instant madeAt(String id) {
        try {
            return TIME.parse(id.substring(0, Math.max(0, id.indexOf('-'))), Instant::from);
        } catch (DateTimeException other) {
            throw new IllegalArgumentException("the id of a model begins with its time: " + id, other);
        }
    }

    /** @throws ModelRefusedException when the model is of another style than brackets */
    public Manifest bracketManifest() {
        if (manifest instanceof Manifest brackets) {
            return brackets;
        }
        throw new ModelRefusedException(id, "it is of the style " + manifest.styleName() + ", not of brackets");
    }

    /** @throws ModelRefusedException when there is no file of this name */
    public byte[] file(String name) {
        byte[] bytes = files.get(name);
        if (bytes == null) {
            throw new ModelRefusedException(id, "it has no file " + name);
        }
        return bytes;
    }
}
