package dev.scalpel.cdk;

import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.services.lambda.IFunction;
import software.constructs.Construct;

/** What to paste into a shell: shown at the end of a deployment. */
final class Commands {

    private static final String INVOKE =
            "aws lambda invoke --cli-binary-format raw-in-base64-out --cli-read-timeout 900 --function-name ";

    private final Construct scope;

    private Commands(Construct scope) {
        this.scope = scope;
    }

    static void show(Construct scope, Deployment deployment, Functions functions, String bucket) {
        Commands commands = new Commands(scope);
        commands.output("RetrievalFunction", functions.retrieval.getFunctionName());
        commands.output("TrainingFunction", functions.training.getFunctionName());
        commands.output("ExecutionFunction", functions.execution.getFunctionName());
        commands.output("MonitoringFunction", functions.monitoring.getFunctionName());
        commands.output("Bucket", bucket);
        commands.invoke("EmergencyStop", functions.execution, "{\"action\":\"emergency_stop\"}");
        commands.invoke("Resume", functions.execution, "{\"action\":\"resume\"}");
        commands.invoke("AccountInfo", functions.execution, "{\"action\":\"get_account_info\"}");
        commands.invoke("Retrain", functions.training, "{\"action\":\"retrain\",\"force\":true}");
        commands.invoke("Report", functions.monitoring, "{\"action\":\"report\"}");
        commands.output(
                "Logs", "aws logs tail --follow --since 1h /aws/lambda/" + deployment.functionName("execution"));
    }

    private void invoke(String name, IFunction function, String payload) {
        output(name, INVOKE + function.getFunctionName() + " --payload '" + payload + "' /dev/stdout");
    }

    private void output(String name, String value) {
        CfnOutput.Builder.create(scope, name).value(value).build();
    }
}
