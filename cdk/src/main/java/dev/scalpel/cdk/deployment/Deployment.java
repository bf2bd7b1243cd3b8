package dev.scalpel.cdk.deployment;

import dev.scalpel.settings.Settings;
import dev.scalpel.settings.deployment.DatabaseRegions;
import dev.scalpel.settings.key.SettingKeys;
import dev.scalpel.settings.section.CredentialStore;
import dev.scalpel.settings.section.MutualTlsSettings;
import dev.scalpel.settings.section.Network;
import dev.scalpel.settings.section.NotificationSettings;
import dev.scalpel.settings.value.EmailAddress;
import dev.scalpel.settings.value.Mode;
import dev.scalpel.settings.value.SignalStore;
import dev.scalpel.venue.adapter.VenueAdapters;
import dev.scalpel.venue.credentials.CredentialName;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What is deployed where. The constructor rejects invalid combinations before anything is synthesised.
 *
 * @param region empty if only the credentials of the deployment determine it
 * @param retrievalFolder the unpacked package of data-retrieval with the settings file
 * @param executionFolder execution's image folder, with Dockerfile and settings file
 * @param imageFolder the image folder of training and monitoring, with Dockerfile and settings file
 * @param apiFolder the unpacked package of the HTTP API with the settings file; empty without {@code api.enabled}
 * @param tradeLogFolder the unpacked package of the trade log's mirror with the settings file; empty without {@code tradeLog.dynamodb}
 * @param tradeLogSqlFolder the unpacked package of the trade log with the settings file; empty without {@code tradeLog.aurora}
 * @param lakeFolder the unpacked package of the lake's function with the settings file; empty without {@code pipeline.lake}
 */
