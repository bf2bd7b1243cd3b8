package dev.scalpel.local.cli.credentials;

import dev.scalpel.settings.value.CredentialStage;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Whose keys, and where. */
final class StageOptions {

    @Parameters(index = "0", paramLabel = "VENUE", description = "Name of the venue, such as that of the settings.")
    private String venue = "";

    @Option(
            names = "--stage",
            paramLabel = "STAGE",
            description = "testnet or production (default: production with mode live, else testnet).")
    private @Nullable CredentialStage stage;

    @Option(
            names = "--region",
            paramLabel = "REGION",
            description = "Region of AWS (default: aws.region, else that of the environment).")
    private @Nullable String region;

    String venue() {
        return venue;
    }

    @Nullable
    CredentialStage stage() {
        return stage;
    }

    @Nullable
    String region() {
        return region;
    }
}
