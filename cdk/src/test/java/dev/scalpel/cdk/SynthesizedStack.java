package dev.scalpel.cdk;

import dev.scalpel.cdk.deployment.Deployment;
import dev.scalpel.cdk.deployment.Stage;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.SettingsReader;
import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.Aspects;
import software.amazon.awscdk.assertions.Annotations;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

/** A template made from settings, with small stand-ins for the packages: what is in them is other tests' business. */
public final class SynthesizedStack {

    public static final String MAILED = "notification: {email: someone@example.org}\n";

    private final ScalpelStack stack;
    private final Template template;

    private SynthesizedStack(ScalpelStack stack) {
        this.stack = stack;
        template = Template.fromStack(stack);
    }

    static SynthesizedStack of(Deployment deployment, Path output) {
        App app = new App(AppProps.builder()
                .outdir(output.resolve("cdk.out").toString())
                .context(Map.of("aws:cdk:disable-asset-staging", true))
                .build());
        ScalpelStack stack = new ScalpelStack(app, deployment);
        Aspects.of(stack).add(new AwsSolutionsChecks());
        return new SynthesizedStack(stack);
    }

    /** The template's very text, as it is sent to CloudFormation. */
    static String text(String yaml, Path folder) throws IOException {
        Path output = folder.resolve("synthesised");
        App app = new App(AppProps.builder()
                .outdir(output.toString())
                .context(Map.of("aws:cdk:disable-asset-staging", true))
                .build());
        new ScalpelStack(app, deployment(Stage.TESTNET, yaml, folder));
        app.synth();
        return Files.readString(output.resolve("scalpel-testnet.template.json"));
    }

    public static Deployment deployment(Stage stage, String yaml, Path folder) {
        return deployment(stage, yaml, Optional.of("eu-central-1"), folder);
    }

    public static Deployment deployment(Stage stage, String yaml, Optional<String> region, Path folder) {
        Settings settings = SettingsReader.fromText("test", yaml, Map.of()).settings();
        try {
            Path retrieval = Files.createDirectories(folder.resolve("retrieval"));
            Files.writeString(retrieval.resolve("handler.txt"), "stands for the function");
            Path execution = Files.createDirectories(folder.resolve("execution"));
            Files.writeString(execution.resolve("Dockerfile"), "FROM scratch\n");
            Path image = Files.createDirectories(folder.resolve("image"));
            Files.writeString(image.resolve("Dockerfile"), "FROM scratch\nCOPY native/ /native/\n");
            return new Deployment(stage, settings, region, retrieval, execution, image);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Template template() {
        return template;
    }

    Map<String, Object> json() {
        return template.toJSON();
    }

    /** Whether CloudFormation refuses to delete the stack until this is switched off. */
    boolean isProtected() {
        return Boolean.TRUE.equals(stack.getTerminationProtection());
    }

    /** Fails with the list of them. */
    void requireNoFindings() {
        Annotations annotations = Annotations.fromStack(stack);
        annotations.hasNoError("*", Match.stringLikeRegexp("AwsSolutions-.*"));
        annotations.hasNoWarning("*", Match.stringLikeRegexp("AwsSolutions-.*"));
    }

    /** The properties of every resource of a type. */
    List<Map<String, Object>> resources(String type) {
        return TemplatePolicies.map(json().get("Resources")).values().stream()
                .map(TemplatePolicies::map)
                .filter(resource -> type.equals(resource.get("Type")))
                .map(resource -> TemplatePolicies.map(resource.get("Properties")))
                .toList();
    }
}
