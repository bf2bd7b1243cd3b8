package dev.scalpel.research.studies.data;

import dev.scalpel.market.Symbol;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;

record StudyValues(String name, Properties properties) {

    <T> Optional<T> optional(String key, Function<String, T> parser) {
        return properties.getProperty(key) == null ? Optional.empty() : Optional.of(parsed(key, parser));
    }

    <T> Map<Symbol, T> bySymbol(String prefix, Function<String, T> parser) {
        Map<Symbol, T> all = new HashMap<>();
        for (String key : properties.stringPropertyNames()) {
            if (key.startsWith(prefix)) {
                all.put(parsed(key, key.substring(prefix.length()), Symbol::parse), parsed(key, parser));
            }
        }
        return all;
    }

    <T> List<T> list(String key, Function<String, T> parser) {
        List<T> all = new ArrayList<>();
        for (String each : properties.getProperty(key, "").split(",", -1)) {
            if (!each.isBlank()) {
                all.add(parsed(key, each.strip(), parser));
            }
        }
        if (all.isEmpty()) {
            throw new IllegalArgumentException(name + ": " + key + " is missing: a list, separated by commas");
        }
        return all;
    }

    <T> T parsed(String key, Function<String, T> parser) {
        return parsed(key, properties.getProperty(key, "").strip(), parser);
    }

    <T> T parsed(String key, String text, Function<String, T> parser) {
        try {
            return parser.apply(text);
        } catch (NumberFormatException | DateTimeException refused) {
            throw new IllegalArgumentException(name + ": " + key + " cannot be read: " + text, refused);
        } catch (IllegalArgumentException refused) {
            throw new IllegalArgumentException(name + ": " + key + " = " + text + ": " + refused.getMessage(), refused);
        }
    }
}
