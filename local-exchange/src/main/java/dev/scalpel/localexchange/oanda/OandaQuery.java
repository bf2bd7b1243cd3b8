package dev.scalpel.localexchange.oanda;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/** The parameters of a request; a list is one text with commas ("ListCSV"). */
final class OandaQuery {

    private final Map<String, String> values = new TreeMap<>();

    private OandaQuery() {}

    /** Refuses parameters that the endpoint does not have: what is misspelt would otherwise be ignored. */
    static OandaQuery of(String query, Set<String> names) {
        OandaQuery parsed = new OandaQuery();
        for (String pair : query.split("&", -1)) {
            if (pair.isEmpty()) {
                // The venue's own JavaScript client begins each query with an "&".
                continue;
            }
            int equals = pair.indexOf('=');
            String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            if (!names.contains(name)
                    || parsed.values.put(name, equals < 0 ? "" : decoded(pair.substring(equals + 1))) != null) {
                throw OandaRefusal.invalidValue(name);
            }
        }
        return parsed;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw OandaRefusal.invalid("the query is not percent-encoded");
        }
    }

    Optional<String> one(String name) {
        return Optional.ofNullable(values.get(name));
    }

    String required(String name) {
        return one(name)
                .filter(text -> !text.isEmpty())
                .orElseThrow(() -> OandaRefusal.invalid("Missing required parameter '" + name + "'"));
    }

    List<String> list(String name) {
        return one(name).map(text -> List.of(text.split(",", -1))).orElse(List.of());
    }

    OptionalLong time(String name) {
        return values.containsKey(name)
                ? OptionalLong.of(OandaTime.millis(name, required(name)))
                : OptionalLong.empty();
    }

    long number(String name, long fallback, long least, long most) {
        long number = one(name).map(text -> number(name, text)).orElse(fallback);
        if (number < least || number > most) {
            throw OandaRefusal.invalidValue(name);
        }
        return number;
    }

    static long number(String name, String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException notANumber) {
            throw OandaRefusal.invalidValue(name);
        }
    }

    boolean flag(String name, boolean fallback) {
        return one(name)
                .map(text -> switch (text.toLowerCase(Locale.ROOT)) {
                    case "true" -> true;
                    case "false" -> false;
                    default -> throw OandaRefusal.invalidValue(name);
                })
                .orElse(fallback);
    }
}
