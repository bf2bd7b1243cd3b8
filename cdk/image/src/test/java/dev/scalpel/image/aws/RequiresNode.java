package dev.scalpel.image.aws;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The template is made on Node.js: tests that need it are skipped, saying so, where it is absent. */
final class RequiresNode implements ExecutionCondition {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return isThere("node", "--version")
                ? ConditionEvaluationResult.enabled("Node.js is there")
                : ConditionEvaluationResult.disabled("no Node.js (command 'node') on this machine");
    }

    /** Whether a program answers. */
    static boolean isThere(String... command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getInputStream().readAllBytes();
            return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException absent) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
