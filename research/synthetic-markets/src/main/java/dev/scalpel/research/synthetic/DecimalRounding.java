package dev.scalpel.research.synthetic;

/** Rounds to whole ticks or steps. A whole number over a power of ten is the double nearest to the written decimal. */
final class DecimalRounding {

    private final double unitsPerOne;

    DecimalRounding(int decimals) {
        double power = 1;
        for (int i = 0; i < decimals; i++) {
            power *= 10;
        }
        unitsPerOne = power;
    }

    long units(double value) {
        return Math.round(value * unitsPerOne);
    }

    double value(long units) {
        return units / unitsPerOne;
    }
}
