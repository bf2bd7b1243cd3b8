package dev.scalpel.cdk;

import dev.scalpel.cdk.deployment.Deployment;
import dev.scalpel.settings.section.Architecture;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.ecr.assets.Platform;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.AssetImageCodeProps;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.DockerImageCode;
import software.amazon.awscdk.services.lambda.DockerImageFunction;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.IFunction;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.logs.CfnLogGroup;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.QueueEncryption;
import software.constructs.Construct;

/** The four functions, each with its own role and log group, and the queue of calls that failed after all retries. */
final class LambdaFunctions extends Construct {

    /** The options of the zip function; the image's start script has its own: a fast start, and no request sent twice. */
    private static final String RETRIEVAL_JVM_OPTIONS =
            "-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Dsun.net.http.retryPost=false -Duser.timezone=UTC"
                    + " --enable-native-access=ALL-UNNAMED";

    private final Deployment deployment;
    private final Map<String, String> overrides;
    private final Optional<FixedAddress> address;
    private final Queue failed;
    private final Optional<ShardQueues> shards;

    final IFunction retrieval;
    final IFunction training;
    final IFunction execution;
    final IFunction monitoring;

    /**
     * @param address the network for calls to the venue; empty where they leave from AWS's own addresses
     * @param shards the queues that share out a minute's work; empty where one call does it
     */
    LambdaFunctions(
            Construct scope,
            String id,
            Deployment deployment,
            FunctionPermissions permissions,
            Map<String, String> overrides,
            Optional<FixedAddress> address,
            Optional<ShardQueues> shards) {
        super(scope, id);
        this.deployment = deployment;
        this.overrides = overrides;
        this.address = address;
        this.shards = shards;
        failed = Queue.Builder.create(this, "FailedCalls")
                .queueName(deployment.functionName("failed-calls"))
                .encryption(QueueEncryption.SQS_MANAGED)
                .enforceSsl(true)
                .retentionPeriod(Duration.days(14))
                .build();
        retrieval = zip(
                FunctionSpec.retrieval(deployment.settings().retrieval().timeLimitSeconds()),
                permissions.forRetrieval());
        Path learning = deployment.imageFolder();
        training = image(FunctionSpec.training(), learning, permissions.forTraining());
        execution = image(FunctionSpec.execution(), deployment.executionFolder(), permissions.forExecution());
        monitoring = image(FunctionSpec.monitoring(), learning, permissions.forMonitoring());
    }

    List<IFunction> all() {
        return List.of(retrieval, training, execution, monitoring);
    }

    Queue failedCalls() {
        return failed;
    }

    private IFunction zip(FunctionSpec spec, PolicyDocument rights) {
        Map<String, String> environment = environment(spec);
        environment.put("JAVA_TOOL_OPTIONS", RETRIEVAL_JVM_OPTIONS);
        LogGroup log = log(spec);
        Function.Builder function = Function.Builder.create(this, spec.name())
                .functionName(deployment.functionName(spec.name()))
                .description(spec.purpose())
                .runtime(Runtime.JAVA_25)
                .handler(spec.handler())
                .code(Code.fromAsset(deployment.retrievalFolder().toString()))
                .architecture(architecture())
                .memorySize(spec.memoryMb())
                .timeout(spec.timeout())
                .retryAttempts(spec.retries())
                .maxEventAge(spec.eventAge())
                .deadLetterQueue(failed)
                .environment(environment)
                .role(role(spec, rights, log))
                .logGroup(log);
        networkOf(spec)
                .ifPresent(network -> function.vpc(network.vpc())
                        .vpcSubnets(network.privateSubnets())
                        .securityGroups(network.functionsGroup()));
        return function.build();
    }

    private IFunction image(FunctionSpec spec, Path folder, PolicyDocument rights) {
        LogGroup log = log(spec);
        DockerImageFunction.Builder function = DockerImageFunction.Builder.create(this, spec.name())
                .functionName(deployment.functionName(spec.name()))
                .description(spec.purpose())
                .code(DockerImageCode.fromImageAsset(
                        folder.toString(),
                        AssetImageCodeProps.builder()
                                .cmd(List.of(spec.handler()))
                                .platform(isArm() ? Platform.LINUX_ARM64 : Platform.LINUX_AMD64)
                                .build()))
                .architecture(architecture())
                .memorySize(spec.memoryMb())
                .timeout(spec.timeout())
                .retryAttempts(spec.retries())
                .maxEventAge(spec.eventAge())
                .deadLetterQueue(failed)
                .environment(environment(spec))
                .role(role(spec, rights, log))
                .logGroup(log);
        networkOf(spec)
                .ifPresent(network -> function.vpc(network.vpc())
                        .vpcSubnets(network.privateSubnets())
                        .securityGroups(network.functionsGroup()));
        return function.build();
    }

    private Map<String, String> environment(FunctionSpec spec) {
        Map<String, String> environment = new TreeMap<>(overrides);
        shards.ifPresent(queues -> environment.putAll(queues.variables(spec.function())));
        return environment;
    }

    /** Only for functions that call the venue: the others would only depend on the NAT instance. */
    private Optional<FixedAddress> networkOf(FunctionSpec spec) {
        return address.filter(any -> spec.callsTheVenue());
    }

    private LogGroup log(FunctionSpec spec) {
        LogGroup log = LogGroup.Builder.create(this, spec.name() + "-log")
                .logGroupName("/aws/lambda/" + deployment.functionName(spec.name()))
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
        ((CfnLogGroup) log.getNode().getDefaultChild())
                .setRetentionInDays(deployment.settings().aws().logRetentionDays());
        return log;
    }

    /** Its own log only: the managed policy for Lambda may write every log. */
    private Role role(FunctionSpec spec, PolicyDocument rights, LogGroup log) {
        rights.addStatements(PolicyStatement.Builder.create()
                .actions(List.of("logs:CreateLogStream", "logs:PutLogEvents"))
                .resources(List.of(log.getLogGroupArn()))
                .build());
        if (networkOf(spec).isPresent()) {
            rights.addStatements(FixedAddress.attach());
        }
        shards.ifPresent(queues -> queues.rights(spec.function()).forEach(rights::addStatements));
        return Role.Builder.create(this, spec.name() + "-role")
                .description("What " + deployment.functionName(spec.name()) + " may do")
                .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
                .inlinePolicies(Map.of("only-this", rights))
                .build();
    }

    private boolean isArm() {
        return deployment.settings().aws().architecture() == Architecture.ARM64;
    }

    private software.amazon.awscdk.services.lambda.Architecture architecture() {
        return isArm()
                ? software.amazon.awscdk.services.lambda.Architecture.ARM_64
                : software.amazon.awscdk.services.lambda.Architecture.X86_64;
    }
}
