package dev.scalpel.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scalpel.cdk.deployment.Stage;
import dev.scalpel.testkit.RequiresNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;

/** The functions' images lie in a repository of the deployment's own, which is there before they are pushed. */
@ExtendWith(RequiresNode.class)
class ImagesStackTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private static Path folder;

    private static JsonNode images;
    private static JsonNode bot;
    private static JsonNode manifest;
    private static JsonNode assets;

    @BeforeAll
    static void synthesise() throws Exception {
        Path output = folder.resolve("cdk.out");
        App app = new App(AppProps.builder()
                .outdir(output.toString())
                .context(Map.of("aws:cdk:disable-asset-staging", true))
                .build());
        ScalpelApp.stacks(app, SynthesizedStack.deployment(Stage.TESTNET, SynthesizedStack.MAILED, folder));
        app.synth();
        images = read(output, "scalpel-testnet-images.template.json");
        bot = read(output, "scalpel-testnet.template.json");
        manifest = read(output, "manifest.json");
        assets = read(output, "scalpel-testnet.assets.json");
    }

    @Test
    void scansWhatIsPushedAndKeepsTheImagesOfFiveDeployments() {
        JsonNode repository = resource("AWS::ECR::Repository");
        assertThat(repository.path("RepositoryName").asText()).isEqualTo("scalpel-testnet");
        assertThat(repository.at("/ImageScanningConfiguration/ScanOnPush").asBoolean())
                .isTrue();
        assertThat(repository.at("/LifecyclePolicy/LifecyclePolicyText").asText())
                .contains("\"countType\":\"imageCountMoreThan\"", "\"countNumber\":10");
        // A name that outlives its stack would stop the next deployment.
        assertThat(repository.path("EmptyOnDelete").asBoolean()).isTrue();
        assertThat(repository.path("RepositoryPolicyText").toString()).contains("lambda.amazonaws.com");
    }

    @Test
    void theFunctionsRunFromItAndOnlyItsOwnRolePushesThere() {
        assertThat(bot.path("Resources").toString())
                .contains(".${AWS::URLSuffix}/scalpel-testnet:")
                .doesNotContain("container-assets");
        JsonNode role = resource("AWS::IAM::Role");
        assertThat(role.path("Policies").toString()).contains("ecr:PutImage").doesNotContain("ecr:*");
        assertThat(assets.path("dockerImages").toString())
                .contains("scalpel-testnet-images-eu-central-1")
                .contains("\"repositoryName\":\"scalpel-testnet\"");
    }

    @Test
    void isDeployedBeforeWhatNeedsIt() {
        assertThat(manifest.at("/artifacts/scalpel-testnet/dependencies").toString())
                .contains("scalpel-testnet-images");
    }

    private static JsonNode resource(String type) {
        for (JsonNode resource : images.path("Resources")) {
            if (resource.path("Type").asText().equals(type)) {
                return resource.path("Properties");
            }
        }
        throw new AssertionError("no " + type + " in " + images);
    }

    private static JsonNode read(Path output, String name) throws Exception {
        return JSON.readTree(Files.readString(output.resolve(name)));
    }
}
