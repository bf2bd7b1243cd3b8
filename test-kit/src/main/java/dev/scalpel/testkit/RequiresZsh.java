package dev.scalpel.testkit;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skips tests that ask a real zsh, where none is installed. */
public final class RequiresZsh implements ExecutionCondition {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return Peers.check(
                "zsh",
                RequiresNode.isInstalled("zsh", "--version"),
                "install it (Debian: apt install zsh)",
                System.getenv());
    }
}
