package dev.scalpel.training.optimiser;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;

/** One dimension of a search: a name, its values, and how it maps to the unit cube. */
public sealed interface Parameter {

    String name();

    /** Number of its coordinates in the unit cube. */
    int coordinates();

    /** The value (Double, Integer or String) at these coordinates; any coordinates in [0, 1] are valid. */
    Object decode(double[] unit, int at);

    /** Writes the value's coordinates; refuses a value that is not of this parameter. */
    void encode(Object value, double[] unit, int at);

    /** Reads what {@link Point#asText} wrote; refuses what is not a value of this parameter. */
    Object parse(String text);

    /** Whether every coordinate in [0, 1] is a different value. */
    boolean continuous();

    /** The values next to this one: none for a continuous parameter. */
    List<Object> neighbours(Object value);

    /** Random coordinates, with all values equally likely. */
    default void draw(SplittableRandom random, double[] unit, int at) {
        for (int i = 0; i < coordinates(); i++) {
            unit[at + i] = random.nextDouble();
        }
        encode(decode(unit, at), unit, at);
    }

    private static void requireName(String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a parameter needs a name");
        }
    }

    private static IllegalArgumentException refusal(Parameter parameter, Object value) {
        return new IllegalArgumentException("not a value of " + parameter + ": " + value);
    }

    private static double parseReal(Parameter parameter, String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw refusal(parameter, text);
        }
    }

    /** A number between two bounds, both inclusive. */
    record Continuous(String name, double low, double high) implements Parameter {
        public Continuous {
            requireName(name);
            if (!(low < high) || !Double.isFinite(high - low)) {
                throw new IllegalArgumentException(name + ": low must be < high, both finite: " + low + ", " + high);
            }
        }

        @Override
        public int coordinates() {
            return 1;
        }

        @Override
        public Object decode(double[] unit, int at) {
            return Math.min(high, Math.max(low, low + unit[at] * (high - low)));
        }

        @Override
        public void encode(Object value, double[] unit, int at) {
            if (!(value instanceof Double real) || !(real >= low && real <= high)) {
                throw refusal(this, value);
            }
            unit[at] = (real - low) / (high - low);
        }

        @Override
        public Object parse(String text) {
            return parseReal(this, text);
        }

        @Override
        public boolean continuous() {
            return true;
        }

        @Override
        public List<Object> neighbours(Object value) {
            return List.of();
        }
    }

    /** A positive number searched uniformly in its logarithm between two bounds, both inclusive. */
    record LogScale(String name, double low, double high) implements Parameter {
        public LogScale {
            requireName(name);
            if (!(low > 0 && low < high) || !Double.isFinite(high)) {
                throw new IllegalArgumentException(name + ": must be 0 < low < high, finite: " + low + ", " + high);
            }
        }

        @Override
        public int coordinates() {
            return 1;
        }

        @Override
        public Object decode(double[] unit, int at) {
            double value = low * StrictMath.exp(unit[at] * StrictMath.log(high / low));
            return Math.min(high, Math.max(low, value));
        }

        @Override
        public void encode(Object value, double[] unit, int at) {
            if (!(value instanceof Double real) || !(real >= low && real <= high)) {
                throw refusal(this, value);
            }
            unit[at] = Math.min(1, StrictMath.log(real / low) / StrictMath.log(high / low));
        }

        @Override
        public Object parse(String text) {
            return parseReal(this, text);
        }

        @Override
        public boolean continuous() {
            return true;
        }

        @Override
        public List<Object> neighbours(Object value) {
            return List.of();
        }
    }

    /** An integer between two bounds, both inclusive. */
    record IntegerRange(String name, int low, int high) implements Parameter {
        public IntegerRange {
            requireName(name);
            if (low >= high) {
                throw new IllegalArgumentException(name + ": low must be < high: " + low + ", " + high);
            }
        }

        private double count() {
            return (double) high - low + 1;
        }

        @Override
        public int coordinates() {
            return 1;
        }

        @Override
        public Object decode(double[] unit, int at) {
            return (int) Math.min(high, low + Math.floor(Math.max(0, unit[at]) * count()));
        }

        @Override
        public void encode(Object value, double[] unit, int at) {
            if (!(value instanceof Integer integer) || integer < low || integer > high) {
                throw refusal(this, value);
            }
            unit[at] = (integer - low + 0.5) / count();
        }

        @Override
        public Object parse(String text) {
            try {
                return Integer.valueOf(text);
            } catch (NumberFormatException e) {
                throw refusal(this, text);
            }
        }

        @Override
        public boolean continuous() {
            return false;
        }

        @Override
        public List<Object> neighbours(Object value) {
            int integer = (Integer) value;
            if (integer == low) {
                return List.of(integer + 1);
            }
            return integer == high ? List.of(integer - 1) : List.of(integer - 1, integer + 1);
        }
    }

    /** One of several choices without an order: a coordinate for each, one of which is 1. */
    record Categorical(String name, List<String> choices) implements Parameter {
        public Categorical {
            requireName(name);
            choices = List.copyOf(choices);
            if (choices.size() < 2 || new HashSet<>(choices).size() < choices.size()) {
                throw new IllegalArgumentException(name + ": needs two or more different choices: " + choices);
            }
        }

        public Categorical(String name, String... choices) {
            this(name, List.of(choices));
        }

        @Override
        public int coordinates() {
            return choices.size();
        }

        @Override
        public Object decode(double[] unit, int at) {
            int largest = 0;
            for (int i = 1; i < choices.size(); i++) {
                if (unit[at + i] > unit[at + largest]) {
                    largest = i;
                }
            }
            return choices.get(largest);
        }

        @Override
        public void encode(Object value, double[] unit, int at) {
            if (!(value instanceof String choice) || !choices.contains(choice)) {
                throw refusal(this, value);
            }
            Arrays.fill(unit, at, at + choices.size(), 0);
            unit[at + choices.indexOf(choice)] = 1;
        }

        @Override
        public Object parse(String text) {
            return text;
        }

        @Override
        public boolean continuous() {
            return false;
        }

        @Override
        public List<Object> neighbours(Object value) {
            return choices.stream()
                    .filter(choice -> !choice.equals(value))
                    .map(Object.class::cast)
                    .toList();
        }
    }
}
