package dev.scalpel.execution;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.execution.minute.TradingReport;
import java.util.function.Consumer;

/**
 * The one custom metric, in CloudWatch's embedded format: a line in the log whenever a new bar was handled, so that its
 * silence is the silence of the bars.
 */
@FunctionalInterface
public interface DrawdownMetric {

    DrawdownMetric NONE = report -> {};

    void tell(TradingReport report);

    /** Lines such as CloudWatch Logs takes metrics from. */
    static DrawdownMetric embedded(String functionName, Consumer<String> lines) {
        ObjectMapper json = new ObjectMapper();
        return report -> {
            if (report.newBar()) {
                ObjectNode line = json.createObjectNode();
                ObjectNode aws =
                        line.putObject("_aws").put("Timestamp", report.at().toEpochMilli());
                ObjectNode directive =
                        aws.putArray("CloudWatchMetrics").addObject().put("Namespace", "Scalpel");
                directive.putArray("Dimensions").addArray().add("FunctionName");
                directive
                        .putArray("Metrics")
                        .addObject()
                        .put("Name", "Drawdown")
                        .put("Unit", "None");
                line.put("FunctionName", functionName)
                        .put("Drawdown", report.drawdown().orElse(0.0));
                lines.accept(line.toString());
            }
        };
    }
}
