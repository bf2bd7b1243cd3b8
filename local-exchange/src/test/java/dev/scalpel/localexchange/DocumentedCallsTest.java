package dev.scalpel.localexchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the conformance suite states of each call holds for the exchange without Node, as far as one call can show. */
class DocumentedCallsTest extends TradingFixture {

    private static final Path STATED = Path.of("conformance", "expectations", "routes.json");

    @Test
    void everyDocumentedCallIsSupportedOrRefusedAsDocumented() throws Exception {
        JsonNode routes = new ObjectMapper().readTree(STATED.toFile()).get("routes");
        List<String> unlike = new ArrayList<>();
        for (Map.Entry<String, JsonNode> stated : routes.properties()) {
            TestClient.Reply reply = call(stated.getKey());
            JsonNode expected = stated.getValue();
            boolean asStated = expected.get("expect").asText().equals("passes")
                    ? reply.status() != 404 && reply.status() != 410
                    : reply.code() == expected.path("code").asInt(reply.code())
                            && reply.status() == expected.path("status").asInt(400);
            if (!asStated) {
                unlike.add(stated.getKey() + ": " + reply.raw().body());
            }
        }

        assertThat(routes).hasSizeGreaterThan(50);
        assertThat(unlike).isEmpty();
    }

    private TestClient.Reply call(String route) throws Exception {
        String[] parts = route.split(" ");
        return parts[1].contains("referencePrice")
                ? client.get(parts[1] + "?symbol=BTCUSDT")
                : client.signed(parts[0], parts[1], "symbol", "BTCUSDT");
    }
}
