package dev.scalpel.api.routes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scalpel.api.access.Scope;
import dev.scalpel.api.call.FunctionCaller;
import dev.scalpel.api.call.FunctionFailedException;
import dev.scalpel.api.call.FunctionRefusedException;
import dev.scalpel.api.http.HttpAnswer;
import dev.scalpel.api.http.HttpCall;
import dev.scalpel.api.http.Problem;
import dev.scalpel.api.receipt.Recipients;
import dev.scalpel.signals.Signal;
import dev.scalpel.signals.SignalBox;
import dev.scalpel.signals.message.Recipient;
import dev.scalpel.store.StoreException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Whether signals can be stored; with a key for questions, more. */
final class HealthRoute {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** Anybody may call it: the box is read at most once in this time. */
    private static final Duration FRESH = Duration.ofSeconds(10);

    private static final Duration DAY = Duration.ofDays(1);

    private final Access access;
    private final Recipients recipients;
    private final SignalBox box;
    private final FunctionCaller execution;
    private final Clock clock;
    private final AtomicReference<Checked> last = new AtomicReference<>(new Checked(Instant.EPOCH, false));

    private record Checked(Instant at, boolean reachable) {}

    HealthRoute(Access access, Recipients recipients, SignalBox box, FunctionCaller execution, Clock clock) {
        this.access = access;
        this.recipients = recipients;
        this.box = box;
        this.execution = execution;
        this.clock = clock;
    }

    HttpAnswer answer(HttpCall call, List<String> parameters) {
        if (!isReachable()) {
            throw Problem.UNAVAILABLE.because("the store of signals does not answer");
        }
        Map<String, Object> health = new LinkedHashMap<>();
        health.put("status", "ok");
        if (call.way() != HttpCall.Way.TUNNEL && access.has(call, Scope.READ)) {
            details(health);
        }
        return HttpAnswer.json(200, health);
    }

    private boolean isReachable() {
        Instant now = clock.instant();
        Checked before = last.get();
        if (Duration.between(before.at(), now).abs().compareTo(FRESH) < 0) {
            return before.reachable();
        }
        boolean reachable = canRead(now);
        last.set(new Checked(now, reachable));
        return reachable;
    }

    private boolean canRead(Instant now) {
        try {
            recipients.byName().keySet().stream().findFirst().ifPresent(portfolio -> box.since(portfolio, now));
            return true;
        } catch (StoreException down) {
            return false;
        }
    }

    private void details(Map<String, Object> health) {
        Instant now = clock.instant();
        health.put(
                "version",
                Optional.ofNullable(HealthRoute.class.getPackage().getImplementationVersion())
                        .orElse("development"));
        health.put("store", "ok");
        Map<String, Object> portfolios = new LinkedHashMap<>();
        recipients.byName().forEach((name, recipient) -> portfolios.put(name, portfolio(recipient, now)));
        health.put("portfolios", portfolios);
        try {
            JsonNode account = JSON.readTree(execution.call("{\"action\":\"get_account_info\"}"));
            health.put("account", account);
        } catch (FunctionFailedException | FunctionRefusedException | IOException failed) {
            health.put("status", "degraded");
            health.put("executionError", "execution does not answer");
        }
    }

    private Map<String, Object> portfolio(Recipient recipient, Instant now) {
        List<Signal> signals = box.since(recipient.portfolio(), now.minus(DAY));
        Map<String, Object> state = new LinkedHashMap<>();
        signals.stream()
                .max(Signal.ORDER)
                .ifPresent(signal -> state.put("lastSignal", signal.time().toString()));
        state.put(
                "waiting",
                signals.stream()
                        .filter(signal ->
                                recipient.due(signal).filter(now::isBefore).isPresent())
                        .count());
        return state;
    }
}
