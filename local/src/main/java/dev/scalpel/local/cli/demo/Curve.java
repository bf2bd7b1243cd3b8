package dev.scalpel.local.cli.demo;

import java.util.Arrays;

/** A series of any length in little memory: when it is full, every second value goes. Mutable. */
final class Curve {

    private static final int CAPACITY = 2_048;

    private final double[] values = new double[CAPACITY];
    private int size;
    private long stride = 1;
    private long added;

    void add(double value) {
        if (size > 0 && added % stride != 0) {
            values[size - 1] = value;
        } else {
            if (size == CAPACITY) {
                halve();
            }
            values[size++] = value;
        }
        added++;
    }

    private void halve() {
        size /= 2;
        stride *= 2;
        for (int at = 0; at < size; at++) {
            values[at] = values[2 * at + 1];
        }
    }

    /** The oldest first; the last one is the newest that was added. */
    double[] values() {
        return Arrays.copyOf(values, size);
    }

    boolean isEmpty() {
        return size == 0;
    }

    double last() {
        return values[size - 1];
    }

    double first() {
        return values[0];
    }
}
