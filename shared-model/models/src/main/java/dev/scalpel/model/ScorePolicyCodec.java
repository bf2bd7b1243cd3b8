package dev.scalpel.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.model.score.FrozenPolicy;
import java.io.IOException;

/** The tactics by regime of a score model as bytes: {@value ScoreManifest#POLICY} next to its map. */
public final class ScorePolicyCodec {

    static final int FORMAT = 1;

    private ScorePolicyCodec() {}

    /** The document: its version, the policy, and its thresholds of the model's day. */
    private record Document(int format, FrozenPolicy policy) {}

    /** The same policy gives the same bytes. */
    public static byte[] toBytes(FrozenPolicy policy) {
        try {
            return ManifestJson.JSON.writeValueAsBytes(new Document(FORMAT, policy));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a policy can always be written", impossible);
        }
    }

    /** @throws IllegalArgumentException when the bytes are not such a policy, or have another format */
    public static FrozenPolicy read(byte[] bytes) {
        try {
            JsonNode root = ManifestJson.JSON.readTree(bytes);
            int format = root.path("format").asInt(0);
            if (format != FORMAT) {
                throw new IllegalArgumentException(
                        "its policy's format is " + format + " and this version of Scalpel reads " + FORMAT);
            }
            return ManifestJson.JSON.treeToValue(root, Document.class).policy();
        } catch (IOException damaged) {
            throw new IllegalArgumentException("its policy is damaged: " + damaged.getMessage(), damaged);
        }
    }
}
