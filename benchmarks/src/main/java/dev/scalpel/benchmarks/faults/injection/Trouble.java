package dev.scalpel.benchmarks.faults.injection;

import dev.scalpel.benchmarks.faults.testbed.Effect;
import dev.scalpel.benchmarks.faults.testbed.World;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** A fault that waits for its effect within one invocation, and meets it once. */
public final class Trouble {

    private final EffectFault fault;
    private final Predicate<Effect> target;
    private final int from;
    private final World world;
    private final Consumer<String> tally;
    private boolean struck;

    /**
     * @param target the effects it waits for, of those that concern it
     * @param from the first effect that it may meet, by its number in the invocation
     * @param tally counts the kind of the fault when it has struck
     */
    public Trouble(EffectFault fault, Predicate<Effect> target, int from, World world, Consumer<String> tally) {
        this.fault = fault;
        this.target = target.and(fault.concerns());
        this.from = from;
        this.world = world;
        this.tally = tally;
    }

    boolean waitsFor(int number, Effect effect) {
        return !struck && number >= from && target.test(effect);
    }

    boolean hasStruck() {
        return struck;
    }

    EffectFault fault() {
        return fault;
    }

    void before(Effect effect) {
        strike(fault.before(), effect);
    }

    void after(Effect effect) {
        if (!struck) {
            strike(fault.after(), effect);
        }
    }

    void over(Effect effect) {
        if (!struck) {
            strike(fault.over(), effect);
        }
    }

    private void strike(BiPredicate<World, Effect> what, Effect effect) {
        boolean now = true;
        try {
            now = what.test(world, effect);
        } finally {
            // Also when it throws: that is what it does.
            if (now) {
                struck = true;
                tally.accept(fault.name() + ": " + effect.name());
            }
        }
    }
}
