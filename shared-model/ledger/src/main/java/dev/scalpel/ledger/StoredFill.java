package dev.scalpel.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Optional;

/** How an execution is stored: its settlement only where there is one, as in documents that were written before there was any. */
@JsonDeserialize(using = StoredFill.Reader.class)
interface StoredFill {

    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    Optional<FillSettlement> settlement();

    /** The fields of a document; none but the settlement may be missing. */
    record Document(
            String tradeId,
            long time,
            BigDecimal price,
            BigDecimal quantity,
            BigDecimal fee,
            String feeAsset,
            Optional<FillSettlement> settlement) {}

    /** Reads a document. */
    final class Reader extends JsonDeserializer<Fill> {

        @Override
        public Fill deserialize(JsonParser json, DeserializationContext context) throws IOException {
            JsonNode tree = context.readTree(json);
            if (tree instanceof ObjectNode fields && !fields.has("settlement")) {
                fields.putNull("settlement");
            }
            Document read = context.readTreeAsValue(tree, Document.class);
            return new Fill(
                    read.tradeId(),
                    read.time(),
                    read.price(),
                    read.quantity(),
                    read.fee(),
                    read.feeAsset(),
                    read.settlement());
        }
    }
}
