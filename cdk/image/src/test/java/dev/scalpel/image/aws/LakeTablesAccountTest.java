package dev.scalpel.image.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.cdk.deployment.Stage;
import dev.scalpel.testkit.RequiresNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The lake's tables and work group in an account on loopback, by the APIs that CloudFormation calls with these properties. It keeps
 * them and takes a query; it answers none, as it has no Athena.
 */
@ExtendWith(RequiresNode.class)
class LakeTablesAccountTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SETTINGS = """
            symbols: {ETH/USDT: 0.5}
            notification: {email: someone@example.org}
            aws: {athena: true}
            """;

    @TempDir
    private Path folder;

    @Test
    void theAccountKeepsTheTablesAndTakesAQuery() throws IOException {
        MotoAccount.requireOrSkip();
        ResolvedTemplate template = ResolvedTemplate.of(Stage.TESTNET, SETTINGS, folder);
        try (MotoAccount account = MotoAccount.open(URI.create("http://127.0.0.1:9"), folder)) {
            for (JsonNode database : template.resources("AWS::Glue::Database").values()) {
                account.call("glue", "AWSGlue.CreateDatabase", fields(template, database, "DatabaseInput"));
            }
            for (JsonNode table : template.resources("AWS::Glue::Table").values()) {
                account.call("glue", "AWSGlue.CreateTable", fields(template, table, "DatabaseName", "TableInput"));
            }
            JsonNode group = template.resources("AWS::Athena::WorkGroup")
                    .values()
                    .iterator()
                    .next();
            account.call(
                    "athena",
                    "AmazonAthena.CreateWorkGroup",
                    Map.of(
                            "Name", group.path("Name").asText(),
                            "Configuration", resolved(template, group.path("WorkGroupConfiguration"))));

            JsonNode bars = account.call(
                            "glue", "AWSGlue.GetTable", Map.of("DatabaseName", "scalpel_testnet", "Name", "bars"))
                    .path("Table");
            assertThat(bars.at("/StorageDescriptor/Location").asText())
                    .isEqualTo("s3://scalpel-testnet-123456789012-51af3dc0/lake/bars/");
            assertThat(bars.at("/Parameters/storage.location.template").asText())
                    .isEqualTo(
                            "s3://scalpel-testnet-123456789012-51af3dc0/lake/bars/venue=${venue}/instrument=${instrument}/"
                                    + "month=${month}/");
            assertThat(bars.at("/PartitionKeys").findValuesAsText("Name"))
                    .containsExactly("venue", "instrument", "month");
            assertThat(account.call("glue", "AWSGlue.GetTables", Map.of("DatabaseName", "scalpel_testnet"))
                            .path("TableList"))
                    .hasSize(7);
            String query = account.call(
                            "athena",
                            "AmazonAthena.StartQueryExecution",
                            Map.of(
                                    "QueryString", "SELECT count(*) FROM bars",
                                    "QueryExecutionContext", Map.of("Database", "scalpel_testnet"),
                                    "WorkGroup", "scalpel-testnet"))
                    .path("QueryExecutionId")
                    .asText();
            assertThat(query).isNotBlank();
            assertThat(account.call("athena", "AmazonAthena.GetWorkGroup", Map.of("WorkGroup", "scalpel-testnet"))
                            .at("/WorkGroup/Configuration/BytesScannedCutoffPerQuery")
                            .asLong())
                    .isEqualTo(10_000_000_000L);
        }
    }

    private static Map<String, Object> fields(ResolvedTemplate template, JsonNode properties, String... names) {
        Map<String, Object> fields = new TreeMap<>();
        for (String name : names) {
            fields.put(name, resolved(template, properties.path(name)));
        }
        return fields;
    }

    /** With CloudFormation's functions replaced by what they mean. */
    private static Object resolved(ResolvedTemplate template, JsonNode value) {
        return JSON.convertValue(replaced(template, value), Object.class);
    }

    private static JsonNode replaced(ResolvedTemplate template, JsonNode value) {
        if (value.isArray()) {
            ArrayNode list = JsonNodeFactory.instance.arrayNode();
            value.forEach(each -> list.add(replaced(template, each)));
            return list;
        }
        if (value.isObject() && !value.has("Fn::Join") && !value.has("Ref")) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            value.properties().forEach(field -> object.set(field.getKey(), replaced(template, field.getValue())));
            return object;
        }
        return value.isContainerNode() ? JsonNodeFactory.instance.textNode(template.text(value)) : value;
    }
}
