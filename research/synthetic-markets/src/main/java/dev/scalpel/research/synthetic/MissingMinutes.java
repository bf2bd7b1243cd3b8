package dev.scalpel.research.synthetic;

/** Decides which minutes are absent, in short runs; draws from its own stream so that no other number changes. */
final class MissingMinutes {

    private static final double MEAN_LENGTH_MINUTES = 5;

    private final RandomStream noise;
    private final double startChance;
    private boolean out;

    MissingMinutes(double share, RandomStream noise) {
        this.noise = noise;
        startChance = share / ((1 - share) * MEAN_LENGTH_MINUTES);
    }

    boolean advance() {
        double draw = noise.uniform();
        out = out ? draw >= 1 / MEAN_LENGTH_MINUTES : draw < startChance;
        return out;
    }
}
