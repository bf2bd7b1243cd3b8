package dev.scalpel.signals.message;

import dev.scalpel.signals.TargetState;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * What a message of either form says.
 *
 * @param target in a portfolio that takes long and short positions
 * @param comment of the alert; empty for none
 */
record Wanted(
        Optional<String> ticker,
        TargetState target,
        Instant time,
        Optional<BigDecimal> price,
        String comment,
        Optional<TargetState> previous,
        Optional<Instant> bar,
        String source) {}
