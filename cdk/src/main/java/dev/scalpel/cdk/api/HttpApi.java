package dev.scalpel.cdk.api;

import dev.scalpel.cdk.deployment.Deployment;
import dev.scalpel.settings.section.MutualTlsSettings;
import dev.scalpel.signals.message.MessageText;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.apigateway.RestApi;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.amazon.awscdk.services.dynamodb.Table;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.IFunction;
import software.amazon.awscdk.services.sns.Topic;
import software.constructs.Construct;

/** Gateway, function, table, alarms and outputs of the HTTP API; made only with {@code api.enabled}. */
public final class HttpApi extends Construct {

    private static final int MAX_LATENCY_MILLIS = 2_000;
    private static final int MAX_ERRORS = 3;

    private final Deployment deployment;
    private final RestApi gateway;
    private final Topic topic;

    /**
     * @param execution answers questions, and reads the table
     * @param folder the unpacked package of the function
     */
    public HttpApi(Construct scope, String id, Deployment deployment, IFunction execution, Topic topic, Path folder) {
        super(scope, id);
        this.deployment = deployment;
        this.topic = topic;
        Table table = SignalTable.create(this, deployment);
        IFunction function = new ApiFunction(this, deployment).create(table, execution, folder);
        gateway = new Gateway(this, deployment).create(function);
        letExecutionRead(execution, table);
        alarms();
        outputs();
    }

    /** Calls, refusals, errors and how long answers take, for a dashboard. */
    public List<IMetric> counts() {
        return List.of(
                gateway.metricCount(sumOfFiveMinutes()),
                gateway.metricClientError(sumOfFiveMinutes()),
                gateway.metricServerError(sumOfFiveMinutes()));
    }

    public IMetric latency() {
        return gateway.metricLatency(MetricOptions.builder()
                .period(Duration.minutes(5))
                .statistic("p99")
                .build());
    }

    private static void letExecutionRead(IFunction execution, Table table) {
        execution.addToRolePolicy(PolicyStatement.Builder.create()
                .actions(List.of("dynamodb:Query"))
                .resources(List.of(table.getTableArn()))
                .build());
        ((Function) execution).addEnvironment("SIGNALS_TABLE", table.getTableName());
    }

    private void alarms() {
        alarm(
                "api-errors",
                "The API answered with 5xx three times in five minutes.",
                gateway.metricServerError(sumOfFiveMinutes()),
                MAX_ERRORS,
                ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD);
        alarm(
                "api-latency",
                "One answer in a hundred takes longer than 2 s; TradingView gives up after 3 s.",
                latency(),
                MAX_LATENCY_MILLIS,
                ComparisonOperator.GREATER_THAN_THRESHOLD);
    }

    private void alarm(
            String name, String description, IMetric metric, double threshold, ComparisonOperator comparison) {
        Alarm alarm = Alarm.Builder.create(this, name)
                .alarmName(deployment.functionName(name))
                .alarmDescription(description + " What to do: docs/operations.md, \"Alarms in AWS\".")
                .metric(metric)
                .threshold(threshold)
                .comparisonOperator(comparison)
                .evaluationPeriods(1)
                .treatMissingData(TreatMissingData.NOT_BREACHING)
                .build();
        alarm.addAlarmAction(new SnsAction(topic));
        alarm.addOkAction(new SnsAction(topic));
    }

    private void outputs() {
        String address =
                "https://" + gateway.getRestApiId() + ".execute-api." + Aws.REGION + "." + Aws.URL_SUFFIX + "/v1";
        Optional<CertifiedAddress> certified = certified();
        output(
                "SignalsAddress",
                certified.map(CertifiedAddress::address).orElse(address) + "/signals/PORTFOLIO",
                "Where alerts of a portfolio go");
        certified.ifPresent(own ->
                output("PointTheNameTo", own.target(), "What a CNAME record of " + own.domain() + " must point to"));
        output("HealthAddress", address + "/healthcheck", "Whether signals can be stored");
        // Outputs are ASCII on one line.
        output(
                "SignalMessage",
                MessageText.recommended()
                        .replace("…", "KEY")
                        .replaceAll("\\s*\\n\\s*", " ")
                        .strip(),
                "The message to paste into an alert of a strategy, with your key in place of KEY");
        output(
                "SetKeys",
                "aws ssm put-parameter --name " + ApiFunction.keysParameter(deployment)
                        + " --type SecureString --overwrite --value file://scalpel-home/keys.json",
                "Brings the hashes of the keys that ./scalpel key has made");
    }

    private Optional<CertifiedAddress> certified() {
        MutualTlsSettings settings = deployment.settings().api().mutualTls();
        return settings.enabled() ? Optional.of(CertifiedAddress.of(this, gateway, settings)) : Optional.empty();
    }

    private void output(String name, String value, String description) {
        CfnOutput.Builder.create(this, name)
                .value(value)
                .description(description)
                .build()
                .overrideLogicalId(name);
    }

    private static MetricOptions sumOfFiveMinutes() {
        return MetricOptions.builder()
                .period(Duration.minutes(5))
                .statistic("Sum")
                .build();
    }

    /** Findings of the security rules that are accepted for the API: path below the stack, rule, reason. */
    public static List<Map.Entry<String, Map.Entry<String, String>>> acceptedFindings() {
        String keys =
                "Alerts cannot sign, and phones and scripts use keys: the function checks those itself, with scopes.";
        return List.of(
                Map.entry("/Api/Gateway", Map.entry("AwsSolutions-APIG4", keys)),
                Map.entry("/Api/Gateway", Map.entry("AwsSolutions-COG4", keys)),
                Map.entry(
                        "/Api/Gateway",
                        Map.entry(
                                "AwsSolutions-APIG6",
                                "The gateway's execution log would hold addresses with keys; the access log has the routes.")),
                Map.entry(
                        "/Api/Gateway",
                        Map.entry(
                                "AwsSolutions-APIG3",
                                "A firewall costs more than all else; addresses, throttles and keys stand in its place.")),
                Map.entry(
                        "/Api/Gateway",
                        Map.entry(
                                "AwsSolutions-APIG2",
                                "Bodies are validated; a GET has none, and the function checks its parameters.")),
                Map.entry(
                        "/Api/Gateway",
                        Map.entry(
                                "AwsSolutions-IAM4",
                                "The gateway's role for access logs is one per account, with the policy that AWS prescribes.")));
    }
}
