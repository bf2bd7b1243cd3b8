package dev.scalpel.cdk;

import dev.scalpel.cdk.deployment.AssetFolder;
import dev.scalpel.cdk.deployment.BaseImageReference;
import dev.scalpel.cdk.deployment.Deployment;
import dev.scalpel.cdk.deployment.RefusedDeploymentException;
import dev.scalpel.cdk.deployment.Stage;
import dev.scalpel.settings.InvalidSettingsException;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.SettingsReader;
import dev.scalpel.settings.section.Architecture;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.App;

/**
 * What the CDK's command line runs. Context: {@code stage} (testnet or production), {@code home} (the directory of
 * scalpel.yaml), {@code root} (the checkout).
 */
public final class ScalpelApp {

    private ScalpelApp() {}

    public static void main(String[] none) {
        App app = new App();
        try {
            Stage stage = Stage.parse(context(app, "stage").orElse("testnet"));
            Path root =
                    Path.of(context(app, "root").orElse(".")).toAbsolutePath().normalize();
            Path home = root.resolve(context(app, "home").orElse("scalpel-home"));
            stacks(app, deployment(stage, root, home, System.getenv()));
        } catch (RefusedDeploymentException | InvalidSettingsException refused) {
            System.err.println("error: " + refused.getMessage());
            System.exit(1);
        }
        app.synth();
    }

    /** The bot, and before it the place for its images. */
    static void stacks(App app, Deployment deployment) {
        ImagesStack images = new ImagesStack(app, deployment);
        new ScalpelStack(app, deployment).getNode().addDependency(images);
    }

    static Deployment deployment(Stage stage, Path root, Path home, Map<String, String> environment) {
        Settings settings = SettingsReader.fromDirectory(home, environment).settings();
        Path settingsFile = home.resolve(SettingsReader.FILE_NAME);
        Path staged = root.resolve("cdk/target/staged").resolve(stage.label());
        String base = BaseImageReference.reference(
                root.resolve("cdk/base-image.properties"), settings.aws().architecture());
        Deployment deployment = new Deployment(
                stage,
                settings,
                settings.aws().region().or(() -> Optional.ofNullable(environment.get("CDK_DEFAULT_REGION"))),
                AssetFolder.ofZip(
                        root.resolve("data-retrieval/target/data-retrieval-lambda.zip"),
                        settingsFile,
                        staged.resolve("retrieval")),
                AssetFolder.ofFolder(
                        root.resolve("cdk/execution-image/target/image"),
                        settingsFile,
                        staged.resolve("execution"),
                        base),
                AssetFolder.ofFolder(
                        root.resolve("cdk/image/target/image"), settingsFile, staged.resolve("image"), base));
        Deployment withApi = settings.api().enabled()
                ? deployment.withApi(AssetFolder.ofZip(
                        root.resolve("api/target/api-lambda.zip"), settingsFile, staged.resolve("api")))
                : deployment;
        Deployment withLake = settings.pipeline().lake()
                ? withApi.withLake(AssetFolder.without(
                        AssetFolder.ofZip(
                                root.resolve("lake/target/lake-lambda.zip"), settingsFile, staged.resolve("lake")),
                        settings.aws().architecture() == Architecture.ARM64
                                ? "libduckdb_java.so_linux_amd64"
                                : "libduckdb_java.so_linux_arm64"))
                : withApi;
        Deployment withTables = settings.tradeLog().dynamodb()
                ? withLake.withTradeLog(AssetFolder.ofZip(
                        root.resolve("trade-log/mirror/target/trade-log-mirror-lambda.zip"),
                        settingsFile,
                        staged.resolve("trade-log")))
                : withLake;
        return settings.tradeLog().aurora()
                ? withTables.withTradeLogSql(AssetFolder.ofZip(
                        root.resolve("trade-log/target/trade-log-lambda.zip"),
                        settingsFile,
                        staged.resolve("trade-log-sql")))
                : withTables;
    }

    private static Optional<String> context(App app, String name) {
        return Optional.ofNullable(app.getNode().tryGetContext(name)).map(Object::toString);
    }
}
