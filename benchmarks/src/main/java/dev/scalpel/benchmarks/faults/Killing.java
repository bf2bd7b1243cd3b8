package dev.scalpel.benchmarks.faults;

import java.util.Optional;

/** Ends the process at one effect. */
final class Killing implements Effects.Disturbance {

    private final int at;
    private final boolean before;
    private Optional<String> where = Optional.empty();

    Killing(int at, boolean before) {
        this.at = at;
        this.before = before;
    }

    /** Where it struck, if the invocation came so far. */
    Optional<String> where() {
        return where;
    }

    @Override
    public void before(int number, String effect) {
        if (before && number == at) {
            kill("killed before " + effect);
        }
    }

    @Override
    public void after(int number, String effect) {
        if (!before && number == at) {
            kill("killed after " + effect);
        }
    }

    private void kill(String how) {
        where = Optional.of(how);
        throw new KilledError(how);
    }
}
