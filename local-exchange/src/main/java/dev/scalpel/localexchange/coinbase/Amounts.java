package dev.scalpel.localexchange.coinbase;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Optional;

/** Amounts as this API writes and reads them: text without an exponent and without trailing zeros. */
final class Amounts {

    private Amounts() {}

    static String text(BigDecimal amount) {
        return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
    }

    /** An amount above 0; empty when the field is missing, refused when it is anything else. */
    static Optional<BigDecimal> of(JsonNode parent, String field) {
        JsonNode value = parent.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        // Amounts are text in this API; a number could have lost digits on its way.
        if (!value.isTextual() || !value.asText().matches("\\d{1,18}(\\.\\d{1,18})?")) {
            throw CoinbaseRefusal.invalid(field + " must be a decimal number as text");
        }
        BigDecimal amount = new BigDecimal(value.asText());
        return amount.signum() > 0 ? Optional.of(amount) : Optional.empty();
    }
}
