package dev.scalpel.settings.deployment;

/** Names of the custom metrics: the functions write them, and the deployment's alarms watch them. */
public final class MetricNames {

    public static final String NAMESPACE = "Scalpel";

    /** How far the account lies below its peak; written whenever a new bar of the first shard was handled. */
    public static final String DRAWDOWN = "Drawdown";

    /** Shards that have handled no new bar for a while; written every few minutes where there are several. */
    public static final String SILENT_SHARDS = "SilentShards";

    /** Signals whose outcome is a failure, per call that had any. */
    public static final String SIGNAL_FAILURES = "SignalFailures";

    public static final String FUNCTION_DIMENSION = "FunctionName";

    private MetricNames() {}
}
