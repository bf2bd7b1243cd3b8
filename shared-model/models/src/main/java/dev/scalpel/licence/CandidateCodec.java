package dev.scalpel.licence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.store.Codec;
import java.io.IOException;

/** A candidate as JSON. Strict. */
final class CandidateCodec implements Codec<Candidate> {

    private static final int FORMAT = 1;
    private static final String FORMAT_FIELD = "format";

    @Override
    public byte[] encode(Candidate candidate) {
        ObjectNode root = EvidenceJsonCodec.MAPPER.createObjectNode().put(FORMAT_FIELD, FORMAT);
        root.setAll((ObjectNode) EvidenceJsonCodec.MAPPER.valueToTree(candidate));
        return EvidenceJsonCodec.bytes(root);
    }

    @Override
    public Candidate decode(String key, byte[] bytes) {
        try {
            if (!(EvidenceJsonCodec.MAPPER.readTree(bytes) instanceof ObjectNode root)) {
                throw new DamagedEvidenceException(key, "it must be a JSON object");
            }
            EvidenceJsonCodec.requireFormat(key, root.path(FORMAT_FIELD), FORMAT);
            root.remove(FORMAT_FIELD);
            return EvidenceJsonCodec.MAPPER.treeToValue(root, Candidate.class);
        } catch (JsonProcessingException wrong) {
            throw new DamagedEvidenceException(key, wrong.getOriginalMessage());
        } catch (IOException impossible) {
            throw new IllegalStateException("bytes in memory can always be read", impossible);
        }
    }
}
