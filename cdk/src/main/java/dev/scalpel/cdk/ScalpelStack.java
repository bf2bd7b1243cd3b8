package dev.scalpel.cdk;

import dev.scalpel.cdk.api.HttpApi;
import dev.scalpel.cdk.deployment.Deployment;
import dev.scalpel.cdk.deployment.Stage;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.DefaultStackSynthesizer;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.TagProps;
import software.amazon.awscdk.Tags;
import software.constructs.Construct;

/**
 * The whole bot of one stage. The construct ids ("Mail", "Store", "Cadences" …) are part of the logical ids of deployed
 * stacks: a new id would replace the resource, so they do not follow the names of the classes.
 */
public final class ScalpelStack extends Stack {

    public ScalpelStack(Construct scope, Deployment deployment) {
        super(scope, deployment.name(), properties(deployment));
        String bucketName = DataBucket.bucketName(deployment);
        NotificationTopic mail = new NotificationTopic(this, "Mail", deployment);
        String topicArn = mail.topic().getTopicArn();
        FunctionPermissions permissions = new FunctionPermissions(deployment, bucketName, topicArn);
        Map<String, String> overrides = deployment.overrides(bucketName, topicArn);
        Optional<FixedAddress> address =
                deployment.hasFixedAddress() ? Optional.of(new FixedAddress(this, "FixedAddress")) : Optional.empty();
        LambdaFunctions functions = new LambdaFunctions(this, "Functions", deployment, permissions, overrides, address);
        DataBucket store = new DataBucket(this, "Store", bucketName, deployment.settings());
        store.startOnChain(functions.execution);
        new Schedules(this, "Cadences", deployment, functions);
        Alarms alarms = new Alarms(this, "Alarms", deployment, functions, mail.topic());
        new MonthlyBudget(this, "MonthlyBudget", deployment);
        Optional<HttpApi> api = deployment
                .apiFolder()
                .map(folder -> new HttpApi(this, "Api", deployment, functions.execution, mail.topic(), folder));
        deployment
                .tradeLogFolder()
                .ifPresent(folder -> new TradeLog(
                        this,
                        "TradeLog",
                        deployment,
                        permissions.forTradeLog(),
                        overrides,
                        functions.failedCalls(),
                        folder));
        if (deployment.settings().aws().dashboard()) {
            new Dashboard(this, "Dashboard", deployment, functions, alarms, api);
        }
        RegionRule.add(this, deployment);
        CommandOutputs.show(this, deployment, functions, bucketName);
        address.ifPresent(own -> CfnOutput.Builder.create(this, "RestrictTheKeyTo")
                .value(own.address())
                .description("The address from which the bot calls the exchange")
                .build()
                .overrideLogicalId("FixedAddress"));
        AcceptedFindings.declare(this, permissions, address.isPresent());
        if (deployment.tradeLogFolder().isPresent()) {
            AcceptedFindings.acceptTradeLog(this);
        }
        if (api.isPresent()) {
            AcceptedFindings.acceptApi(this);
        }
        // W3005: the CDK writes dependencies explicitly, even where a reference implies them.
        getTemplateOptions()
                .setMetadata(Map.of("cfn-lint", Map.of("config", Map.of("ignore_checks", List.of("W3005")))));
        // CloudFormation's schema of a dashboard has no tags.
        TagProps tagged = TagProps.builder()
                .excludeResourceTypes(List.of("AWS::CloudWatch::Dashboard"))
                .build();
        Tags.of(this).add("project", "scalpel", tagged);
        Tags.of(this).add("stage", deployment.stage().label(), tagged);
        Tags.of(this).add(MonthlyBudget.TAG, deployment.name(), tagged);
    }

    private static StackProps properties(Deployment deployment) {
        StackProps.Builder properties = StackProps.builder()
                .stackName(deployment.name())
                .terminationProtection(deployment.stage() == Stage.PRODUCTION)
                .synthesizer(DefaultStackSynthesizer.Builder.create()
                        .imageAssetsRepositoryName(ImagesStack.repositoryName(deployment))
                        .imageAssetPublishingRoleArn("arn:${AWS::Partition}:iam::${AWS::AccountId}:role/"
                                + ImagesStack.roleName(deployment, "${AWS::Region}"))
                        .build())
                .description("Scalpel, stage " + deployment.stage().label() + ", mode "
                        + deployment.mode().name().toLowerCase(Locale.ROOT));
        deployment
                .region()
                .ifPresent(region ->
                        properties.env(Environment.builder().region(region).build()));
        return properties.build();
    }
}
