package dev.scalpel.benchmarks.faults.injection;

import dev.scalpel.benchmarks.faults.testbed.Effect;
import dev.scalpel.benchmarks.faults.testbed.World;
import java.time.Duration;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/**
 * Something that can go wrong at one effect of an invocation.
 *
 * @param concerns the effects that it can meet
 * @param impact whether the invocation that it meets must come out well all the same
 * @param settles how long after it the venue or an order that is under way may not be known yet
 * @param before what is done before the effect; whether it has struck by then
 * @param after what is done after an effect that succeeded; whether it has struck by then
 * @param over what is done when the effect has ended in whatever way; whether it has struck
 */
public record EffectFault(
        String name,
        Predicate<Effect> concerns,
        Impact impact,
        Duration settles,
        BiPredicate<World, Effect> before,
        BiPredicate<World, Effect> after,
        BiPredicate<World, Effect> over) {

    /** What a fault means for the invocation that it meets. */
    public enum Impact {
        /** It must come out well all the same. */
        ABSORBED,
        /** It cannot come out well, or not for certain; the first that begins when the fault has settled must. */
        LOST
    }

    static EffectFault before(
            String name, Predicate<Effect> concerns, Impact impact, Duration settles, BiConsumer<World, Effect> what) {
        return new EffectFault(
                name, concerns, impact, settles, struck(what), EffectFault::nothing, EffectFault::nothing);
    }

    static EffectFault after(
            String name, Predicate<Effect> concerns, Impact impact, Duration settles, BiConsumer<World, Effect> what) {
        return new EffectFault(
                name, concerns, impact, settles, EffectFault::nothing, struck(what), EffectFault::nothing);
    }

    /**
     * A fault that waits for a request of the effect, which may make none.
     *
     * @param over whether a request has met it
     */
    static EffectFault around(
            String name,
            Predicate<Effect> concerns,
            Impact impact,
            Duration settles,
            BiConsumer<World, Effect> arm,
            BiPredicate<World, Effect> over) {
        BiPredicate<World, Effect> armed = (world, effect) -> {
            arm.accept(world, effect);
            return false;
        };
        return new EffectFault(name, concerns, impact, settles, armed, EffectFault::nothing, over);
    }

    private static boolean nothing(World world, Effect effect) {
        return false;
    }

    private static BiPredicate<World, Effect> struck(BiConsumer<World, Effect> what) {
        return (world, effect) -> {
            what.accept(world, effect);
            return true;
        };
    }
}
