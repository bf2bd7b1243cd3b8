package dev.scalpel.cdk.deployment;

/** These settings must not or cannot be deployed. The message says why, and what to do. */
public final class RefusedDeploymentException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public RefusedDeploymentException(String message) {
        super(message);
    }
}
