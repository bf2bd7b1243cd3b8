package dev.scalpel.image.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scalpel.cdk.ScalpelStack;
import dev.scalpel.cdk.deployment.Deployment;
import dev.scalpel.cdk.deployment.Stage;
import dev.scalpel.settings.SettingsReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;

/** The template that a deployment sends to CloudFormation, with its references resolved as CloudFormation would. */
final class ResolvedTemplate {

    static final String ACCOUNT = "123456789012";
    static final String REGION = "eu-central-1";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, String> PSEUDO_PARAMETERS = Map.of(
            "AWS::AccountId",
            ACCOUNT,
            "AWS::Region",
            REGION,
            "AWS::Partition",
            "aws",
            "AWS::URLSuffix",
            "amazonaws.com",
            "AWS::StackId",
            "arn:aws:cloudformation:eu-central-1:123456789012:stack/scalpel-testnet/51af3dc0-da77-11e4-872e-123456");

    private final JsonNode root;

    private ResolvedTemplate(JsonNode root) {
        this.root = root;
    }

    /** Synthesises the stack of these settings into the folder. The packages are stand-ins: only their names matter. */
    static ResolvedTemplate of(Stage stage, String yaml, Path folder) throws IOException {
        Path retrieval = Files.createDirectories(folder.resolve("retrieval"));
        Files.writeString(retrieval.resolve("handler.txt"), "stands for the function");
        Path execution = Files.createDirectories(folder.resolve("execution"));
        Files.writeString(execution.resolve("Dockerfile"), "FROM scratch\n");
        Path image = Files.createDirectories(folder.resolve("image"));
        Files.writeString(image.resolve("Dockerfile"), "FROM scratch\n");
        Deployment deployment = new Deployment(
                stage,
                SettingsReader.fromText("test", yaml, Map.of()).settings(),
                Optional.of(REGION),
                retrieval,
                execution,
                image);
        if (deployment.settings().api().enabled()) {
            Path api = Files.createDirectories(folder.resolve("api"));
            Files.writeString(api.resolve("handler.txt"), "stands for the function");
            deployment = deployment.withApi(api);
        }
        if (deployment.settings().pipeline().lake()) {
            Path lake = Files.createDirectories(folder.resolve("lake"));
            Files.writeString(lake.resolve("handler.txt"), "stands for the function");
            deployment = deployment.withLake(lake);
        }
        Path output = folder.resolve("cdk.out");
        App app = new App(AppProps.builder()
                .outdir(output.toString())
                .context(Map.of("aws:cdk:disable-asset-staging", true))
                .build());
        new ScalpelStack(app, deployment);
        app.synth();
        return new ResolvedTemplate(JSON.readTree(
                output.resolve(deployment.name() + ".template.json").toFile()));
    }

    JsonNode json() {
        return root;
    }

    /** By their logical ids, in order of them. */
    Map<String, JsonNode> resources(String type) {
        Map<String, JsonNode> found = new TreeMap<>();
        root.path("Resources").properties().forEach(resource -> {
            if (resource.getValue().path("Type").asText().equals(type)) {
                found.put(resource.getKey(), resource.getValue().path("Properties"));
            }
        });
        return found;
    }

    /** Every type that a resource of the template has. */
    List<String> types() {
        return StreamSupport.stream(root.path("Resources").spliterator(), false)
                .map(resource -> resource.path("Type").asText())
                .distinct()
                .sorted()
                .toList();
    }

    Map<String, String> outputs() {
        Map<String, String> values = new TreeMap<>();
        root.path("Outputs")
                .properties()
                .forEach(output ->
                        values.put(output.getKey(), text(output.getValue().path("Value"))));
        return values;
    }

