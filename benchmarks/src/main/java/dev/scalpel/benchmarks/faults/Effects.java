package dev.scalpel.benchmarks.faults;

import java.util.function.Supplier;

/** Counts every effect of an invocation on store and venue, and lets something happen before or after one of them. */
final class Effects {

    /** What may happen around an effect; whatever it throws is thrown to the caller of the effect. */
    interface Disturbance {

        Disturbance NONE = new Disturbance() {};

        default void before(int number, String effect) {}

        default void after(int number, String effect) {}
    }

    private Disturbance disturbance = Disturbance.NONE;
    private int count;
    private int writes;

    /** Counts from 1 again. */
    void begin(Disturbance next) {
        disturbance = next;
        count = 0;
        writes = 0;
    }

    void calm() {
        begin(Disturbance.NONE);
    }

    int count() {
        return count;
    }

    int writes() {
        return writes;
    }

    <T> T run(String effect, Supplier<T> action) {
        int number = ++count;
        writes += effect.startsWith("put ") || effect.startsWith("send ") || effect.startsWith("cancel") ? 1 : 0;
        disturbance.before(number, effect);
        T answer = action.get();
        disturbance.after(number, effect);
        return answer;
    }
}
