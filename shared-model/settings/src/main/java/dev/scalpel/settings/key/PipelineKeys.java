package dev.scalpel.settings.key;

import static dev.scalpel.settings.type.ValueTypes.flag;
import static dev.scalpel.settings.type.ValueTypes.whole;

import java.util.List;

/** The daily pipeline: the section {@code pipeline}. */
public final class PipelineKeys {

    private static final KeyGroup KEYS = new KeyGroup();
    private static final int MAX_CONCURRENCY = 1_000;
    private static final int DEFAULT_CONCURRENCY = 4;

    public static final SettingKey<Integer> CONCURRENCY = KEYS.declare(
            "pipeline.concurrency",
            whole(1, MAX_CONCURRENCY),
            DEFAULT_CONCURRENCY,
            "How many calls of a step of the daily pipeline run at once in a deployment. A new account can run 10 calls of all"
                    + " functions together. See docs/pipeline.md.");

    public static final SettingKey<Boolean> LAKE = KEYS.declare(
            "pipeline.lake",
            flag(),
            false,
            "Whether a deployment's pipeline converts bars to Parquet and analyses them, and keeps the analyses in a table of"
                    + " DynamoDB for 90 days. `./scalpel pipeline run` does it in any case. See docs/pipeline.md.");

    private PipelineKeys() {}

    static List<SettingKey<?>> all() {
        return KEYS.all();
    }
}
