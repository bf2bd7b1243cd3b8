package dev.scalpel.benchmarks.faults;

import dev.scalpel.benchmarks.faults.broken.Variant;
import dev.scalpel.benchmarks.faults.injection.EffectFault;
import dev.scalpel.benchmarks.faults.injection.ProcessFaults;
import dev.scalpel.benchmarks.faults.injection.Trouble;
import dev.scalpel.benchmarks.faults.injection.VenueFaults;
import dev.scalpel.benchmarks.faults.invariants.Inspector;
import dev.scalpel.benchmarks.faults.invariants.Invariant;
import dev.scalpel.benchmarks.faults.invariants.Violation;
import dev.scalpel.benchmarks.faults.testbed.Disturbance;
import dev.scalpel.benchmarks.faults.testbed.Effect;
import dev.scalpel.benchmarks.faults.testbed.World;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Every fault at the k-th effect, for every k of every kind of minute; then all goes on undisturbed. */
final class Systematic {

    private static final List<EffectFault> FAULTS = Stream.concat(
                    ProcessFaults.all().stream(), VenueFaults.all().stream())
            .toList();

    private final Variant variant;

    Systematic(Variant variant) {
        this.variant = variant;
    }

    /**
     * One fault at one effect.
     *
     * @param at the effect, by its number in the invocation
     */
    record Case(Scenario scenario, int at, EffectFault fault) {

        private String where(Effect effect) {
            return scenario.name() + ", " + fault.name() + " (" + at + ", " + effect.name() + ")";
        }
    }

    /** All cases; of a {@code step} above 1 every n-th of them. Each counts for itself. */
    List<Supplier<Tally>> cases(int step) {
        List<Supplier<Tally>> cases = new ArrayList<>();
        int number = 0;
        for (Scenario scenario : Scenario.all()) {
            List<Effect> effects = effects(scenario);
            for (int at = 1; at <= effects.size(); at++) {
                Effect effect = effects.get(at - 1);
                for (EffectFault fault : FAULTS) {
                    if (fault.concerns().test(effect) && number++ % step == 0) {
                        Case one = new Case(scenario, at, fault);
                        cases.add(() -> run(one, effect));
                    }
                }
            }
        }
        return cases;
    }

    /** The effects of the minute when nothing goes wrong. */
    private List<Effect> effects(Scenario scenario) {
        List<Effect> effects = new ArrayList<>();
        Disturbance recorder = new Disturbance() {
            @Override
            public void before(int number, Effect effect) {
                effects.add(effect);
            }
        };
        try (World world = scenario.world(variant)) {
            Driver driver = driver(world, new Tally(scenario.name(), false));
            before(scenario, world, driver);
            world.effects.begin(List.of(recorder));
            world.call(driver.process(), scenario.event());
            world.effects.calm();
        }
        return effects;
    }

    private Tally run(Case one, Effect effect) {
        Tally tally = new Tally(one.where(effect), false);
        try (World world = one.scenario().world(variant)) {
            Driver driver = driver(world, tally);
            before(one.scenario(), world, driver);
            Trouble trouble = new Trouble(one.fault(), any -> true, one.at(), world, tally::fault);
            driver.invoke(
                    one.scenario().minute(), driver.process(), one.scenario().event(), List.of(trouble));
            driver.settle();
            recover(one, world, driver, tally);
        }
        return tally;
    }

    private Driver driver(World world, Tally tally) {
        Inspector inspector = new Inspector(world);
        Weather weather = new Weather(world, inspector, new SplittableRandom(0), tally::fault);
        return new Driver(world, inspector, weather, tally);
    }

    private static void before(Scenario scenario, World world, Driver driver) {
        for (int minute = 0; minute < scenario.minute(); minute++) {
            world.minute(minute);
            driver.invoke(minute, driver.process(), "{}", List.of());
        }
        world.minute(scenario.minute());
    }

    private static void recover(Case one, World world, Driver driver, Tally tally) {
        driver.restart();
        for (int minute = Math.max(one.scenario().minute(), world.now()) + 1; minute < Scenario.MINUTES - 2; minute++) {
            world.minute(minute);
            driver.invoke(minute, driver.process(), "{}", List.of());
            driver.twice(minute);
            if (driver.isAtRest() && minute > one.scenario().minute() + 2) {
                return;
            }
        }
        tally.violated(
                Scenario.MINUTES, List.of(new Violation(Invariant.COMES_TO_REST, "account", "it never came to rest")));
    }
}
