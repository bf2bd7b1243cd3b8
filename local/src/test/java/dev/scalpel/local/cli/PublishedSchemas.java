package dev.scalpel.local.cli;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import dev.scalpel.local.cli.console.ProcessContext;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** The schemas that programs get, read by a validator that others wrote. */
final class PublishedSchemas {

    /** The version of JSON Schema, by the address of its meta-schema. */
    static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Dates and addresses are checked too: 2020-12 leaves that to the program. */
    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialectId(
            DIALECT,
            builder -> builder.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

    private static final Map<String, Schema> STRICT = new ConcurrentHashMap<>();

    private PublishedSchemas() {}

    /**
     * Requires every document of the output to be as the schema of the command says, and to have no field that it does not
     * describe.
     */
    static void requireValid(ProcessContext process, String output, String... arguments) {
        if (output.isBlank()) {
            return;
        }
        String command = command(process, arguments);
        Schema schema = STRICT.computeIfAbsent(
                command,
                name -> REGISTRY.getSchema(
                        withoutOtherFields(schema(new DocumentSchemas(ScalpelCommand.commandLine(process)), name))));
        for (JsonNode document : documents(output)) {
            List<String> problems = problems(schema, document);
            if (!problems.isEmpty()) {
                throw new AssertionError("'" + command + " --json' is not as ./scalpel schema " + command + " says: "
                        + problems + "\n" + document);
            }
        }
    }

    static JsonNode schema(DocumentSchemas schemas, String command) {
        return schemas.text(command)
                .map(PublishedSchemas::json)
                .orElseThrow(() -> new AssertionError("'" + command + "' prints a document and has no schema"));
    }

    /** What is wrong with the document; empty if nothing is. */
    static List<String> problems(JsonNode schema, JsonNode document) {
        return problems(REGISTRY.getSchema(schema), document);
    }

    /** Why this is no schema of 2020-12; empty if it is one. */
    static List<String> problemsOfSchema(JsonNode schema) {
        return problems(REGISTRY.getSchema(SchemaLocation.of(DIALECT)), schema);
    }

    private static List<String> problems(Schema schema, JsonNode document) {
        return schema.validate(document).stream().map(Error::toString).toList();
    }

    /** The same schema for which a field that it does not describe is a mistake: a program need not mind one, we do. */
    static JsonNode withoutOtherFields(JsonNode schema) {
        JsonNode strict = schema.deepCopy();
        forbidOthers(strict);
        return strict;
    }

    private static void forbidOthers(JsonNode node) {
        if (node instanceof ObjectNode object
                && object.path("additionalProperties").isBoolean()) {
            object.put("additionalProperties", false);
        }
        node.forEach(PublishedSchemas::forbidOthers);
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException mistake) {
            throw new AssertionError("not JSON: " + text, mistake);
        }
    }

    private static List<JsonNode> documents(String output) {
        List<JsonNode> documents = new ArrayList<>();
        try (JsonParser parser = JSON.createParser(output)) {
            while (parser.nextToken() != null) {
                JsonNode document = JSON.readTree(parser);
                documents.add(document);
            }
            return documents;
        } catch (IOException mistake) {
            throw new AssertionError("not JSON: " + output, mistake);
        }
    }

    /** The command that the arguments name, as it is typed. */
    private static String command(ProcessContext process, String... arguments) {
        CommandLine line = ScalpelCommand.commandLine(process, CommandSelection.of(List.of(arguments)));
        StringBuilder name = new StringBuilder();
        for (ParseResult part = line.parseArgs(arguments).subcommand(); part != null; part = part.subcommand()) {
            name.append(name.isEmpty() ? "" : " ").append(part.commandSpec().name());
        }
        return name.toString();
    }
}
