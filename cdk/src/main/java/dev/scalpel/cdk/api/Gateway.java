package dev.scalpel.cdk.api;

import dev.scalpel.cdk.deployment.Deployment;
import dev.scalpel.settings.value.AllowedAddresses;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.apigateway.AccessLogFormat;
import software.amazon.awscdk.services.apigateway.EndpointConfiguration;
import software.amazon.awscdk.services.apigateway.EndpointType;
import software.amazon.awscdk.services.apigateway.GatewayResponseOptions;
import software.amazon.awscdk.services.apigateway.IResource;
import software.amazon.awscdk.services.apigateway.JsonSchema;
import software.amazon.awscdk.services.apigateway.JsonSchemaType;
import software.amazon.awscdk.services.apigateway.LambdaIntegration;
import software.amazon.awscdk.services.apigateway.LogGroupLogDestination;
import software.amazon.awscdk.services.apigateway.MethodLoggingLevel;
import software.amazon.awscdk.services.apigateway.MethodOptions;
import software.amazon.awscdk.services.apigateway.Model;
import software.amazon.awscdk.services.apigateway.ModelOptions;
import software.amazon.awscdk.services.apigateway.RequestValidator;
import software.amazon.awscdk.services.apigateway.RequestValidatorOptions;
import software.amazon.awscdk.services.apigateway.ResponseType;
import software.amazon.awscdk.services.apigateway.RestApi;
import software.amazon.awscdk.services.apigateway.StageOptions;
import software.amazon.awscdk.services.iam.AnyPrincipal;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.lambda.IFunction;
import software.amazon.awscdk.services.logs.CfnLogGroup;
import software.amazon.awscdk.services.logs.LogGroup;
import software.constructs.Construct;

/**
 * A regional REST API: the only kind with a policy for addresses, validators and throttles per stage (API Gateway Developer Guide, "Choose
 * between REST APIs and HTTP APIs"). What it refuses itself has the form of the function's own refusals.
 */
final class Gateway {

    private static final int CALLS_PER_SECOND = 10;
    private static final int CALLS_AT_ONCE = 100;
    private static final String EXECUTE = "execute-api:Invoke";
    private static final String GET = "GET";
    private static final String POST = "POST";
    private static final String JSON = "application/json";
    private static final List<String> QUESTIONS = List.of(
            "signals",
            "account",
            "positions",
            "orders",
            "trades",
            "status",
            "healthcheck",
            "openapi.json",
            "oandastatus",
            "tradovatestatus",
            "coinbasestatus",
            "binancestatus",
            "bybitstatus",
            "geministatus");
    private static final List<String> COMMANDS = List.of("receive_trade_signals", "webhook", "trading");
    /** The routes that take signals, as a policy names them. */
    private static final List<String> SIGNALS = List.of(
            "execute-api:/*/POST/signals/*",
            "execute-api:/*/POST/receive_trade_signals",
            "execute-api:/*/POST/webhook");

    /** The route as it is declared, never as it was called: an address may hold a key. */
    private static final String ACCESS_LOG = "{\"time\":\"$context.requestTime\",\"route\":\"$context.resourcePath\","
            + "\"method\":\"$context.httpMethod\",\"status\":\"$context.status\",\"ip\":\"$context.identity.sourceIp\","
            + "\"latency\":\"$context.responseLatency\",\"id\":\"$context.requestId\"}";

    private final Construct scope;
    private final Deployment deployment;

    Gateway(Construct scope, Deployment deployment) {
        this.scope = scope;
        this.deployment = deployment;
    }

    RestApi create(IFunction function) {
        RestApi api = RestApi.Builder.create(scope, "Gateway")
                .restApiName(deployment.name())
                .description("Signals and questions of " + deployment.name())
                .endpointConfiguration(EndpointConfiguration.builder()
                        .types(List.of(EndpointType.REGIONAL))
                        .build())
                .policy(policy())
                .cloudWatchRole(true)
                .deployOptions(stage())
                .build();
        MethodOptions plain = MethodOptions.builder().build();
        MethodOptions validated = validated(api);
        LambdaIntegration integration = LambdaIntegration.Builder.create(function)
                .proxy(true)
                .allowTestInvoke(false)
                .build();
        QUESTIONS.forEach(name -> api.getRoot().addResource(name).addMethod(GET, integration, plain));
        COMMANDS.forEach(name -> api.getRoot().addResource(name).addMethod(POST, integration, validated));
        api.getRoot().resourceForPath("/status/{venue}").addMethod(GET, integration, plain);
        IResource portfolio = api.getRoot().resourceForPath("/signals/{portfolio}");
        portfolio.addMethod(POST, integration, validated);
        portfolio.addResource("{strategy}").addMethod(POST, integration, validated);
        portfolio.addResource("key").addResource("{key}").addMethod(POST, integration, validated);
        refusals(api);
        return api;
    }

