package dev.scalpel.portfolio.round;

import dev.scalpel.signals.Signal;
import dev.scalpel.signals.TargetState;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/** Signals for tests. */
final class TestSignals {

    private TestSignals() {}

    static Signal signal(String strategy, TargetState target, Instant time) {
        return signal(strategy, target, time, Optional.empty());
    }

    static Signal signal(String strategy, TargetState target, Instant time, Optional<BigDecimal> price) {
        return new Signal(
                Signal.idOf("crypto", strategy, target, Signal.Kind.ORDER, time, price, ""),
                "crypto",
                strategy,
                target,
                Signal.Kind.ORDER,
                time,
                time,
                price,
                "",
                Optional.empty(),
                Optional.empty(),
                "test",
                "0".repeat(64));
    }
}
