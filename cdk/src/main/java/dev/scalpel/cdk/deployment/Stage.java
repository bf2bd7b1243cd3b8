package dev.scalpel.cdk.deployment;

import dev.scalpel.settings.value.CredentialStage;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The purpose of a deployment. Both stages can coexist in one account and region. */
public enum Stage {
    /** Never trades real money, regardless of the settings. */
    TESTNET,
    PRODUCTION;

    /** Whose keys it reads. */
    public CredentialStage credentials() {
        return this == TESTNET ? CredentialStage.TESTNET : CredentialStage.PRODUCTION;
    }

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * @throws RefusedDeploymentException if there is no stage with this name
     */
    public static Stage parse(String label) {
        return Arrays.stream(values())
                .filter(stage -> stage.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new RefusedDeploymentException("unknown stage '" + label + "'; available: "
                        + Arrays.stream(values()).map(Stage::label).collect(Collectors.joining(", "))));
    }
}
