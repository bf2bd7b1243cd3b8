package dev.scalpel.cdk;

import dev.scalpel.cdk.api.HttpApi;
import dev.scalpel.cdk.deployment.Deployment;
import dev.scalpel.cdk.deployment.Stage;
import dev.scalpel.cdk.lake.LakeTables;
import dev.scalpel.settings.deployment.Pipeline;
import dev.scalpel.settings.value.ProjectionInterval;
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
import software.amazon.awscdk.services.lambda.IFunction;
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
        Optional<ShardQueues> shards = ShardQueues.of(this, "Shards", deployment);
        LambdaFunctions functions =
                new LambdaFunctions(this, "Functions", deployment, permissions, overrides, address, shards);
        Optional<AuroraTradeLog> database = deployment
                .tradeLogSqlFolder()
                .map(folder -> new AuroraTradeLog(
                        this, "TradeLogSql", deployment, permissions, overrides, functions.failedCalls(), folder));
        DataBucket store = new DataBucket(this, "Store", bucketName, deployment.settings());
        shards.ifPresentOrElse(queues -> queues.feed(functions), () -> store.startOnChain(functions.execution));
        if (deployment.settings().tradeLog().every() == ProjectionInterval.TRADE) {
            database.ifPresent(sql -> store.startOnLedger(sql.function()));
        }
        Schedules schedules = new Schedules(this, "Cadences", deployment, functions);
        Optional<IFunction> lake = deployment
                .lakeFolder()
                .map(folder -> new LakeResources(
                                this,
                                "Lake",
                                deployment,
                                permissions.forLake(),
                                overrides,
                                functions.failedCalls(),
                                folder)
                        .function);
        boolean daily = Pipeline.isDaily(deployment.settings());
        if (daily) {
            new DailyPipeline(this, "Pipeline", deployment, functions, lake, schedules.group(), bucketName);
        }
        Alarms alarms = new Alarms(this, "Alarms", deployment, functions, mail.topic());
        if (shards.isPresent()) {
            alarms.ofShards(functions);
        }
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
        if (deployment.settings().aws().athena()) {
            new LakeTables(this, "Lake", deployment, bucketName);
        }
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
        if (daily) {
            AcceptedFindings.acceptPipeline(this);
        }
        if (lake.isPresent()) {
            AcceptedFindings.acceptLake(this);
        }
        if (deployment.tradeLogFolder().isPresent()) {
            AcceptedFindings.acceptTradeLog(this);
        }
        if (shards.isPresent()) {
            AcceptedFindings.acceptShardQueues(this);
        }
        if (database.isPresent()) {
            AcceptedFindings.acceptTradeLogSql(this, deployment);
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