public record Deployment(
        Stage stage,
        Settings settings,
        Optional<String> region,
        Path retrievalFolder,
        Path executionFolder,
        Path imageFolder,
        Optional<Path> apiFolder,
        Optional<Path> tradeLogFolder,
        Optional<Path> tradeLogSqlFolder,
        Optional<Path> lakeFolder) {

    private static final String NOTICE_SECRET = "scalpel/notices";

    /** Without the HTTP API, the trade log and the lake. */
    public Deployment(
            Stage stage,
            Settings settings,
            Optional<String> region,
            Path retrievalFolder,
            Path executionFolder,
            Path imageFolder) {
        this(
                stage,
                settings,
                region,
                retrievalFolder,
                executionFolder,
                imageFolder,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    public Deployment {
        region.flatMap(name -> refusalFrom(settings, name)).ifPresent(why -> {
            throw new RefusedDeploymentException(why + ", and region " + region.orElse("")
                    + " is there: set aws.region to another one, such as eu-central-1 or ap-northeast-1");
        });
        rejectIf(
                settings.venueConnection().address().isPresent(),
                "venueConnection.address is for rehearsal on one machine and not for a deployment: remove it");
        rejectIf(
                VenueAdapters.named(settings.venue()).marketNeedsCredentials(),
                "venue " + settings.venue() + " lists bars for an account only, and the function that reads bars has no"
                        + " right to credentials: run it on one machine (./scalpel run), or set another venue and name this one"
                        + " for a portfolio");
        rejectIf(
                settings.notification().email().isEmpty(),
                "notification.email must be set: reports and alarms go there");
        Set<Mode> modes = modes(settings);
        rejectIf(
                stage == Stage.PRODUCTION && modes.contains(Mode.TESTNET),
                "mode testnet belongs to the stage testnet: deploy that, or set mode to paper or live");
        rejectIf(
                stage == Stage.PRODUCTION
                        && modes.contains(Mode.LIVE)
                        && settings.aws().network() != Network.FIXED_ADDRESS
                        && !settings.aws().liveWithoutFixedAddress(),
                "mode live in AWS needs a fixed address: the venue revokes the trading permission of keys that are not"
                        + " restricted to addresses. Set aws.network: fixed-address (its price: ./scalpel cost) and"
                        + " restrict the key to the address that the deployment prints, or accept the risk by"
                        + " aws.liveWithoutFixedAddress: true");
        rejectIf(
                settings.tradeLog().aurora()
                        && region.filter(name -> !DatabaseRegions.ALL.contains(name))
                                .isPresent(),
                "tradeLog.aurora in region " + region.orElse("")
                        + ": this release has no root certificate of its databases."
                        + " Set aws.region to one of " + String.join(", ", DatabaseRegions.ALL)
                        + ", or leave tradeLog.aurora out");
        MutualTlsSettings mutualTls = settings.api().mutualTls();
        rejectIf(
                !(mutualTls.domain().isPresent() == mutualTls.certificate().isPresent()
                        && mutualTls.domain().isPresent()
                                == mutualTls.truststore().isPresent()),
                "api.mutualTls, api.certificate and api.truststore need each other: set all three or none");
        rejectIf(
                settings.api().enabled() && settings.signals().store() == SignalStore.OBJECTS,
                "signals.store objects does not go with api.enabled: the API has no right to the bucket and writes signals into"
                        + " its table, where no run would look for them. Leave signals.store out");
    }

    /** Why the venue rejects requests from this region; empty where it serves them. */
    public static Optional<String> refusalFrom(Settings settings, String region) {
        return VenueAdapters.named(settings.venue()).refusalFrom(region);
    }

    /** The effective mode of the model's trading: the testnet stage never sends real orders. */
    public Mode mode() {
        return effective(settings.mode());
    }

    private Mode effective(Mode mode) {
        return stage == Stage.TESTNET && mode == Mode.LIVE ? Mode.TESTNET : mode;
    }

    /** What the model and the portfolios trade by. */
    private static Set<Mode> modes(Settings settings) {
        Set<Mode> modes = EnumSet.of(settings.mode());
        settings.portfolios().values().forEach(portfolio -> modes.add(settings.modeOf(portfolio)));
        return modes;
    }

    public EmailAddress email() {
        return settings.notification().email().orElseThrow();
    }

    /** The same with the HTTP API. */
    public Deployment withApi(Path folder) {
        return new Deployment(
                stage,
                settings,
                region,
                retrievalFolder,
                executionFolder,
                imageFolder,
                Optional.of(folder),
                tradeLogFolder,
                tradeLogSqlFolder,
                lakeFolder);
    }

    /** The same with the trade log's tables of DynamoDB. */
    public Deployment withTradeLog(Path folder) {
        return new Deployment(
                stage,
                settings,
                region,
                retrievalFolder,
                executionFolder,
                imageFolder,
                apiFolder,
                Optional.of(folder),
                tradeLogSqlFolder,
                lakeFolder);
    }

    /** The same with the trade log's database. */
    public Deployment withTradeLogSql(Path folder) {
        return new Deployment(
                stage,
                settings,
                region,
                retrievalFolder,
                executionFolder,
                imageFolder,
                apiFolder,
                tradeLogFolder,
                Optional.of(folder),
                lakeFolder);
    }

    /** The same with the lake. */
    public Deployment withLake(Path folder) {
        return new Deployment(
                stage,
                settings,
                region,
                retrievalFolder,
                executionFolder,
                imageFolder,
                apiFolder,
                tradeLogFolder,
                tradeLogSqlFolder,
                Optional.of(folder));
    }

    /** Whether calls to the venue leave from one address. */
    public boolean hasFixedAddress() {
        return settings.aws().network() == Network.FIXED_ADDRESS;
    }

    /** {@code scalpel-testnet}, {@code scalpel-production}. */
    public String name() {
        return "scalpel-" + stage.label();
    }

    public String functionName(String function) {
        return name() + "-" + function;
    }

    /** Where the venues' keys are kept. */
    public CredentialStore credentialStore() {
        return settings.venueConnection().credentialStore();
    }

    /** The name of the secret with the venue's keys. Each stage has its own, so that neither can use the other's. */
    public String secretName() {
        return ofStage(settings.venueConnection().secretName());
    }

    /** The paths in Parameter Store of the venues whose keys are needed. */
    public List<String> parameterPaths() {
        return venuesWithKeys()
                .map(venue -> CredentialName.path(stage.credentials(), venue))
                .toList();
    }

    /** What the tokens of venues with sessions are called: the only secrets that a function writes. */
    public List<String> tokens() {
        return venuesWithKeys()
                .filter(venue -> VenueAdapters.trading(venue).hasSessions())
                .map(venue -> CredentialName.of(settings, stage.credentials(), venue)
                        .token()
                        .name())
                .distinct()
                .toList();
    }

    private Stream<String> venuesWithKeys() {
        return Stream.concat(
                        Stream.of(settings.venue()).filter(venue -> settings.mode() != Mode.PAPER),
                        settings.portfolios().values().stream()
                                .filter(portfolio -> settings.modeOf(portfolio) != Mode.PAPER)
                                .map(settings::venueOf))
                .distinct()
                .sorted();
    }

    /** The name of the secret with a bot's token and an address for notices; empty if only mail is sent. */
    public Optional<String> noticeSecret() {
        NotificationSettings notices = settings.notification();
        return notices.telegramChat().isPresent() || notices.webhookVariable().isPresent()
                ? Optional.of(ofStage(notices.secretName().orElse(NOTICE_SECRET)))
                : Optional.empty();
    }

    private String ofStage(String secret) {
        return CredentialName.ofStage(secret, stage.credentials());
    }

    public boolean needsKeys() {
        return modes(settings).stream().anyMatch(mode -> mode != Mode.PAPER);
    }

    /** Environment variables of the functions, which override the deployed settings file. */
    public Map<String, String> overrides(String bucket, String topic) {
        Map<String, String> overrides = new TreeMap<>();
        overrides.put("SCALPEL_MODE", mode().name().toLowerCase(Locale.ROOT));
        settings.portfolios().values().stream()
                .filter(portfolio -> portfolio.mode().isPresent())
                .filter(portfolio -> effective(settings.modeOf(portfolio)) != settings.modeOf(portfolio))
                .forEach(portfolio -> overrides.put(
                        SettingKeys.variableOfPortfolio(portfolio.name(), "mode"),
                        effective(settings.modeOf(portfolio)).name().toLowerCase(Locale.ROOT)));
        overrides.put("SCALPEL_STORE_KIND", "s3");
        overrides.put("SCALPEL_STORE_BUCKET", bucket);
        overrides.put("SCALPEL_NOTIFICATION_CHANNEL", "sns");
        overrides.put("SCALPEL_NOTIFICATION_TOPIC", topic);
        overrides.put("SCALPEL_VENUE_CONNECTION_SECRET_NAME", secretName());
        overrides.put("SCALPEL_CREDENTIALS_STAGE", stage.label());
        noticeSecret().ifPresent(secret -> overrides.put("SCALPEL_NOTIFICATION_SECRET_NAME", secret));
        return overrides;
    }

    private static void rejectIf(boolean wrong, String reason) {
        if (wrong) {
            throw new RefusedDeploymentException(reason);
        }
    }
}
