package dev.scalpel.benchmarks.faults;

import dev.scalpel.invocation.Dispatcher;
import dev.scalpel.store.LostRaceException;
import dev.scalpel.store.StoreException;
import dev.scalpel.store.UnknownOutcomeException;
import java.time.Duration;
import java.util.function.Supplier;

/** Something that happens around one effect of an invocation. */
final class Trouble implements Effects.Disturbance {

    /** What it is. */
    enum Kind {
        KILLED_BEFORE("killed before"),
        KILLED_AFTER("killed after"),
        STORE_FAILS("the store fails at"),
        WRITE_UNKNOWN_NOT_TAKEN("unknown outcome, not taken, of"),
        WRITE_UNKNOWN_TAKEN("unknown outcome, taken, of"),
        WRITE_TAKEN_BUT_REFUSED("taken but refused as a lost race:"),
        OVERTAKEN_BEFORE("another invocation before"),
        OVERTAKEN_AFTER("another invocation after"),
        ASLEEP_BEFORE("asleep before"),
        ASLEEP_AND_OVERTAKEN("asleep and overtaken before");

        private final String words;

        Kind(String words) {
            this.words = words;
        }
    }

    private final Kind kind;
    private final int at;
    private final Duration sleep;
    private final World world;
    private final Supplier<Dispatcher> other;
    private final Tally tally;
    private boolean over;

    /** @param other the process that comes in between, where one does */
    Trouble(Kind kind, int at, Duration sleep, World world, Supplier<Dispatcher> other, Tally tally) {
        this.kind = kind;
        this.at = at;
        this.sleep = sleep;
        this.world = world;
        this.other = other;
        this.tally = tally;
    }

    @Override
    public void before(int number, String effect) {
        if (over || number < at || (isOfStore() && !concerns(effect))) {
            return;
        }
        switch (kind) {
            case KILLED_BEFORE -> {
                strike(effect);
                throw new KilledError("before " + effect);
            }
            case STORE_FAILS -> {
                strike(effect);
                throw new StoreException("the store is down");
            }
            case WRITE_UNKNOWN_NOT_TAKEN -> {
                strike(effect);
                throw new UnknownOutcomeException(effect, new StoreException("no answer"));
            }
            case OVERTAKEN_BEFORE -> {
                strike(effect);
                overtake();
            }
            case ASLEEP_BEFORE -> {
                strike(effect);
                world.pause(sleep);
            }
            case ASLEEP_AND_OVERTAKEN -> {
                strike(effect);
                world.pause(sleep);
                overtake();
            }
            default -> {
                // The others come after the effect.
            }
        }
    }

    @Override
    public void after(int number, String effect) {
        if (over || number < at || (isOfStore() && !concerns(effect))) {
            return;
        }
        switch (kind) {
            case KILLED_AFTER -> {
                strike(effect);
                throw new KilledError("after " + effect);
            }
            case WRITE_UNKNOWN_TAKEN -> {
                strike(effect);
                throw new UnknownOutcomeException(effect, new StoreException("no answer"));
            }
            case WRITE_TAKEN_BUT_REFUSED -> {
                strike(effect);
                throw new LostRaceException(effect, "what was there before its own first sending");
            }
            case OVERTAKEN_AFTER -> {
                strike(effect);
                overtake();
            }
            default -> {
                // The others come before the effect.
            }
        }
    }

    private boolean isOfStore() {
        return switch (kind) {
            case STORE_FAILS, WRITE_UNKNOWN_NOT_TAKEN, WRITE_UNKNOWN_TAKEN, WRITE_TAKEN_BUT_REFUSED -> true;
            default -> false;
        };
    }

    private boolean concerns(String effect) {
        return kind == Kind.STORE_FAILS
                ? effect.startsWith("get ") || effect.startsWith("put ")
                : effect.startsWith("put ");
    }

    private void overtake() {
        // Its own effects are not disturbed: this trouble is over before it begins.
        world.call(other.get(), "{}");
    }

    private void strike(String effect) {
        over = true;
        tally.fault(kind.words + " " + effect);
    }
}
