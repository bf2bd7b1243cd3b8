package dev.scalpel.venue.bybit;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Optional;

/** Values of responses, which are texts: an absent amount is an empty one, or 0. */
final class Values {

    private Values() {}

    static String text(JsonNode row, String name) {
        return row.path(name).asText("");
    }

    /** @throws IllegalArgumentException when there is none */
    static BigDecimal required(JsonNode row, String name) {
        return amount(row, name).orElseThrow(() -> new IllegalArgumentException("the venue's response has no " + name));
    }

    static BigDecimal orZero(JsonNode row, String name) {
        return amount(row, name).orElse(BigDecimal.ZERO);
    }

    static Optional<BigDecimal> positive(JsonNode row, String name) {
        return amount(row, name).filter(value -> value.signum() > 0);
    }

    static long millis(JsonNode row, String name) {
        return row.path(name).asLong();
    }

    private static Optional<BigDecimal> amount(JsonNode row, String name) {
        String text = text(row, name);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new BigDecimal(text));
        } catch (NumberFormatException notKept) {
            throw new IllegalArgumentException("the venue's " + name + " is not a number");
        }
    }
}
