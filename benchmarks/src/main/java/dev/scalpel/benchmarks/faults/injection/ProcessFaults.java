package dev.scalpel.benchmarks.faults.injection;

import dev.scalpel.benchmarks.faults.injection.EffectFault.Impact;
import dev.scalpel.benchmarks.faults.testbed.Effect;
import dev.scalpel.store.LostRaceException;
import dev.scalpel.store.StoreException;
import dev.scalpel.store.UnknownOutcomeException;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/** What can happen to a process, and what the store can do to it. */
public final class ProcessFaults {

    private static final Predicate<Effect> STORE = effect -> !effect.venue();
    private static final Predicate<Effect> STORE_WRITE = STORE.and(Effect::writes);
    /** An order that was claimed may be on its way until the venue would refuse it: its window and a second. */
    public static final Duration UNDER_WAY = Duration.ofSeconds(6);

    private ProcessFaults() {}

    public static List<EffectFault> all() {
        return List.of(
                EffectFault.before("killed before", ProcessFaults::any, Impact.LOST, UNDER_WAY, (world, effect) -> {
                    throw new KilledError("before " + effect.name());
                }),
                EffectFault.after("killed after", ProcessFaults::any, Impact.LOST, UNDER_WAY, (world, effect) -> {
                    throw new KilledError("after " + effect.name());
                }),
                EffectFault.before(
                        "another invocation before",
                        ProcessFaults::any,
                        Impact.ABSORBED,
                        Duration.ZERO,
                        (world, effect) -> world.overtake("{}")),
                EffectFault.after(
                        "another invocation after",
                        ProcessFaults::any,
                        Impact.ABSORBED,
                        Duration.ZERO,
                        (world, effect) -> world.overtake("{}")),
                asleep(Duration.ofSeconds(3)),
                asleep(Duration.ofSeconds(9)),
                asleep(Duration.ofSeconds(70)),
                EffectFault.before(
                        "asleep and overtaken before", ProcessFaults::any, Impact.LOST, UNDER_WAY, (world, effect) -> {
                            world.pause(Duration.ofSeconds(9));
                            world.overtake("{}");
                        }),
                EffectFault.before(
                        "stopped by hand before",
                        ProcessFaults::any,
                        Impact.LOST,
                        UNDER_WAY,
                        (world, effect) -> world.overtake("{\"action\":\"emergency_stop\"}")),
                EffectFault.before(
                        "resumed by hand before",
                        ProcessFaults::any,
                        Impact.ABSORBED,
                        Duration.ZERO,
                        (world, effect) -> world.overtake("{\"action\":\"resume\"}")),
                EffectFault.before("the store fails", STORE, Impact.LOST, UNDER_WAY, (world, effect) -> {
                    throw new StoreException("the store is down");
                }),
                EffectFault.before(
                        "unknown outcome, not taken", STORE_WRITE, Impact.LOST, UNDER_WAY, (world, effect) -> {
                            throw new UnknownOutcomeException(effect.name(), new StoreException("no answer"));
                        }),
                EffectFault.after(
                        "unknown outcome, taken", STORE_WRITE, Impact.ABSORBED, Duration.ZERO, (world, effect) -> {
                            throw new UnknownOutcomeException(effect.name(), new StoreException("no answer"));
                        }),
                EffectFault.after("taken but refused", STORE_WRITE, Impact.ABSORBED, Duration.ZERO, (world, effect) -> {
                    throw new LostRaceException(effect.name(), "what was there before its own first sending");
                }));
    }

    private static boolean any(Effect effect) {
        return true;
    }

    /** A process may be frozen at any time; what it sends then is late. */
    private static EffectFault asleep(Duration time) {
        return EffectFault.before(
                "asleep for " + time.toSeconds() + " s before",
                ProcessFaults::any,
                Impact.LOST,
                UNDER_WAY,
                (world, effect) -> world.pause(time));
    }
}
