package dev.scalpel.portfolio.round;

import dev.scalpel.signals.Signal;
import dev.scalpel.signals.TargetState;
import java.time.Instant;
import java.util.Optional;

/** Signals for tests. */
final class TestSignals {

    private TestSignals() {}

    static Signal signal(String strategy, TargetState target, Instant time) {
        return new Signal(
                Signal.idOf("crypto", strategy, target, Signal.Kind.ORDER, time, Optional.empty(), ""),
                "crypto",
                strategy,
                target,
                Signal.Kind.ORDER,
                time,
                time,
                Optional.empty(),
                "",
                Optional.empty(),
                Optional.empty(),
                "test",
                "0".repeat(64));
    }
}
