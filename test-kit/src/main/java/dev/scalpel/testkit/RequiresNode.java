package dev.scalpel.testkit;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skips tests that run the CDK, whose classes call Node.js, where Node.js is not installed. */
public final class RequiresNode implements ExecutionCondition {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return isInstalled("node", "--version")
                ? ConditionEvaluationResult.enabled("Node.js is installed")
                : ConditionEvaluationResult.disabled("Node.js is not installed (command 'node')");
    }

    /** Whether a program runs and succeeds. */
    public static boolean isInstalled(String... command) {
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
