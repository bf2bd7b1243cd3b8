package dev.scalpel.api.routes;

import dev.scalpel.api.access.AllowedSenders;
import dev.scalpel.api.access.ApiKey;
import dev.scalpel.api.access.KeySource;
import dev.scalpel.api.access.Scope;
import dev.scalpel.api.access.Throttle;
import dev.scalpel.api.http.HttpCall;
import dev.scalpel.api.http.Problem;
import java.util.Optional;
import java.util.Set;

/** Decides whether a call may pass. */
final class Access {

    private static final String BEARER = "Bearer ";
    /** One text, whatever is wrong with a key. */
    private static final String NO_KEY = "send a key of the right scope as Authorization: Bearer KEY";

    private final KeySource keys;
    private final AllowedSenders allowed;
    private final Throttle signals;
    private final Throttle questions;

    Access(KeySource keys, AllowedSenders allowed, Throttle signals, Throttle questions) {
        this.keys = keys;
        this.allowed = allowed;
        this.signals = signals;
        this.questions = questions;
    }

    /** The list of addresses is for senders of signals: their keys stand in addresses and bodies. */
    void requireSender(HttpCall call) {
        if (call.way() == HttpCall.Way.LOCAL) {
            return;
        }
        if (!allowed.addresses().contains(call.peer())) {
            throw Problem.ADDRESS_NOT_ALLOWED.because("signals are taken from the addresses of api.allowFrom only");
        }
        if (!allowed.allowsCertificate(call.certificate())) {
            throw Problem.CERTIFICATE_NEEDED.because(
                    "signals are taken at the address of api.mutualTls only, with the certificate of TradingView");
        }
    }

    static Optional<String> bearer(HttpCall call) {
        return call.header("authorization")
                .filter(value -> value.startsWith(BEARER))
                .map(value -> value.substring(BEARER.length()).strip());
    }

    /** The portfolio that a sender's key is for. */
    String requirePortfolio(Optional<String> secret) {
        ApiKey key = secret.flatMap(given -> keys.current().find(given))
                .filter(found -> found.scope().portfolio().isPresent())
                .orElseThrow(Access::unauthorised);
        if (!signals.allows(key.name())) {
            throw Problem.THROTTLED_SIGNALS.because("one key may send 10 signals a second, and 100 at once");
        }
        return key.scope().portfolio().orElseThrow(Access::unauthorised);
    }

    /** Any of some scopes. */
    void require(HttpCall call, Set<Scope> scopes) {
        ApiKey key = bearer(call)
                .flatMap(given -> keys.current().find(given))
                .filter(found -> scopes.contains(found.scope()))
                .orElseThrow(Access::unauthorised);
        if (!questions.allows(key.name())) {
            throw Problem.THROTTLED.because("one key may send 10 requests a second, and 50 at once");
        }
    }

    /** Whether the call has a valid key of this scope; one that has none is served less, not refused. */
    boolean has(HttpCall call, Scope scope) {
        return bearer(call).flatMap(given -> keys.current().find(given)).stream()
                .anyMatch(found -> found.scope().equals(scope));
    }

    static Problem.Raised unauthorised() {
        return Problem.UNAUTHORISED.because(NO_KEY);
    }
}
