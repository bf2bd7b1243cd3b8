package dev.scalpel.api.routes;

import dev.scalpel.api.access.AllowedSenders;
import dev.scalpel.api.access.KeySource;
import dev.scalpel.api.access.Throttle;
import dev.scalpel.api.call.ExecutionStart;
import dev.scalpel.api.call.FunctionCaller;
import dev.scalpel.api.receipt.Recipients;
import dev.scalpel.signals.SignalBox;
import java.time.Clock;

/**
 * What the API works with.
 *
 * @param allowed who may send signals
 * @param execution answers questions
 * @param start lets execution run for a signal that is due
 * @param signals limits senders of signals
 * @param questions limits other callers
 * @param probes limits how often a venue is queried
 */
public record HttpApiParts(
        KeySource keys,
        AllowedSenders allowed,
        Recipients recipients,
        SignalBox box,
        FunctionCaller execution,
        ExecutionStart start,
        Clock clock,
        Throttle signals,
        Throttle questions,
        Throttle probes) {}
