package dev.scalpel.localexchange.protocol;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** JSON as the exchange writes it: amounts as text with 8 decimals, more only where a number has more. */
public final class Json {

    private static final int DECIMALS = 8;

    private Json() {}

    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    public static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    public static String text(BigDecimal amount) {
        BigDecimal shortest = amount.signum() == 0 ? BigDecimal.ZERO : amount.stripTrailingZeros();
        return shortest.setScale(Math.max(DECIMALS, shortest.scale()), RoundingMode.UNNECESSARY)
                .toPlainString();
    }
}
