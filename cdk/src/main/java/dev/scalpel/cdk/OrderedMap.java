package dev.scalpel.cdk;

import java.util.LinkedHashMap;
import java.util.Map;

/** Maps of more than one entry: an immutable map's order changes with each JVM, and with it the template would. */
final class OrderedMap {

    private OrderedMap() {}

    static Map<String, Object> of(String key, Object value, String otherKey, Object otherValue) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(key, value);
        map.put(otherKey, otherValue);
        return map;
    }
}
