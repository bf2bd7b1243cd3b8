package dev.scalpel.testkit;

import java.util.Map;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;

/**
 * Programs of others that tests talk to. Where one is absent its tests are skipped, and say so on standard error; with
 * {@code SCALPEL_REQUIRE_PEERS=1}, as in continuous integration, they fail instead.
 */
final class Peers {

    static final String REQUIRED = "SCALPEL_REQUIRE_PEERS";

    private Peers() {}

    static ConditionEvaluationResult check(
            String peer, boolean installed, String howToInstall, Map<String, String> environment) {
        if (installed) {
            return ConditionEvaluationResult.enabled(peer + " is installed");
        }
        String absent = peer + " is not installed: " + howToInstall;
        if ("1".equals(environment.get(REQUIRED))) {
            throw new IllegalStateException(absent + " (" + REQUIRED + "=1)");
        }
        System.err.println("SKIPPED: " + absent);
        return ConditionEvaluationResult.disabled(absent);
    }
}
