package dev.scalpel.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The schemas themselves. That documents are as they say, {@link TestCommandLine} checks in the tests of every command. */
class SchemaCommandTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-06-03T00:00:30Z"), ZoneOffset.UTC);

    /** It prints no document: it speaks a protocol and refuses {@code --json}. */
    private static final Set<String> WITHOUT_DOCUMENT = Set.of("mcp");

    /** Made once: to read all commands takes a while. */
    private static final DocumentSchemas SCHEMAS =
            new DocumentSchemas(ScalpelCommand.commandLine(new TestCommandLine(Path.of("."), CLOCK, false).process));

    @TempDir
    Path folder;

    private final TestCommandLine process = new TestCommandLine(Path.of("."), CLOCK, false);

    static List<String> names() {
        return SCHEMAS.names();
    }

    private static JsonNode schema(String command) {
        return PublishedSchemas.schema(SCHEMAS, command);
    }

    /** The commands that can be run, with the names above them: those that have no commands below. */
    private static Stream<String> runnable(CommandLine line, String above) {
        return line.getSubcommands().values().stream().distinct().flatMap(command -> {
            String name = (above + " " + command.getCommandName()).strip();
            return command.getSubcommands().isEmpty() ? Stream.of(name) : runnable(command, name);
        });
    }

    private static String pretty(JsonNode node) throws IOException {
        return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(node);
    }

    @Test
    void everyCommandWithADocumentHasASchema() {
        List<String> commands = runnable(SCHEMAS.commands(), "")
                .filter(command -> !WITHOUT_DOCUMENT.contains(command))
                .toList();

        assertThat(commands).contains("backtest", "portfolio plan", "schema");
        assertThat(names()).containsExactlyInAnyOrderElementsOf(commands);
    }

    @Test
    void noSchemaIsWithoutACommand() throws IOException, URISyntaxException {
        URI resources = DocumentSchemas.class.getResource("schemas").toURI();
        try (Stream<Path> files = Files.list(Path.of(resources))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(names().stream()
                            .map(name -> name.replace(' ', '-') + ".json")
                            .toList());
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void aSchemaIsValidAgainstTheMetaSchemaOf202012(String command) {
        JsonNode schema = schema(command);

        assertThat(schema.path("$schema").asText()).isEqualTo(PublishedSchemas.DIALECT);
        assertThat(PublishedSchemas.problemsOfSchema(schema)).isEmpty();
    }

    @Test
    void theMetaSchemaRejectsWhatIsNoSchema() {
        assertThat(PublishedSchemas.problemsOfSchema(((ObjectNode) schema("cost")).put("type", "objekt")))
                .isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("names")
    void aSchemaNamesItsCommandAndDescribesEveryField(String command) {
        JsonNode schema = schema(command);

        assertThat(schema.path("$id").asText()).isEqualTo("urn:scalpel:schema:" + command.replace(' ', '-'));
        assertThat(schema.path("title").asText()).isEqualTo("./scalpel " + command + " --json");
        assertThat(schema.path("description").asText()).endsWith(".");
        assertThat(undescribed(schema, "")).isEmpty();
    }

    private static List<String> undescribed(JsonNode node, String path) {
        List<String> found = new ArrayList<>();
        node.properties().forEach(entry -> {
            String below = path + "/" + entry.getKey();
            if (entry.getKey().equals("properties") && !path.endsWith("/properties")) {
                entry.getValue().properties().stream()
                        .filter(field ->
                                field.getValue().path("description").asText().length() < 4)
                        .forEach(field -> found.add(below + "/" + field.getKey()));
            }
            found.addAll(undescribed(entry.getValue(), below));
        });
        if (node.isArray()) {
            node.forEach(element -> found.addAll(undescribed(element, path + "/")));
        }
        return found;
    }

    @ParameterizedTest
    @MethodSource("names")
    void otherFieldsMayStandBesideThoseThatAreDescribed(String command) {
        assertThat(closed(schema(command))).isFalse();
    }

    private static boolean closed(JsonNode node) {
        if (node.path("additionalProperties").isBoolean()
                && !node.path("additionalProperties").asBoolean()) {
            return true;
        }
        for (JsonNode below : node) {
            if (closed(below)) {
                return true;
            }
        }
        return false;
    }

    @ParameterizedTest
    @ValueSource(strings = {"cost", "settings", "doctor", "status", "venues", "evidence"})
    void aDocumentWithoutOneOfItsRequiredFieldsIsRejected(String command) {
        TestCommandLine home = new TestCommandLine(folder, CLOCK, false);
        home.run(command, "--json");
        ObjectNode document = (ObjectNode) PublishedSchemas.json(home.output());
        JsonNode schema = schema(command);
        assertThat(PublishedSchemas.problems(schema, document)).isEmpty();
        JsonNode required = schema.has("anyOf") ? schema.at("/anyOf/0/required") : schema.path("required");

        assertThat(required).isNotEmpty();
        required.forEach(field -> {
            ObjectNode less = document.deepCopy().without(field.asText());
            assertThat(PublishedSchemas.problems(schema, less))
                    .as(field.asText())
                    .isNotEmpty();
        });
    }

    /** {@link TestCommandLine} compares; these are commands whose own tests read the text. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "completion bash",
                "man",
                "man backtest",
                "schema",
                "key list",
                "pause",
                "resume",
                "rollback --symbol BTC/USDT --to flat",
                "desk --port 0 --seconds 0",
                "lake build",
                "lake check",
                "invoke training {\"action\":\"train\"}"
            })
    void theDocumentOfANewHomeIsAsItsSchemaSays(String line) {
        TestCommandLine home = new TestCommandLine(folder, CLOCK, false);

        int code = home.run((line + " --json").split(" "));

        assertThat(home.output()).as(home.errorOutput()).startsWith("{");
        assertThat(code).isZero();
    }

    @Test
    void aFieldOfAnotherTypeIsRejectedAndAFurtherFieldIsNot() {
        process.run("cost", "--json");
        ObjectNode document = (ObjectNode) PublishedSchemas.json(process.output());
        JsonNode schema = schema("cost");

        assertThat(PublishedSchemas.problems(schema, document.deepCopy().put("later", 1)))
                .isEmpty();
        assertThat(PublishedSchemas.problems(schema, document.deepCopy().put("totalUsd", "4.74")))
                .singleElement()
                .asString()
                .contains("totalUsd");
        assertThat(PublishedSchemas.problems(schema, document.deepCopy().put("pricesAsOf", "yesterday")))
                .singleElement()
                .asString()
                .contains("pricesAsOf");
        assertThat(PublishedSchemas.problems(PublishedSchemas.withoutOtherFields(schema), document.put("later", 1)))
                .isNotEmpty();
    }

    @Test
    void theListHasOneCommandALineAndIsADocumentUnderJson() {
        TestCommandLine asJson = new TestCommandLine(Path.of("."), CLOCK, false);

        assertThat(process.run("schema")).isZero();
        assertThat(asJson.run("schema", "--json")).isZero();

        assertThat(process.output().lines()).containsExactlyElementsOf(names());
        ArrayNode listed = (ArrayNode) PublishedSchemas.json(asJson.output()).path("schemas");
        assertThat(listed).extracting(JsonNode::asText).containsExactlyElementsOf(names());
    }

    @ParameterizedTest
    @ValueSource(strings = {"schema portfolio plan", "schema portfolio plan --json"})
    void aSchemaIsPrintedAsItIs(String line) throws IOException {
        assertThat(process.run(line.split(" "))).isZero();

        assertThat(pretty(PublishedSchemas.json(process.output()))).isEqualTo(pretty(schema("portfolio plan")));
        assertThat(process.errorOutput()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"mcp", "portfolio", "nonsense", "../scalpel"})
    void anUnknownNameIsRefusedWithTheNamesThatThereAre(String name) {
        assertThat(process.run("schema", name)).isEqualTo(2);

        assertThat(process.output()).isEmpty();
        assertThat(process.errorOutput())
                .startsWith("error: there is no schema '" + name + "'; there are: ")
                .contains("portfolio plan")
                .contains("hint: ");
    }
}
