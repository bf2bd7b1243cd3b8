package dev.scalpel.benchmarks.harness;

/** The heap that is still in use after a collection. */
public final class LiveHeap {

    private LiveHeap() {}

    public static double megabytes() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) / 1e6;
    }
}
