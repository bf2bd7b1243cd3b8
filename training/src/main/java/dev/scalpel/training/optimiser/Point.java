package dev.scalpel.training.optimiser;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** One value for each parameter of a {@link SearchSpace}, in its order: Double, Integer or String. */
public record Point(Map<String, Object> values) {

    public Point {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** The value of a continuous or log-scale parameter. */
    public double real(String name) {
        return (Double) value(name, Double.class);
    }

    /** The value of an integer parameter. */
    public int integer(String name) {
        return (Integer) value(name, Integer.class);
    }

    /** The value of a categorical parameter. */
    public String choice(String name) {
        return (String) value(name, String.class);
    }

    /** Each value as text that {@link SearchSpace#parse} reads back to the same bits. */
    public Map<String, String> asText() {
        Map<String, String> text = new LinkedHashMap<>();
        values.forEach((name, value) -> text.put(name, value.toString()));
        return text;
    }

    private Object value(String name, Class<?> kind) {
        Object value = values.get(name);
        if (!kind.isInstance(value)) {
            throw new IllegalArgumentException("no " + kind.getSimpleName() + " named '" + name + "' among " + values);
        }
        return value;
    }
}
