package dev.scalpel.benchmarks.faults.injection;

import dev.scalpel.benchmarks.faults.testbed.Disturbance;
import dev.scalpel.benchmarks.faults.testbed.Effect;
import java.util.List;
import java.util.Optional;

/** The troubles of one invocation, at most one of them at any effect. */
public final class Troubles implements Disturbance {

    private final List<Trouble> all;
    private Optional<Trouble> current = Optional.empty();

    public Troubles(List<Trouble> all) {
        this.all = List.copyOf(all);
    }

    @Override
    public void before(int number, Effect effect) {
        current =
                all.stream().filter(trouble -> trouble.waitsFor(number, effect)).findFirst();
        current.ifPresent(trouble -> trouble.before(effect));
    }

    @Override
    public void after(int number, Effect effect) {
        current.ifPresent(trouble -> trouble.after(effect));
    }

    @Override
    public void over(Effect effect) {
        current.ifPresent(trouble -> trouble.over(effect));
        current = Optional.empty();
    }

    public List<EffectFault> struck() {
        return all.stream().filter(Trouble::hasStruck).map(Trouble::fault).toList();
    }
}
