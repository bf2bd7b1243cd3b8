package dev.scalpel.benchmarks.faults;

import dev.scalpel.benchmarks.faults.broken.EngineVariant;
import dev.scalpel.benchmarks.faults.injection.PendingFault;
import dev.scalpel.benchmarks.faults.injection.PortCallFault;
import dev.scalpel.benchmarks.faults.injection.ProcessFaults;
import dev.scalpel.benchmarks.faults.injection.VenueFaults;
import dev.scalpel.benchmarks.faults.invariants.Invariant;
import dev.scalpel.benchmarks.faults.invariants.InvariantChecker;
import dev.scalpel.benchmarks.faults.invariants.Violation;
import dev.scalpel.benchmarks.faults.testbed.PortCall;
import dev.scalpel.benchmarks.faults.testbed.PortCallListener;
import dev.scalpel.benchmarks.faults.testbed.Testbed;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Every fault at the k-th effect, for every k of every kind of minute; then all goes on undisturbed. */
final class SystematicFaults {

    private static final List<PortCallFault> FAULTS = Stream.concat(
                    ProcessFaults.all().stream(), VenueFaults.all().stream())
            .toList();

    private final EngineVariant variant;

    SystematicFaults(EngineVariant variant) {
        this.variant = variant;
    }

    /**
     * One fault at one effect.
     *
     * @param at the effect, by its number in the invocation
     */
    record Case(Scenario scenario, int at, PortCallFault fault) {

        private String where(PortCall effect) {
            return scenario.name() + ", " + fault.name() + " (" + at + ", " + effect.name() + ")";
        }
    }

    /** All cases; of a {@code step} above 1 every n-th of them. Each counts for itself. */
    List<Supplier<FaultTally>> cases(int step) {
        List<Supplier<FaultTally>> cases = new ArrayList<>();
        int number = 0;
        for (Scenario scenario : Scenario.all()) {
            List<PortCall> effects = effects(scenario);
            for (int at = 1; at <= effects.size(); at++) {
                PortCall effect = effects.get(at - 1);
                for (PortCallFault fault : FAULTS) {
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
    private List<PortCall> effects(Scenario scenario) {
        List<PortCall> effects = new ArrayList<>();
        PortCallListener recorder = new PortCallListener() {
            @Override
            public void before(int number, PortCall effect) {
                effects.add(effect);
            }
        };
        try (Testbed world = scenario.world(variant)) {
            InvocationDriver driver = driver(world, new FaultTally(scenario.name(), false));
            before(scenario, world, driver);
            world.effects.begin(List.of(recorder));
            world.call(driver.process(), scenario.event());
            world.effects.calm();
        }
        return effects;
    }

    private FaultTally run(Case one, PortCall effect) {
        FaultTally tally = new FaultTally(one.where(effect), false);
        try (Testbed world = one.scenario().world(variant)) {
            InvocationDriver driver = driver(world, tally);
            before(one.scenario(), world, driver);
            PendingFault trouble = new PendingFault(one.fault(), any -> true, one.at(), world, tally::fault);
            driver.invoke(
                    one.scenario().minute(), driver.process(), one.scenario().event(), List.of(trouble));
            driver.settle();
            recover(one, world, driver, tally);
        }
        return tally;
    }

    private InvocationDriver driver(Testbed world, FaultTally tally) {
        InvariantChecker inspector = new InvariantChecker(world);
        LastingFaults weather = new LastingFaults(world, inspector, new SplittableRandom(0), tally::fault);
        return new InvocationDriver(world, inspector, weather, tally);
    }

    private static void before(Scenario scenario, Testbed world, InvocationDriver driver) {
        for (int minute = 0; minute < scenario.minute(); minute++) {
            world.minute(minute);
            driver.invoke(minute, driver.process(), "{}", List.of());
        }
        world.minute(scenario.minute());
    }

    private static void recover(Case one, Testbed world, InvocationDriver driver, FaultTally tally) {
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
