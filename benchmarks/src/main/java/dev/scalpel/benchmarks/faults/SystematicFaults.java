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
import dev.scalpel.benchmarks.faults.venues.SpotVenue;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Every fault at the k-th call, for every k of every scenario; then everything continues undisturbed. */
final class SystematicFaults {

    private final SpotVenue venue;
    private final EngineVariant variant;
    private final List<PortCallFault> faults;

    SystematicFaults(SpotVenue venue, EngineVariant variant) {
        this.venue = venue;
        this.variant = variant;
        faults = Stream.concat(ProcessFaults.all().stream(), VenueFaults.of(venue).stream())
                .toList();
    }

    /**
     * One fault at one call.
     *
     * @param at number of the call in the invocation
     */
    record Case(Scenario scenario, int at, PortCallFault fault) {

        private String where(PortCall call) {
            return scenario.name() + ", " + fault.name() + " (" + at + ", " + call.name() + ")";
        }
    }

    /** All cases, or every n-th for a {@code step} above 1. Each has its own tally. */
    List<Supplier<FaultTally>> cases(int step) {
        List<Supplier<FaultTally>> cases = new ArrayList<>();
        int number = 0;
        for (Scenario scenario : Scenario.all()) {
            List<PortCall> calls = calls(scenario);
            for (int at = 1; at <= calls.size(); at++) {
                PortCall call = calls.get(at - 1);
                for (PortCallFault fault : faults) {
                    if (fault.appliesTo().test(call) && number++ % step == 0) {
                        Case one = new Case(scenario, at, fault);
                        cases.add(() -> run(one, call));
                    }
                }
            }
        }
        return cases;
    }

    /** The calls of the minute without faults. */
    private List<PortCall> calls(Scenario scenario) {
        List<PortCall> calls = new ArrayList<>();
        PortCallListener recorder = new PortCallListener() {
            @Override
            public void before(int number, PortCall call) {
                calls.add(call);
            }
        };
        try (Testbed testbed = scenario.testbed(venue, variant)) {
            InvocationDriver driver = driver(testbed, new FaultTally(scenario.name()));
            before(scenario, testbed, driver);
            testbed.interceptor().begin(List.of(recorder));
            testbed.call(driver.process(), scenario.event());
            testbed.interceptor().calm();
        }
        return calls;
    }

    private FaultTally run(Case one, PortCall call) {
        FaultTally tally = new FaultTally(one.where(call));
        try (Testbed testbed = one.scenario().testbed(venue, variant)) {
            InvocationDriver driver = driver(testbed, tally);
            before(one.scenario(), testbed, driver);
            PendingFault pendingFault = new PendingFault(one.fault(), any -> true, one.at(), testbed, tally::fault);
            driver.invoke(
                    one.scenario().minute(), driver.process(), one.scenario().event(), List.of(pendingFault));
            driver.settle();
            recover(one, testbed, driver, tally);
        }
        return tally;
    }

    private InvocationDriver driver(Testbed testbed, FaultTally tally) {
        InvariantChecker checker = new InvariantChecker(testbed);
        LastingFaults lastingFaults = new LastingFaults(testbed, checker, new SplittableRandom(0), tally::fault);
        return new InvocationDriver(testbed, checker, lastingFaults, tally);
    }

    private static void before(Scenario scenario, Testbed testbed, InvocationDriver driver) {
        for (int minute = 0; minute < scenario.minute(); minute++) {
            testbed.minute(minute);
            driver.invoke(minute, driver.process(), "{}", List.of());
        }
        testbed.minute(scenario.minute());
        if (!scenario.late().isEmpty()) {
            driver.delayReads(List.copyOf(scenario.late()), Scenario.LAG);
        }
    }

    private static void recover(Case one, Testbed testbed, InvocationDriver driver, FaultTally tally) {
        driver.restart();
        for (int minute = Math.max(one.scenario().minute(), testbed.now()) + 1;
                minute < Scenario.MINUTES - 2;
                minute++) {
            testbed.minute(minute);
            driver.invoke(minute, driver.process(), "{}", List.of());
            if (!driver.readsAreLate()) {
                driver.reconcileAgain(minute);
            }
            if (driver.isFlat() && minute > one.scenario().minute() + 2) {
                return;
            }
        }
        tally.violated(
                Scenario.MINUTES,
                List.of(new Violation(Invariant.POSITION_ENDS, "account", "the position was never closed")));
    }
}
