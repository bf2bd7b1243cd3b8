package dev.scalpel.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** Parameter Store's two calls by its API, JSON 1.1: "GetParameter" and "PutParameter" of the reference of Systems Manager. */
public final class SystemsManager {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int OK = 200;
    private static final int SERVER_ERRORS = 500;
    private static final int TOO_MANY_REQUESTS = 429;

    private final SignedRequests requests;
    private final URI endpoint;

    /** @param endpoint of Systems Manager in the region */
    public SystemsManager(SignedRequests requests, URI endpoint) {
        this.requests = requests;
        this.endpoint = endpoint;
    }

    /** A parameter with its value in plain text. */
    public record Parameter(String type, String value) {

        /** Whether it is stored encrypted. */
        public boolean isSecure() {
            return type.equals("SecureString");
        }

        /** Without the value. */
        @Override
        public String toString() {
            return "a parameter of type " + type;
        }
    }

    /** The service refused a call; the message has its code and not its text, which may quote the request. */
    public static final class RefusedException extends IOException {

        private static final long serialVersionUID = 1L;

        private final int status;
        private final String code;

        RefusedException(int status, String code) {
            super("Systems Manager answered " + status + (code.isEmpty() ? "" : ", " + code));
            this.status = status;
            this.code = code;
        }

        public int status() {
            return status;
        }

        /** Empty where something else than AWS answered. */
        public String code() {
            return code;
        }

        /** Whether the same call may succeed a moment later. */
        public boolean isPassing() {
            return status >= SERVER_ERRORS || status == TOO_MANY_REQUESTS || code.equals("ThrottlingException");
        }
    }

    /** @throws RefusedException when there is none, or it may not be read */
    public Parameter get(String name) throws IOException {
        JsonNode parameter = call(
                        "GetParameter",
                        JSON.createObjectNode().put("Name", name).put("WithDecryption", true))
                .path("Parameter");
        if (!parameter.path("Value").isTextual()) {
            throw new IOException("the answer of Systems Manager has no value");
        }
        return new Parameter(
                parameter.path("Type").asText(), parameter.path("Value").asText());
    }

    /** Writes an encrypted parameter of the free tier, by the key that AWS manages; one of this name is replaced. */
    public void putSecure(String name, String value) throws IOException {
        call(
                "PutParameter",
                JSON.createObjectNode()
                        .put("Name", name)
                        .put("Value", value)
                        .put("Type", "SecureString")
                        .put("Tier", "Standard")
                        .put("Overwrite", true));
    }

    private JsonNode call(String operation, JsonNode body) throws IOException {
        SignedRequests.Response response = requests.post(
                "ssm",
                endpoint,
                Map.of("Content-Type", "application/x-amz-json-1.1", "X-Amz-Target", "AmazonSSM." + operation),
                JSON.writeValueAsBytes(body));
        if (response.status() != OK) {
            throw new RefusedException(response.status(), code(response.body()));
        }
        return JSON.readTree(response.body());
    }

    /** The error's name behind its name space: "com.amazon...#ParameterNotFound". */
    private static String code(byte[] body) {
        try {
            String type = Optional.ofNullable(JSON.readTree(body))
                    .map(node -> node.path("__type").asText())
                    .orElse("");
            return type.substring(type.indexOf('#') + 1);
        } catch (IOException notOfAws) {
            return "";
        }
    }
}
