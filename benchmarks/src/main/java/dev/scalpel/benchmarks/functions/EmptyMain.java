package dev.scalpel.benchmarks.functions;

/** Starts a JVM and ends it: the lower bound of a start. */
public final class EmptyMain {

    private EmptyMain() {}

    public static void main(String[] none) {
        // Nothing: the start of the JVM is what is measured.
    }
}
