package dev.scalpel.cdk.deployment;

import dev.scalpel.settings.EmailAddress;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.Settings.Mode;
import dev.scalpel.settings.Settings.Network;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is deployed where. The constructor refuses what must not be, before anything is synthesised.
 *
 * @param region empty when only the deployment's credentials will tell it
 * @param retrievalFolder the unpacked package of data-retrieval, settings file inside
 * @param executionFolder the laid-out image of execution, Dockerfile and settings file inside
 * @param imageFolder the same for training and monitoring
 */
public record Deployment(
        Stage stage,
        Settings settings,
        Optional<String> region,
        Path retrievalFolder,
        Path executionFolder,
        Path imageFolder) {

    public Deployment {
        refuseIf(
                region.isPresent() && refusesCallsFrom(settings, region.get()),
                "Binance refuses calls from the United States (HTTP 451), and region " + region.orElse("")
                        + " lies there: set aws.region to another one, such as eu-central-1 or ap-northeast-1");
        refuseIf(
                settings.venueConnection().address().isPresent(),
                "venueConnection.address is for rehearsal on one machine and cannot be reached from AWS: remove it");
        refuseIf(
                settings.notification().email().isEmpty(),
                "notification.email must be set: reports and alarms go there");
        refuseIf(
                stage == Stage.PRODUCTION && settings.mode() == Mode.TESTNET,
                "mode testnet belongs to the stage testnet: deploy that, or set mode to paper or live");
        refuseIf(
                stage == Stage.PRODUCTION
                        && settings.mode() == Mode.LIVE
                        && settings.aws().network() != Network.FIXED_ADDRESS
                        && !settings.aws().liveWithoutFixedAddress(),
                "mode live in AWS needs an address of its own: the venue takes the right to trade from keys that are not"
                        + " restricted to addresses. Set aws.network: fixed-address (its price: ./scalpel cost) and"
                        + " restrict the key to the address that the deployment prints, or accept the risk by"
                        + " aws.liveWithoutFixedAddress: true");
    }

    /** Whether the venue turns away requests from this region. */
    public static boolean refusesCallsFrom(Settings settings, String region) {
        return settings.venue().equals("binance") && region.startsWith("us-");
    }

    /** How orders are handled: the testnet stage never sends a real one. */
    public Mode mode() {
        return stage == Stage.TESTNET && settings.mode() == Mode.LIVE ? Mode.TESTNET : settings.mode();
    }

    public EmailAddress email() {
        return settings.notification().email().orElseThrow();
    }

    /** Whether calls to the venue leave from one address. */
    public boolean hasFixedAddress() {
        return settings.aws().network() == Network.FIXED_ADDRESS;
    }

    /** {@code scalpel-testnet}, {@code scalpel-production}. */
    public String name() {
        return "scalpel-" + stage.word();
    }

    public String functionName(String function) {
        return name() + "-" + function;
    }

    /** The name of the secret with the exchange's keys; each stage has its own, so that none can use the other's. */
    public String secretName() {
        String named = settings.venueConnection().secretName();
        return stage == Stage.PRODUCTION ? named : named + "-" + stage.word();
    }

    public boolean needsKeys() {
        return mode() != Mode.PAPER;
    }

    /** What the functions' environment overrides in the settings file that travels with them. */
    public Map<String, String> overrides(String bucket, String topic) {
        Map<String, String> overrides = new TreeMap<>();
        overrides.put("SCALPEL_MODE", mode().name().toLowerCase(Locale.ROOT));
        overrides.put("SCALPEL_STORE_KIND", "s3");
        overrides.put("SCALPEL_STORE_BUCKET", bucket);
        overrides.put("SCALPEL_NOTIFICATION_CHANNEL", "sns");
        overrides.put("SCALPEL_NOTIFICATION_TOPIC", topic);
        overrides.put("SCALPEL_VENUE_CONNECTION_SECRET_NAME", secretName());
        return overrides;
    }

    private static void refuseIf(boolean wrong, String reason) {
        if (wrong) {
            throw new RefusedDeploymentException(reason);
        }
    }
}
