package dev.scalpel.cdk;

import dev.scalpel.cdk.deployment.Deployment;
import dev.scalpel.settings.deployment.Pipeline;
import dev.scalpel.settings.deployment.TrainingBatch;
import java.util.stream.Collectors;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.services.lambda.IFunction;
import software.constructs.Construct;

/**
 * Shell commands that a deployment prints at its end. Each works with versions 1 and 2 of AWS's command line: the payload
 * comes as bytes from a pipe, because only version 2 knows --cli-binary-format.
 */
final class CommandOutputs {

    /** The client waits longer than the function's timeout: with a shorter wait it would repeat the call. */
    private static final int EXTRA_WAIT_SECONDS = 30;

    private final Construct scope;

    private CommandOutputs(Construct scope) {
        this.scope = scope;
    }

    static void show(Construct scope, Deployment deployment, LambdaFunctions functions, String bucket) {
        CommandOutputs commands = new CommandOutputs(scope);
        commands.output("RetrievalFunction", functions.retrieval.getFunctionName());
        commands.output("TrainingFunction", functions.training.getFunctionName());
        commands.output("ExecutionFunction", functions.execution.getFunctionName());
        commands.output("MonitoringFunction", functions.monitoring.getFunctionName());
        commands.output("Bucket", bucket);
        FunctionSpec execution = FunctionSpec.execution();
        commands.invoke("EmergencyStop", functions.execution, execution, "{\"action\":\"emergency_stop\"}");
        commands.invoke("Resume", functions.execution, execution, "{\"action\":\"resume\"}");
        commands.invoke("AccountInfo", functions.execution, execution, "{\"action\":\"get_account_info\"}");
        commands.invoke("Report", functions.monitoring, FunctionSpec.monitoring(), "{\"action\":\"report\"}");
        if (deployment.settings().model().trading()) {
            commands.retrain(deployment, functions.training);
        }
        if (Pipeline.isDaily(deployment.settings())) {
            commands.runPipeline(deployment);
        }
        commands.output(
                "Logs",
                "aws logs filter-log-events --log-group-name /aws/lambda/" + deployment.functionName("execution")
                        + " --start-time $(($(date +%s) - 3600))000 --query 'events[].message' --output text");
        commands.output(
                "FailedCalls",
                "aws sqs receive-message --queue-url "
                        + functions.failedCalls().getQueueUrl()
                        + " --max-number-of-messages 10 --visibility-timeout 0 --attribute-names All"
                        + " --message-attribute-names All");
    }

    private void invoke(String name, IFunction function, FunctionSpec spec, String payload) {
        output(
                name,
                "printf '" + payload + "' | aws lambda invoke --function-name " + function.getFunctionName()
                        + " --cli-read-timeout "
                        + (spec.timeout().toSeconds().intValue() + EXTRA_WAIT_SECONDS)
                        + " --payload fileb:///dev/stdin /dev/stdout");
    }

    private void runPipeline(Deployment deployment) {
        output(
                "RunPipeline",
                "aws stepfunctions start-execution --state-machine-arn arn:" + Aws.PARTITION + ":states:" + Aws.REGION
                        + ":" + Aws.ACCOUNT_ID + ":stateMachine:" + deployment.functionName(DailyPipeline.NAME));
    }

    /** One asynchronous call per batch: a training takes up to 15 minutes, and its log shows the end. */
    private void retrain(Deployment deployment, IFunction training) {
        String batches = TrainingBatch.of(deployment.settings()).stream()
                .map(TrainingBatch::name)
                .collect(Collectors.joining(" "));
        output(
                "Retrain",
                "for batch in " + batches
                        + "; do printf '{\"action\":\"retrain\",\"force\":true,\"batch\":\"%s\"}' $batch"
                        + " | aws lambda invoke --invocation-type Event --function-name " + training.getFunctionName()
                        + " --payload fileb:///dev/stdin /dev/stdout; done");
    }

    private void output(String name, String value) {
        CfnOutput.Builder.create(scope, name).value(value).build();
    }
}
