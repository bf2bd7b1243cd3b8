package dev.scalpel.training.optimiser;

/** Spaces for tests. */
final class TestSpaces {

    /** One parameter of each kind. */
    static final SearchSpace MIXED = new SearchSpace(
            new Parameter.Continuous("share", -1, 3),
            new Parameter.LogScale("rate", 1e-5, 1e-1),
            new Parameter.IntegerRange("layers", 1, 4),
            new Parameter.Categorical("shape", "relu", "tanh", "linear"));

    private TestSpaces() {}

    /** Least at share 0.5, rate 1e-3, two layers, tanh: 0 there. */
    static double loss(Point point) {
        double share = point.real("share") - 0.5;
        double rate = Math.log10(point.real("rate")) + 3;
        int layers = point.integer("layers") - 2;
        return share * share
                + rate * rate
                + layers * layers
                + (point.choice("shape").equals("tanh") ? 0 : 1);
    }
}
