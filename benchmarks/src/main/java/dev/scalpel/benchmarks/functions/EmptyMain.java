package dev.scalpel.benchmarks.functions;

/** Starts a JVM and ends it: what no program can be faster than. */
public final class EmptyMain {

    private EmptyMain() {}

    public static void main(String[] none) {
        // A JVM that has come so far has shown what it costs to start one.
    }
}
