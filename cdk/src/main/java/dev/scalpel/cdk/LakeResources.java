package dev.scalpel.cdk;

import dev.scalpel.cdk.deployment.Deployment;
import dev.scalpel.settings.deployment.Pipeline;
import dev.scalpel.settings.section.Architecture;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Size;
import software.amazon.awscdk.services.dynamodb.Attribute;
import software.amazon.awscdk.services.dynamodb.AttributeType;
import software.amazon.awscdk.services.dynamodb.BillingMode;
import software.amazon.awscdk.services.dynamodb.PointInTimeRecoverySpecification;
import software.amazon.awscdk.services.dynamodb.Table;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.IFunction;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.logs.CfnLogGroup;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.sqs.IQueue;
import software.constructs.Construct;

/**
 * The function that converts and analyses bars, called by the pipeline, and the table of the analyses; made only with {@code pipeline.lake}.
 * Nothing that trades knows of them, and the table follows from the bars, so it goes with the stack.
 */
final class LakeResources extends Construct {

    static final String ROLE_PATH = "/Lake/role/Resource";
    static final String TABLE_PATH = "/Lake/analysis/Resource";

    /** A whole processor. */
    private static final int MEMORY_MB = 1_769;

    /** DuckDB's library has 61 MB; the rest is for the bars of three months. */
    private static final int SCRATCH_GIB = 2;

    private static final String JVM_OPTIONS =
            "-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Duser.timezone=UTC --enable-native-access=ALL-UNNAMED";

    final IFunction function;

    /**
     * @param rights of the function besides its table and its log
     * @param folder the unpacked package of the function
     */
    LakeResources(
            Construct scope,
            String id,
            Deployment deployment,
            PolicyDocument rights,
            Map<String, String> overrides,
            IQueue failedCalls,
            Path folder) {
        super(scope, id);
        Table table = table(deployment);
        Map<String, String> environment = new TreeMap<>(overrides);
        environment.put("JAVA_TOOL_OPTIONS", JVM_OPTIONS);
        environment.put("ANALYSIS_TABLE", table.getTableName());
        LogGroup log = LogGroup.Builder.create(this, "log")
                .logGroupName("/aws/lambda/" + deployment.functionName(Pipeline.LAKE))
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
        ((CfnLogGroup) log.getNode().getDefaultChild())
                .setRetentionInDays(deployment.settings().aws().logRetentionDays());
        rights.addStatements(
                allow(List.of("dynamodb:PutItem"), table.getTableArn()),
                allow(List.of("logs:CreateLogStream", "logs:PutLogEvents"), log.getLogGroupArn()));
        function = Function.Builder.create(this, "Function")
                .functionName(deployment.functionName(Pipeline.LAKE))
                .description("Bars to Parquet and analyses, each day")
                .runtime(Runtime.JAVA_25)
                .handler("dev.scalpel.lake.function.LakeHandler::handleRequest")
                .code(Code.fromAsset(folder.toString()))
                .architecture(
                        deployment.settings().aws().architecture() == Architecture.ARM64
                                ? software.amazon.awscdk.services.lambda.Architecture.ARM_64
                                : software.amazon.awscdk.services.lambda.Architecture.X86_64)
                .memorySize(MEMORY_MB)
                .ephemeralStorageSize(Size.gibibytes(SCRATCH_GIB))
                .timeout(Duration.minutes(15))
                .retryAttempts(1)
                .deadLetterQueue(failedCalls)
                .environment(environment)
                .role(Role.Builder.create(this, "role")
                        .description("What " + deployment.functionName(Pipeline.LAKE) + " may do")
                        .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
                        .inlinePolicies(Map.of("only-this", rights))
                        .build())
                .logGroup(log)
                .build();
    }

    private Table table(Deployment deployment) {
        return Table.Builder.create(this, "analysis")
                .tableName(deployment.functionName("analysis"))
                .partitionKey(key("symbol"))
                .sortKey(key("analysis"))
                .timeToLiveAttribute("expires")
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .pointInTimeRecoverySpecification(PointInTimeRecoverySpecification.builder()
                        .pointInTimeRecoveryEnabled(false)
                        .build())
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
    }

    private static Attribute key(String name) {
        return Attribute.builder().name(name).type(AttributeType.STRING).build();
    }

    private static PolicyStatement allow(List<String> actions, String resource) {
        return PolicyStatement.Builder.create()
                .actions(actions)
                .resources(List.of(resource))
                .build();
    }
}
