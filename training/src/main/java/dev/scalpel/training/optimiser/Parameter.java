package dev.scalpel.training.optimiser;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;

/** One dimension of a search: a name, what it may be, and how it lies in the unit cube. */
public sealed interface Parameter {

    String name();

    /** How many coordinates of the unit cube it takes. */
    int coordinates();

    /** The value (Double, Integer or String) at these coordinates; any coordinates in [0, 1] will do. */
    Object decode(double[] unit, int at);

    /** Writes the value's coordinates; refuses a value that is not of this parameter. */
    void encode(Object value, double[] unit, int at);

    /** Reads what {@link Point#asText} wrote; refuses what is not a value of this parameter. */
    Object parse(String text);

    /** Whether every coordinate in [0, 1] is a value of its own. */
    boolean smooth();

    /** The values next to this one: nothing for a smooth parameter, whose neighbours have no end. */
    List<Object> neighbours(Object value);

    /** Coordinates drawn at random, each value as likely as the next. */
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
        public boolean smooth() {
            return true;
        }

        @Override
        public List<Object> neighbours(Object value) {
            return List.of();
        }
    }

    /** A positive number whose logarithm is searched evenly between two bounds, both inclusive. */
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
        public boolean smooth() {
            return true;
        }

        @Override
        public List<Object> neighbours(Object value) {
            return List.of();
        }
    }

    /** A whole number between two bounds, both inclusive. */
    record Whole(String name, int low, int high) implements Parameter {
        public Whole {
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
            if (!(value instanceof Integer whole) || whole < low || whole > high) {
                throw refusal(this, value);
            }
            unit[at] = (whole - low + 0.5) / count();
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
        public boolean smooth() {
            return false;
        }

        @Override
        public List<Object> neighbours(Object value) {
            int whole = (Integer) value;
            if (whole == low) {
                return List.of(whole + 1);
            }
            return whole == high ? List.of(whole - 1) : List.of(whole - 1, whole + 1);
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
        public boolean smooth() {
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
