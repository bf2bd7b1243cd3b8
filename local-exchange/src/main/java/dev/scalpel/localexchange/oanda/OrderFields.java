package dev.scalpel.localexchange.oanda;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.localexchange.margin.contract.MarginMarket;
import dev.scalpel.localexchange.margin.orders.Lifetime;
import dev.scalpel.localexchange.market.Filters;
import java.math.BigDecimal;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;

/**
 * The fields of an order or of one that is attached to it. What is not JSON of the right shape is an invalid request; what does not
 * suit the instrument is a rejection with its reason (TransactionRejectReason).
 */
record OrderFields(JsonNode json, String path, long now) {
    /** Why an order is rejected. */
    static final class Rejection extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Rejection(String reason) {
            super(reason, null, false, false);
        }

        String reason() {
            return String.valueOf(getMessage());
        }
    }

    private static final int MAX_CLIENT_ID = 128;

    OrderFields {
        if (!json.isObject()) {
            throw OandaRefusal.invalidValue(path);
        }
    }

    OrderFields requireOnly(Set<String> names) {
        for (Iterator<String> each = json.fieldNames(); each.hasNext(); ) {
            String name = each.next();
            if (!names.contains(name)) {
                throw OandaRefusal.invalidValue(path + "." + name);
            }
        }
        return this;
    }

    Optional<String> text(String name) {
        JsonNode value = json.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isTextual()) {
            throw OandaRefusal.invalidValue(path + "." + name);
        }
        return Optional.of(value.asText());
    }

    String text(String name, String missing) {
        return text(name).orElseThrow(() -> new Rejection(missing));
    }

    String oneOf(String name, String fallback, Set<String> values, String invalid) {
        String value = text(name).orElse(fallback);
        if (!values.contains(value)) {
            throw new Rejection(invalid);
        }
        return value;
    }

    private Optional<BigDecimal> number(String name) {
        return text(name).map(text -> {
            try {
                return new BigDecimal(text);
            } catch (NumberFormatException malformed) {
                throw OandaRefusal.invalidValue(path + "." + name);
            }
        });
    }

    /** With its sign. */
    BigDecimal units(MarginMarket market) {
        BigDecimal units = number("units").orElseThrow(() -> new Rejection("UNITS_MISSING"));
        Filters filters = market.filters();
        if (units.signum() == 0) {
            throw new Rejection("UNITS_INVALID");
        }
        if (units.stripTrailingZeros().scale() > new Terms(market).tradeUnitsPrecision()) {
            throw new Rejection("UNITS_PRECISION_EXCEEDED");
        }
        if (units.abs().compareTo(filters.minQuantity()) < 0) {
            // As the venue spells it.
            throw new Rejection("UNITS_MIMIMUM_NOT_MET");
        }
        if (units.abs().compareTo(filters.maxQuantity()) > 0) {
            throw new Rejection("UNITS_LIMIT_EXCEEDED");
        }
        return units;
    }

    /** @param kind of the price in reasons, as PRICE or PRICE_BOUND */
    Optional<BigDecimal> price(String name, MarginMarket market, String kind) {
        Optional<BigDecimal> price = number(name);
        price.ifPresent(value -> {
            if (value.signum() <= 0) {
                throw new Rejection(kind + "_INVALID");
            }
            if (value.stripTrailingZeros().scale() > new Terms(market).displayPrecision()) {
                throw new Rejection(kind + "_PRECISION_EXCEEDED");
            }
        });
        return price;
    }

    /** @param prefix of reasons, as STOP_LOSS_ON_FILL_; empty for an order of its own */
    Lifetime lifetime(String fallback, Set<String> allowed, String prefix) {
        String force = oneOf("timeInForce", fallback, allowed, prefix + "TIME_IN_FORCE_INVALID");
        return switch (force) {
            case "GTC" -> Lifetime.UNTIL_CANCELLED;
            case "IOC" -> Lifetime.AT_ONCE;
            case "FOK" -> Lifetime.ALL_AT_ONCE;
            default -> {
                String gtd = prefix.isEmpty() ? "TIME_IN_FORCE_GTD_TIMESTAMP" : prefix + "GTD_TIMESTAMP";
                long end = OandaTime.millis(path + ".gtdTime", text("gtdTime", gtd + "_MISSING"));
                if (end <= now) {
                    throw new Rejection(gtd + "_IN_PAST");
                }
                yield Lifetime.until(end);
            }
        };
    }

    /** Our id; empty without one. */
    String clientId(String invalid) {
        JsonNode extensions = json.path("clientExtensions");
        if (extensions.isMissingNode()) {
            return "";
        }
        OrderFields fields = new OrderFields(extensions, path + ".clientExtensions", now)
                .requireOnly(Set.of("id", "tag", "comment"));
        fields.text("tag");
        fields.text("comment");
        String id = fields.text("id").orElse("");
        if (id.length() > MAX_CLIENT_ID) {
            throw new Rejection(invalid);
        }
        return id;
    }
}
