package dev.scalpel.settings.section;

import java.util.Optional;

public record AwsSettings(
        Optional<String> region,
        Architecture architecture,
        int monthlyBudgetUsd,
        int logRetentionDays,
        boolean dashboard,
        int shardCalls,
        Network network,
        boolean liveWithoutFixedAddress,
        boolean athena) {

    /**
     * The daily pipeline of a deployment.
     *
     * @param concurrency how many calls of a step run at once
     * @param lake whether bars are converted to Parquet and analysed
     */
    public record PipelineSettings(int concurrency, boolean lake) {}
}
