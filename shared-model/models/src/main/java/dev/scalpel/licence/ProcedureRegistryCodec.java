package dev.scalpel.licence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.market.Sha256;
import dev.scalpel.store.Codec;
import dev.scalpel.store.JsonErrors;
import java.io.IOException;
import java.util.List;

/** The registered procedures as JSON. Strict; a manifest whose text does not have its id is refused. */
final class ProcedureRegistryCodec implements Codec<List<RegisteredProcedure>> {

    private static final int FORMAT = 1;
    private static final String FORMAT_FIELD = "format";
    private static final String PROCEDURES_FIELD = "procedures";

    @Override
    public byte[] encode(List<RegisteredProcedure> procedures) {
        ObjectNode root = EvidenceJsonCodec.MAPPER.createObjectNode().put(FORMAT_FIELD, FORMAT);
        root.set(PROCEDURES_FIELD, EvidenceJsonCodec.MAPPER.valueToTree(procedures));
        try {
            return EvidenceJsonCodec.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(root);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree is always JSON", impossible);
        }
    }

    @Override
    public List<RegisteredProcedure> decode(String key, byte[] bytes) {
        List<RegisteredProcedure> procedures;
        try {
            JsonNode root = EvidenceJsonCodec.MAPPER.readTree(bytes);
            EvidenceJsonCodec.requireFormat(key, root.path(FORMAT_FIELD), FORMAT);
            procedures = EvidenceJsonCodec.MAPPER.readValue(
                    EvidenceJsonCodec.MAPPER.treeAsTokens(root.path(PROCEDURES_FIELD)), new TypeReference<>() {});
        } catch (JsonProcessingException wrong) {
            throw new DamagedEvidenceException(key, JsonErrors.describe(wrong));
        } catch (IOException impossible) {
            throw new IllegalStateException("bytes in memory can always be read", impossible);
        }
        for (RegisteredProcedure each : procedures) {
            if (!Sha256.hex(each.manifest()).startsWith(each.id())) {
                throw new DamagedEvidenceException(
                        key,
                        "the manifest of " + each.name() + " " + each.version() + " does not have the hash "
                                + each.id());
            }
        }
        return List.copyOf(procedures);
    }
}
