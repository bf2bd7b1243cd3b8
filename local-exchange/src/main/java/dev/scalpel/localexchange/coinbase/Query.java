package dev.scalpel.localexchange.coinbase;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The parameters of a request; a list is one name several times. */
final class Query {

    private final Map<String, List<String>> values = new TreeMap<>();

    private Query() {}

    /** Refuses parameters that the request does not have: what is misspelt would otherwise be ignored. */
    static Query of(String query, Set<String> names) {
        Query parsed = new Query();
        for (String pair : query.isEmpty() ? new String[0] : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            if (!names.contains(name)) {
                throw CoinbaseRefusal.invalid("unknown parameter " + name);
            }
            parsed.values
                    .computeIfAbsent(name, first -> new ArrayList<>())
                    .add(equals < 0 ? "" : decoded(pair.substring(equals + 1)));
        }
        return parsed;
    }

    List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    Optional<String> one(String name) {
        List<String> found = all(name);
        if (found.size() > 1) {
            throw CoinbaseRefusal.invalid(name + " is sent more than once");
        }
        return found.stream().filter(text -> !text.isEmpty()).findFirst();
    }

    String required(String name) {
        return one(name).orElseThrow(() -> CoinbaseRefusal.invalid(name + " is required"));
    }

    Optional<Long> number(String name) {
        return one(name).map(text -> {
            try {
                return Long.parseLong(text);
            } catch (NumberFormatException notANumber) {
                throw CoinbaseRefusal.invalid(name + " is not a number");
            }
        });
    }

    int limit(int fallback, int largest) {
        long limit = number("limit").orElse((long) fallback);
        if (limit < 1 || limit > largest) {
            throw CoinbaseRefusal.invalid("limit must be within 1 and " + largest);
        }
        return (int) limit;
    }

    /** A time in RFC 3339, in epoch milliseconds. */
    Optional<Long> time(String name) {
        return one(name).map(text -> {
            try {
                return Instant.parse(text).toEpochMilli();
            } catch (DateTimeParseException notATime) {
                throw CoinbaseRefusal.invalid(name + " is not a time in RFC 3339");
            }
        });
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw CoinbaseRefusal.invalid("the query is not percent-encoded");
        }
    }
}
