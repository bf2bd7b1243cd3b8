package dev.scalpel.local.mcp;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelcontextprotocol.json.jackson2.JacksonMcpJsonMapper;
import io.modelcontextprotocol.json.schema.jackson2.DefaultJsonSchemaValidator;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpServerFeatures.SyncToolSpecification;
import io.modelcontextprotocol.server.McpSyncServer;
import io.modelcontextprotocol.server.transport.StdioServerTransportProvider;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.ServerCapabilities;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import io.modelcontextprotocol.spec.McpSchema.ToolAnnotations;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Serves the tools over two streams, by the protocol's own SDK (modelcontextprotocol.io, specification 2025-06-18, "Tools" and
 * "Transports": one JSON-RPC message a line on standard input and output).
 */
public final class QuestionServer {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String INSTRUCTIONS =
            "Questions to a Scalpel trading bot: what it holds, what it decided and why, what it earned after costs. Nothing can be"
                    + " changed, and no order can be sent. Start with status; times are UTC.";

    private final String version;
    private final CommandRunner commands;

    public QuestionServer(String version, CommandRunner commands) {
        this.version = version;
        this.commands = commands;
    }

    /** Serves until the input ends, as the protocol's clients end a server. */
    public void serve(InputStream in, OutputStream out) throws InterruptedException {
        EndedInput input = new EndedInput(in);
        McpSyncServer server = McpServer.sync(
                        new StdioServerTransportProvider(new JacksonMcpJsonMapper(new ObjectMapper()), input, out))
                .serverInfo("scalpel", version)
                .instructions(INSTRUCTIONS)
                .jsonMapper(new JacksonMcpJsonMapper(new ObjectMapper()))
                .jsonSchemaValidator(new DefaultJsonSchemaValidator())
                .capabilities(ServerCapabilities.builder().tools(false).build())
                .tools(QuestionTool.ALL.stream().map(this::specification).toList())
                .build();
        input.awaitEnd();
        server.closeGracefully();
    }

    private SyncToolSpecification specification(QuestionTool tool) {
        return SyncToolSpecification.builder()
                .tool(Tool.builder(tool.name(), tool.inputSchema())
                        .title(tool.title())
                        .description(tool.description())
                        .annotations(ToolAnnotations.builder()
                                .title(tool.title())
                                .readOnlyHint(true)
                                .destructiveHint(false)
                                .idempotentHint(true)
                                .openWorldHint(false)
                                .build())
                        .build())
                .callHandler((exchange, request) ->
                        answer(tool, Optional.ofNullable(request.arguments()).orElse(Map.of())))
                .build();
    }

    /** An error is an answer too: the caller reads what was expected and found, and asks again. */
    CallToolResult answer(QuestionTool tool, Map<String, Object> arguments) {
        List<String> line;
        try {
            line = tool.commandLine(arguments);
        } catch (IllegalArgumentException malformed) {
            return failure(String.valueOf(malformed.getMessage()));
        }
        CommandAnswer answer = commands.run(line);
        if (answer.out().isBlank()) {
            return failure(
                    answer.err().isBlank()
                            ? "the command printed nothing"
                            : answer.err().strip());
        }
        try {
            return CallToolResult.builder()
                    .addTextContent(shortened(JSON.readTree(answer.out()), tool).toString())
                    .isError(answer.code() != 0)
                    .build();
        } catch (JsonProcessingException broken) {
            return failure("the command printed no document: " + broken.getOriginalMessage());
        }
    }

    private static JsonNode shortened(JsonNode document, QuestionTool tool) {
        if (document instanceof ObjectNode fields) {
            fields.remove(tool.left());
        }
        return document;
    }

    private static CallToolResult failure(String why) {
        return CallToolResult.builder().addTextContent(why).isError(true).build();
    }
}
