package dev.scalpel.settings.section;

import java.util.Optional;

public record AwsSettings(
        Optional<String> region,
        Architecture architecture,
        int monthlyBudgetUsd,
        int logRetentionDays,
        boolean dashboard,
        Network network,
        boolean liveWithoutFixedAddress) {}
