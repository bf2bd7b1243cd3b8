package dev.scalpel.licence;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.funding.Funding;
import dev.scalpel.store.Codec;
import dev.scalpel.store.JsonErrors;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.FeeAsset;
import dev.scalpel.trading.SizeSlippage;
import java.io.IOException;

/** A candidate as JSON. Strict. */
final class CandidateCodec implements Codec<Candidate> {

    private static final ObjectMapper MAPPER = EvidenceJsonCodec.MAPPER.copy().addMixIn(Costs.class, StoredCosts.class);
    private static final int FORMAT = 1;
    private static final String FORMAT_FIELD = "format";

    /** Funding rates, margin and whether targets rest are those of the day that is settled, and not known when a candidate is stored. */
    @JsonIgnoreProperties({"fundingRates", "margin", "contract", "target"})
    @SuppressWarnings("UnusedVariable") // only Jackson reads the parameters of a mix-in's constructor
    private abstract static class StoredCosts {

        @JsonCreator
        StoredCosts(
                @JsonProperty("makerFeeRate") double makerFeeRate,
                @JsonProperty("takerFeeRate") double takerFeeRate,
                @JsonProperty("halfSpreadRate") double halfSpreadRate,
                @JsonProperty("slippage") SizeSlippage slippage,
                @JsonProperty("funding") Funding funding,
                @JsonProperty("feeAsset") FeeAsset feeAsset) {}
    }

    @Override
    public byte[] encode(Candidate candidate) {
        ObjectNode root = MAPPER.createObjectNode().put(FORMAT_FIELD, FORMAT);
        root.setAll((ObjectNode) MAPPER.valueToTree(candidate));
        return EvidenceJsonCodec.bytes(root);
    }

    @Override
    public Candidate decode(String key, byte[] bytes) {
        try {
            if (!(MAPPER.readTree(bytes) instanceof ObjectNode root)) {
                throw new DamagedEvidenceException(key, "it must be a JSON object");
            }
            EvidenceJsonCodec.requireFormat(key, root.path(FORMAT_FIELD), FORMAT);
            root.remove(FORMAT_FIELD);
            return MAPPER.treeToValue(root, Candidate.class);
        } catch (JsonProcessingException wrong) {
            throw new DamagedEvidenceException(key, JsonErrors.describe(wrong));
        } catch (IOException impossible) {
            throw new IllegalStateException("bytes in memory can always be read", impossible);
        }
    }
}
