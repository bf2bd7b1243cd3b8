package dev.scalpel.benchmarks.faults;

import dev.scalpel.invocation.Dispatcher;
import java.time.Duration;
import java.util.List;

/**
 * The process is killed before and after the k-th effect, for every k of every kind of minute; then another process
 * goes on, undisturbed.
 */
final class Systematic {

    /** A minute later every lost answer is final. */
    private static final int RECOVERY_MINUTES = 1;

    private final Tally tally;

    Systematic(Tally tally) {
        this.tally = tally;
    }

    /** All of it; {@code step} 1 is every effect, 3 every third one. */
    void run(int step) {
        for (Scenario scenario : Scenario.all()) {
            int effects = effectsOf(scenario);
            for (int at = 1; at <= effects; at += step) {
                kill(scenario, at, true);
                kill(scenario, at, false);
            }
        }
    }

    /** How many effects the minute has when nothing goes wrong; it must come to rest, or the scenario is none. */
    private int effectsOf(Scenario scenario) {
        try (World world = scenario.world()) {
            Dispatcher process = before(scenario, world);
            world.minute(scenario.minute());
            world.effects.calm();
            world.call(process, scenario.event());
            int effects = world.effects.count();
            recover(scenario.name() + ", undisturbed", scenario, world, process);
            return effects;
        }
    }

    private void kill(Scenario scenario, int at, boolean before) {
        try (World world = scenario.world()) {
            Dispatcher process = before(scenario, world);
            world.minute(scenario.minute());
            Killing killing = new Killing(at, before);
            world.effects.begin(killing);
            try {
                world.call(process, scenario.event());
            } catch (KilledError killed) {
                tally.fault(String.valueOf(killed.getMessage()));
            }
            world.effects.calm();
            String where = scenario.name() + ", " + killing.where().orElse("not reached") + " (" + at + ")";
            recover(where, scenario, world, world.process(Duration.ZERO));
        }
    }

    private static Dispatcher before(Scenario scenario, World world) {
        Dispatcher process = world.process(Duration.ZERO);
        for (int minute = 0; minute < scenario.minute(); minute++) {
            world.minute(minute);
            world.call(process, "{}");
        }
        return process;
    }

    private void recover(String where, Scenario scenario, World world, Dispatcher process) {
        Invariants invariants = new Invariants(world);
        for (int minute = scenario.minute() + 1; minute < Scenario.MINUTES - 2; minute++) {
            world.minute(minute);
            tally.violated(where, Invariants.failures(world.call(process, "{}")));
            tally.violated(where, invariants.oneEntryABar());
            if (minute >= scenario.minute() + RECOVERY_MINUTES) {
                tally.violated(where, invariants.protectedNow());
                tally.violated(where, invariants.twiceIsOnce(process));
                tally.violated(where, invariants.ledgerIsExchange());
            }
            boolean over = world.state().filter(state -> state.atRest()).isPresent();
            if (over && minute > scenario.minute() + RECOVERY_MINUTES + 1) {
                return;
            }
        }
        tally.violated(where, List.of("it never came to rest: " + world.state()));
    }
}
