package dev.scalpel.settings.deployment;

/** Names of the custom metrics: the functions write them, and the deployment's alarms watch them. */
public final class MetricNames {

    public static final String NAMESPACE = "Scalpel";

    /** How far the account lies below its peak; written for each shard whose new bar was handled. */
    public static final String DRAWDOWN = "Drawdown";

    /** 1 for each batch whose training ran to its end without a failure. */
    public static final String TRAINED = "Trained";

    /** Signals whose outcome is a failure, per call that had any. */
    public static final String SIGNAL_FAILURES = "SignalFailures";

    public static final String FUNCTION_DIMENSION = "FunctionName";
    public static final String SHARD_DIMENSION = "Shard";
    public static final String BATCH_DIMENSION = "Batch";

    private MetricNames() {}
}
