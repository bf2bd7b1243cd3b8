package dev.scalpel.cdk.deployment;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a deployment is for. Both may stand side by side in one account and region. */
public enum Stage {
    /** Never trades real money, whatever the settings say. */
    TESTNET,
    PRODUCTION;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * @throws RefusedDeploymentException when no stage has this name
     */
    public static Stage named(String word) {
        return Arrays.stream(values())
                .filter(stage -> stage.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new RefusedDeploymentException("no stage is called '" + word + "'; there are: "
                        + Arrays.stream(values()).map(Stage::word).collect(Collectors.joining(", "))));
    }
}
