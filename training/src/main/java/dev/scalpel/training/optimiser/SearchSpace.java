package dev.scalpel.training.optimiser;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/** The parameters of a search, and the mapping between their values and the unit cube of the model. */
public final class SearchSpace {

    private final List<Parameter> parameters;
    private final int[] first;
    private final int[] parameterOf;

    public SearchSpace(List<? extends Parameter> parameters) {
        this.parameters = List.copyOf(parameters);
        if (this.parameters.isEmpty()) {
            throw new IllegalArgumentException("a search space needs one parameter or more");
        }
        Set<String> names = new HashSet<>();
        first = new int[this.parameters.size()];
        List<Integer> owners = new ArrayList<>();
        for (int p = 0; p < this.parameters.size(); p++) {
            Parameter parameter = this.parameters.get(p);
            if (!names.add(parameter.name())) {
                throw new IllegalArgumentException("two parameters are named '" + parameter.name() + "'");
            }
            first[p] = owners.size();
            for (int i = 0; i < parameter.coordinates(); i++) {
                owners.add(p);
            }
        }
        parameterOf = owners.stream().mapToInt(Integer::intValue).toArray();
    }

    public SearchSpace(Parameter... parameters) {
        this(Arrays.asList(parameters));
    }

    public List<Parameter> parameters() {
        return parameters;
    }

    /** Reads what {@link Point#asText} wrote; refuses a missing, unknown or impossible value by name. */
    public Point parse(Map<String, String> text) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Parameter parameter : parameters) {
            String value = text.get(parameter.name());
            if (value == null) {
                throw new IllegalArgumentException("no value for parameter '" + parameter.name() + "' in " + text);
            }
            values.put(parameter.name(), parameter.parse(value));
        }
        if (text.size() > parameters.size()) {
            throw new IllegalArgumentException(
                    "unknown parameters in " + text.keySet() + ", known: " + values.keySet());
        }
        Point point = new Point(values);
        encode(point);
        return point;
    }

    int coordinates() {
        return parameterOf.length;
    }

    /** The parameter that owns this coordinate. */
    int parameterOf(int coordinate) {
        return parameterOf[coordinate];
    }

    /** The parameter that owns each coordinate. */
    int[] owners() {
        return parameterOf.clone();
    }

    Point decode(double[] unit) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (int p = 0; p < first.length; p++) {
            values.put(parameters.get(p).name(), parameters.get(p).decode(unit, first[p]));
        }
        return new Point(values);
    }

    double[] encode(Point point) {
        double[] unit = new double[coordinates()];
        for (int p = 0; p < first.length; p++) {
            Parameter parameter = parameters.get(p);
            Object value = point.values().get(parameter.name());
            if (value == null) {
                throw new IllegalArgumentException("no value for parameter '" + parameter.name() + "' in " + point);
            }
            parameter.encode(value, unit, first[p]);
        }
        return unit;
    }

    /** The coordinates, moved to those of the nearest value. */
    double[] snap(double[] unit) {
        double[] snapped = unit.clone();
        for (int p = 0; p < first.length; p++) {
            if (!parameters.get(p).continuous()) {
                parameters.get(p).encode(parameters.get(p).decode(unit, first[p]), snapped, first[p]);
            }
        }
        return snapped;
    }

    double[] draw(SplittableRandom random) {
        double[] unit = new double[coordinates()];
        for (int p = 0; p < first.length; p++) {
            redraw(p, random, unit);
        }
        return unit;
    }

    void redraw(int parameter, SplittableRandom random, double[] unit) {
        parameters.get(parameter).draw(random, unit, first[parameter]);
    }

    boolean continuous(int parameter) {
        return parameters.get(parameter).continuous();
    }

    int firstCoordinate(int parameter) {
        return first[parameter];
    }

    /** The points that differ from this one by one step of one parameter that has steps. */
    List<double[]> neighbours(double[] unit) {
        List<double[]> neighbours = new ArrayList<>();
        for (int p = 0; p < first.length; p++) {
            Parameter parameter = parameters.get(p);
            for (Object value : parameter.neighbours(parameter.decode(unit, first[p]))) {
                double[] neighbour = unit.clone();
                parameter.encode(value, neighbour, first[p]);
                neighbours.add(neighbour);
            }
        }
        return neighbours;
    }
}
