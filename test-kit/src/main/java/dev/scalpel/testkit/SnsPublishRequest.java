package dev.scalpel.testkit;

import com.sun.net.httpserver.Headers;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** One request to SNS, validated like the real service does. */
record SnsPublishRequest(String method, String authorization, String date, Map<String, String> fields) {

    private static final int MAX_SUBJECT_CHARACTERS = 100;
    private static final int MAX_MESSAGE_BYTES = 256 * 1024;
    private static final Pattern SUBJECT = Pattern.compile("[!-~][ -~]*");
    private static final Pattern AUTHORIZATION =
            Pattern.compile("AWS4-HMAC-SHA256 Credential=[^/]+/\\d{8}/[a-z0-9-]+/sns/aws4_request,"
                    + " ?SignedHeaders=[a-z0-9;-]*host[a-z0-9;-]*, ?Signature=[0-9a-f]{64}");

    record Refusal(int status, String code, String message) {}

    static SnsPublishRequest read(String method, Headers headers, String form) {
        Map<String, String> fields = new HashMap<>();
        for (String pair : form.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                fields.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return new SnsPublishRequest(method, first(headers, "Authorization"), first(headers, "X-Amz-Date"), fields);
    }

    /** The first error that the real service would report. */
    Optional<Refusal> refusal(String knownTopic) {
        if (!method.equals("POST") || !field("Action").equals("Publish")) {
            return refuse(400, "InvalidAction", "only Publish by POST is supported");
        }
        if (!field("Version").equals("2010-03-31")) {
            return refuse(400, "InvalidAction", "Version must be 2010-03-31");
        }
        if (authorization.isEmpty()) {
            return refuse(403, "MissingAuthenticationToken", "Request is missing Authentication Token");
        }
        if (!AUTHORIZATION.matcher(authorization).matches() || !date.matches("\\d{8}T\\d{6}Z")) {
            return refuse(403, "IncompleteSignature", "the signature is not complete");
        }
        if (!field("TopicArn").equals(knownTopic)) {
            return refuse(404, "NotFound", "Topic does not exist");
        }
        return refusalOfText();
    }

    SnsMessage message() {
        return new SnsMessage(field("TopicArn"), field("Subject"), field("Message"));
    }

    private Optional<Refusal> refusalOfText() {
        String subject = field("Subject");
        boolean legal = subject.length() <= MAX_SUBJECT_CHARACTERS
                && SUBJECT.matcher(subject).matches();
        if (fields.containsKey("Subject") && !legal) {
            return refuse(400, "InvalidParameter", "Invalid parameter: Subject");
        }
        String message = field("Message");
        if (message.isEmpty()) {
            return refuse(400, "InvalidParameter", "Invalid parameter: Empty message");
        }
        if (message.getBytes(StandardCharsets.UTF_8).length > MAX_MESSAGE_BYTES) {
            return refuse(400, "InvalidParameter", "Invalid parameter: Message too long");
        }
        return Optional.empty();
    }

    private String field(String name) {
        return fields.getOrDefault(name, "");
    }

    private static Optional<Refusal> refuse(int status, String code, String message) {
        return Optional.of(new Refusal(status, code, message));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static String first(Headers headers, String name) {
        String value = headers.getFirst(name);
        return value == null ? "" : value;
    }
}
