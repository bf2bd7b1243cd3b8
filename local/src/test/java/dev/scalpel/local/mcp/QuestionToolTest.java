package dev.scalpel.local.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class QuestionToolTest {

    /** Each reads; whoever adds a command must have looked whether it changes something. */
    private static final Set<List<String>> READING = Set.of(
            List.of("status"),
            List.of("explain"),
            List.of("decisions"),
            List.of("trades"),
            List.of("report"),
            List.of("models"),
            List.of("evidence"),
            List.of("compare"),
            List.of("portfolio", "status"),
            List.of("signal", "list"),
            List.of("venues"));

    @Test
    void everyToolRunsACommandThatReads() {
        assertThat(QuestionTool.ALL).extracting(QuestionTool::command).allMatch(READING::contains);
        assertThat(QuestionTool.ALL).extracting(QuestionTool::name).doesNotHaveDuplicates();
    }

    @Test
    void argumentsBecomeThoseOfTheCommand() {
        assertThat(tool("explain").commandLine(Map.of("symbol", "BTC/USDT", "minute", "2026-11-20T10:31")))
                .containsExactly("explain", "BTC/USDT", "2026-11-20T10:31");
        assertThat(tool("trades").commandLine(Map.of("symbol", "BTC/USDT", "limit", 20)))
                .containsExactly("trades", "--symbol", "BTC/USDT", "--limit", "20");
        // JavaScript has one kind of number.
        assertThat(tool("trades").commandLine(Map.of("limit", 20.0))).endsWith("--limit", "20");
    }

    @Test
    void noOptionOfTheCommandComesInByAValue() {
        assertThatThrownBy(() -> tool("models").commandLine(Map.of("symbol", "--home=/etc")))
                .hasMessageContaining("argument 'symbol' must match")
                .hasMessageContaining("--home=/etc");
        assertThatThrownBy(() -> tool("trades").commandLine(Map.of("from", "2026-11-20\n--home")))
                .hasMessageContaining("argument 'from'");
        assertThatThrownBy(() -> tool("status").commandLine(Map.of("home", "/etc")))
                .hasMessage("unknown arguments [home]; status takes none");
        assertThatThrownBy(() -> tool("trades").commandLine(Map.of("limit", 2.5)))
                .hasMessageContaining("argument 'limit'");
    }

    @Test
    void aMissingArgumentIsNamed() {
        assertThatThrownBy(() -> tool("explain").commandLine(Map.of("symbol", "BTC/USDT")))
                .hasMessage("argument 'minute' is missing");
    }

    @Test
    void theSchemasAgreeWithWhatIsChecked() throws Exception {
        SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.valueOf("DRAFT_2020_12"));
        ObjectMapper json = new ObjectMapper();
        var schema = registry.getSchema(json.valueToTree(tool("trades").inputSchema()));

        assertThat(schema.validate(json.readTree("{\"symbol\": \"BTC/USDT\", \"limit\": 5}")))
                .isEmpty();
        assertThat(schema.validate(json.readTree("{\"symbol\": \"--home\"}"))).isNotEmpty();
        assertThat(schema.validate(json.readTree("{\"limit\": 501}"))).isNotEmpty();
        assertThat(schema.validate(json.readTree("{\"home\": \"/etc\"}"))).isNotEmpty();
    }

    private static QuestionTool tool(String name) {
        return QuestionTool.ALL.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