    /** The function that a reference, an ARN or a name leads to. */
    DeployedFunction function(JsonNode reference) {
        String target = text(reference);
        return resources("AWS::Lambda::Function").entrySet().stream()
                .map(resource -> deployed(resource.getKey(), resource.getValue()))
                .filter(function -> target.equals(function.arn()) || target.equals(function.name()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no function of the template is " + reference));
    }

    List<DeployedFunction> functions() {
        return resources("AWS::Lambda::Function").entrySet().stream()
                .map(resource -> deployed(resource.getKey(), resource.getValue()))
                .toList();
    }

    private DeployedFunction deployed(String id, JsonNode properties) {
        Map<String, String> environment = new TreeMap<>();
        properties
                .path("Environment")
                .path("Variables")
                .properties()
                .forEach(variable -> environment.put(variable.getKey(), text(variable.getValue())));
        JsonNode command = properties.path("ImageConfig").path("Command").path(0);
        String handler = command.isMissingNode() ? properties.path("Handler").asText() : command.asText();
        return new DeployedFunction(
                text(properties.path("FunctionName")), functionArn(id), handler, Map.copyOf(environment));
    }

    private String functionArn(String id) {
        String name = text(root.path("Resources").path(id).path("Properties").path("FunctionName"));
        return "arn:aws:lambda:" + REGION + ":" + ACCOUNT + ":function:" + name;
    }

    /** Text with Ref, Fn::GetAtt and Fn::Join resolved; any other function of CloudFormation fails the test. */
    String text(JsonNode value) {
        if (value.isValueNode()) {
            return value.asText();
        }
        if (value.has("Ref")) {
            return referred(value.path("Ref").asText());
        }
        if (value.has("Fn::GetAtt")) {
            return attribute(
                    value.path("Fn::GetAtt").path(0).asText(),
                    value.path("Fn::GetAtt").path(1).asText());
        }
        if (value.has("Fn::Join")) {
            List<String> parts = new ArrayList<>();
            value.path("Fn::Join").path(1).forEach(part -> parts.add(text(part)));
            return parts.stream()
                    .collect(Collectors.joining(value.path("Fn::Join").path(0).asText()));
        }
        if (value.has("Fn::Select")) {
            JsonNode split = value.path("Fn::Select").path(1).path("Fn::Split");
            String[] parts =
                    text(split.path(1)).split(Pattern.quote(split.path(0).asText()), -1);
            return parts[value.path("Fn::Select").path(0).asInt()];
        }
        throw new AssertionError("this test does not resolve " + value);
    }

    private String referred(String id) {
        if (PSEUDO_PARAMETERS.containsKey(id)) {
            return PSEUDO_PARAMETERS.get(id);
        }
        JsonNode resource = root.path("Resources").path(id);
        JsonNode properties = resource.path("Properties");
        return switch (resource.path("Type").asText()) {
            case "AWS::Lambda::Function" -> text(properties.path("FunctionName"));
            case "AWS::DynamoDB::Table" -> text(properties.path("TableName"));
            case "AWS::S3::Bucket" -> text(properties.path("BucketName"));
            case "AWS::SQS::Queue" ->
                "https://sqs." + REGION + ".amazonaws.com/" + ACCOUNT + "/" + text(properties.path("QueueName"));
            case "AWS::SNS::Topic" ->
                "arn:aws:sns:" + REGION + ":" + ACCOUNT + ":" + text(properties.path("TopicName"));
            case "AWS::StepFunctions::StateMachine" ->
                "arn:aws:states:" + REGION + ":" + ACCOUNT + ":stateMachine:"
                        + text(properties.path("StateMachineName"));
            default -> throw new AssertionError("this test does not resolve a reference to " + id + ": " + resource);
        };
    }

    private String attribute(String id, String name) {
        JsonNode resource = root.path("Resources").path(id);
        String type = resource.path("Type").asText();
        if (type.equals("AWS::Lambda::Function") && name.equals("Arn")) {
            return functionArn(id);
        }
        if (type.equals("AWS::SQS::Queue") && name.equals("Arn")) {
            return "arn:aws:sqs:" + REGION + ":" + ACCOUNT + ":"
                    + text(resource.path("Properties").path("QueueName"));
        }
        throw new AssertionError("this test does not resolve " + name + " of " + id + ", a " + type);
    }
}