    /** Everybody may call; signals are taken from the settings' addresses only. The function checks both again. */
    private PolicyDocument policy() {
        PolicyDocument policy = new PolicyDocument();
        policy.addStatements(PolicyStatement.Builder.create()
                .principals(List.of(new AnyPrincipal()))
                .actions(List.of(EXECUTE))
                .resources(List.of("execute-api:/*"))
                .build());
        AllowedAddresses allowed = deployment.settings().api().allowFrom();
        if (!allowed.entries().contains(AllowedAddresses.ANY)) {
            policy.addStatements(PolicyStatement.Builder.create()
                    .effect(Effect.DENY)
                    .principals(List.of(new AnyPrincipal()))
                    .actions(List.of(EXECUTE))
                    .resources(SIGNALS)
                    .conditions(Map.of("NotIpAddress", Map.of("aws:SourceIp", allowed.ranges())))
                    .build());
        }
        return policy;
    }

    private StageOptions stage() {
        LogGroup log = LogGroup.Builder.create(scope, "access-log")
                .logGroupName("/aws/apigateway/" + deployment.name())
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
        ((CfnLogGroup) log.getNode().getDefaultChild())
                .setRetentionInDays(deployment.settings().aws().logRetentionDays());
        return StageOptions.builder()
                .stageName("v1")
                .throttlingRateLimit(CALLS_PER_SECOND)
                .throttlingBurstLimit(CALLS_AT_ONCE)
                .loggingLevel(MethodLoggingLevel.OFF)
                .dataTraceEnabled(false)
                .accessLogDestination(new LogGroupLogDestination(log))
                .accessLogFormat(AccessLogFormat.custom(ACCESS_LOG))
                .build();
    }

    private static MethodOptions validated(RestApi api) {
        RequestValidator validator = api.addRequestValidator(
                "Body",
                RequestValidatorOptions.builder()
                        .requestValidatorName("body")
                        .validateRequestBody(true)
                        .build());
        Model object = api.addModel(
                "Object",
                ModelOptions.builder()
                        .modelName("Object")
                        .contentType(JSON)
                        .schema(JsonSchema.builder()
                                .type(JsonSchemaType.OBJECT)
                                .minProperties(1)
                                .build())
                        .build());
        return MethodOptions.builder()
                .requestValidator(validator)
                .requestModels(Map.of(JSON, object))
                .build();
    }

    /**
     * A sender sends a signal again after 503, never after 429 or 504: those of the gateway's own answers that sending again can mend
     * are 503.
     */
    private static void refusals(RestApi api) {
        Stream.of(ResponseType.THROTTLED, ResponseType.INTEGRATION_TIMEOUT, ResponseType.INTEGRATION_FAILURE)
                .forEach(type -> refusal(api, type, 503, "unavailable", "Not possible at the moment: send it again"));
        refusal(api, ResponseType.ACCESS_DENIED, 403, "address_not_allowed", "This address may not call this route");
        refusal(api, ResponseType.MISSING_AUTHENTICATION_TOKEN, 404, "not_found", "There is nothing at this address");
        refusal(api, ResponseType.BAD_REQUEST_BODY, 400, "malformed", "The request cannot be read");
        refusal(api, ResponseType.REQUEST_TOO_LARGE, 413, "too_large", "The request is too large");
    }

    private static void refusal(RestApi api, ResponseType type, int status, String error, String title) {
        api.addGatewayResponse(
                "Response" + type.getResponseType(),
                GatewayResponseOptions.builder()
                        .type(type)
                        .statusCode(Integer.toString(status))
                        .responseHeaders(status == 503 ? Map.of("Retry-After", "'1'") : Map.of())
                        .templates(Map.of(
                                JSON,
                                "{\"type\":\"about:blank\",\"title\":\"" + title + "\",\"status\":" + status
                                        + ",\"error\":\"" + error + "\"}"))
                        .build());
    }
}
