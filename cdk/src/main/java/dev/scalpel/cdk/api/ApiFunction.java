package dev.scalpel.cdk.api;

import dev.scalpel.cdk.deployment.Deployment;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.deployment.ApiFunctionSize;
import dev.scalpel.settings.portfolio.Portfolio;
import dev.scalpel.settings.section.Architecture;
import dev.scalpel.venue.adapter.VenueAdapters;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.dynamodb.ITable;
import software.amazon.awscdk.services.events.Rule;
import software.amazon.awscdk.services.events.RuleTargetInput;
import software.amazon.awscdk.services.events.Schedule;
import software.amazon.awscdk.services.events.targets.LambdaFunction;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.IFunction;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.lambda.SnapStartConf;
import software.amazon.awscdk.services.logs.CfnLogGroup;
import software.amazon.awscdk.services.logs.LogGroup;
import software.constructs.Construct;

/**
 * The function behind the gateway, called by an alias: SnapStart restores published versions only. A sender gives up after 3 s, so it has
 * a whole processor, and a schedule keeps an instance warm.
 */
final class ApiFunction {

    static final String NAME = "api";

    private static final Duration TIMEOUT = Duration.seconds(28);
    private static final String JVM_OPTIONS =
            "-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Dsun.net.http.retryPost=false -Duser.timezone=UTC"
                    + " --enable-native-access=ALL-UNNAMED";

    private final Construct scope;
    private final Deployment deployment;

    ApiFunction(Construct scope, Deployment deployment) {
        this.scope = scope;
        this.deployment = deployment;
    }

    /** The parameter with the hashes of the keys; a deployment cannot make one that is encrypted. */
    static String keysParameter(Deployment deployment) {
        return "/" + deployment.name() + "/api-keys";
    }

    Alias create(ITable table, IFunction execution, Path folder) {
        LogGroup log = LogGroup.Builder.create(scope, "log")
                .logGroupName("/aws/lambda/" + deployment.functionName(NAME))
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
        ((CfnLogGroup) log.getNode().getDefaultChild())
                .setRetentionInDays(deployment.settings().aws().logRetentionDays());
        Function function = Function.Builder.create(scope, "Function")
                .functionName(deployment.functionName(NAME))
                .description("Signals and questions by HTTP")
                .runtime(Runtime.JAVA_25)
                .handler("dev.scalpel.api.ApiHandler::handleRequest")
                .code(Code.fromAsset(folder.toString()))
                .architecture(architecture())
                .memorySize(ApiFunctionSize.MEMORY_MB)
                .timeout(TIMEOUT)
                .snapStart(SnapStartConf.ON_PUBLISHED_VERSIONS)
                .environment(environment(table, execution))
                .role(role(table, execution, log))
                .logGroup(log)
                .build();
        Alias alias = Alias.Builder.create(scope, "Live")
                .aliasName("live")
                .version(function.getCurrentVersion())
                .build();
        Rule.Builder.create(scope, "Warm")
                .ruleName(deployment.functionName("api-warm"))
                .schedule(Schedule.rate(Duration.minutes(ApiFunctionSize.WARM_MINUTES)))
                .targets(List.of(LambdaFunction.Builder.create(alias)
                        .event(RuleTargetInput.fromObject(Map.of("warm", true)))
                        .retryAttempts(0)
                        .build()))
                .build();
        return alias;
    }

    private Map<String, String> environment(ITable table, IFunction execution) {
        Map<String, String> environment = new TreeMap<>();
        environment.put("JAVA_TOOL_OPTIONS", JVM_OPTIONS);
        environment.put("SIGNALS_TABLE", table.getTableName());
        environment.put("KEYS_PARAMETER", keysParameter(deployment));
        environment.put("EXECUTION_FUNCTION", execution.getFunctionName());
        environment.put("MARGIN_PORTFOLIOS", marginPortfolios(deployment.settings()));
        return environment;
    }

    /** Portfolios at venues where a sale can open a position. */
    private static String marginPortfolios(Settings settings) {
        return settings.portfolios().values().stream()
                .filter(portfolio ->
                        VenueAdapters.named(settings.venueOf(portfolio)).canShort())
                .map(Portfolio::name)
                .collect(Collectors.joining(","));
    }

    /** One table, one parameter, one function, its own log. No bucket, no keys of a venue. */
    private Role role(ITable table, IFunction execution, LogGroup log) {
        PolicyDocument rights = new PolicyDocument();
        rights.addStatements(
                allow(List.of("dynamodb:PutItem", "dynamodb:GetItem", "dynamodb:Query"), table.getTableArn()),
                allow(
                        List.of("ssm:GetParameter"),
                        "arn:" + Aws.PARTITION + ":ssm:" + Aws.REGION + ":" + Aws.ACCOUNT_ID + ":parameter"
                                + keysParameter(deployment)),
                allow(List.of("lambda:InvokeFunction"), execution.getFunctionArn()),
                allow(List.of("logs:CreateLogStream", "logs:PutLogEvents"), log.getLogGroupArn()));
        return Role.Builder.create(scope, "role")
                .description("What " + deployment.functionName(NAME) + " may do")
                .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
                .inlinePolicies(Map.of("only-this", rights))
                .build();
    }

    private static PolicyStatement allow(List<String> actions, String resource) {
        return PolicyStatement.Builder.create()
                .actions(actions)
                .resources(List.of(resource))
                .build();
    }

    private software.amazon.awscdk.services.lambda.Architecture architecture() {
        return deployment.settings().aws().architecture() == Architecture.ARM64
                ? software.amazon.awscdk.services.lambda.Architecture.ARM_64
                : software.amazon.awscdk.services.lambda.Architecture.X86_64;
    }
}
