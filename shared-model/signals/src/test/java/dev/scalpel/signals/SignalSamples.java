package dev.scalpel.signals;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/** Signals for tests. */
public final class SignalSamples {

    private SignalSamples() {}

    public static Signal signal(String strategy, TargetState target, String time) {
        return signal("crypto", strategy, target, Signal.Kind.ORDER, Instant.parse(time), "");
    }

    public static Signal stop(String strategy, String time) {
        return signal("crypto", strategy, TargetState.FLAT, Signal.Kind.STOP, Instant.parse(time), "stop");
    }

    public static Signal signal(
            String portfolio, String strategy, TargetState target, Signal.Kind kind, Instant time, String comment) {
        return new Signal(
                Signal.idOf(portfolio, strategy, target, kind, time, Optional.of(BigDecimal.TEN), comment),
                portfolio,
                strategy,
                target,
                kind,
                time,
                time.plusMillis(700),
                Optional.of(BigDecimal.TEN),
                comment,
                Optional.empty(),
                Optional.of(time.minusSeconds(60)),
                "test",
                "0".repeat(64));
    }
}
