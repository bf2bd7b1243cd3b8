package dev.scalpel.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SnsEndpointTest {

    private static final String TOPIC = "arn:aws:sns:eu-central-1:123456789012:scalpel";
    private static final String SIGNATURE = "AWS4-HMAC-SHA256 Credential=test/20261121/eu-central-1/sns/aws4_request,"
            + " SignedHeaders=content-type;host;x-amz-date, Signature=" + "0".repeat(64);

    private final SnsEndpoint sns = new SnsEndpoint(TOPIC);
    private final Map<String, String> fields = new LinkedHashMap<>(
            Map.of("Action", "Publish", "Version", "2010-03-31", "TopicArn", TOPIC, "Subject", "s", "Message", "m ü"));

    @AfterEach
    void close() {
        sns.close();
    }

    @Test
    void recordsAcceptedMessages() throws Exception {
        HttpResponse<String> answer = publish(SIGNATURE);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("<MessageId>message-1</MessageId>");
        assertThat(sns.messages()).containsExactly(new SnsMessage(TOPIC, "s", "m ü"));
    }

    @Test
    void rejectsAnUnsignedRequest() throws Exception {
        refuses("", 403, "MissingAuthenticationToken");
        refuses(SIGNATURE.replace("/sns/", "/s3/"), 403, "IncompleteSignature");
    }

    @Test
    void rejectsAnotherTopicActionAndVersion() throws Exception {
        fields.put("TopicArn", TOPIC + "x");
        refuses(SIGNATURE, 404, "NotFound");
        fields.put("Version", "2011-01-01");
        refuses(SIGNATURE, 400, "InvalidAction");
        fields.put("Action", "Subscribe");
        refuses(SIGNATURE, 400, "InvalidAction");
    }

    @Test
    void enforcesTheLimitsOfASubject() throws Exception {
        for (String illegal : new String[] {"", " s", "ü", "a\nb", "x".repeat(101)}) {
            fields.put("Subject", illegal);
            refuses(SIGNATURE, 400, "Invalid parameter: Subject");
        }
        fields.put("Subject", "x".repeat(100));
        assertThat(publish(SIGNATURE).statusCode()).isEqualTo(200);
    }

    @Test
    void enforcesTheLimitsOfAMessage() throws Exception {
        fields.put("Message", "");
        refuses(SIGNATURE, 400, "Empty message");
        fields.put("Message", "ü".repeat(128 * 1024) + "x");
        refuses(SIGNATURE, 400, "Message too long");
        fields.put("Message", "ü".repeat(128 * 1024));
        assertThat(publish(SIGNATURE).statusCode()).isEqualTo(200);
    }

    @Test
    void failsAsPlannedAndThenSucceeds() throws Exception {
        sns.failNext(SnsFault.THROTTLED, SnsFault.ANSWER_LOST);
        refuses(SIGNATURE, 429, "Throttled");
        assertThatThrownBy(() -> publish(SIGNATURE)).isInstanceOf(IOException.class);
        assertThat(sns.messages()).hasSize(1);
        assertThat(publish(SIGNATURE).statusCode()).isEqualTo(200);
        assertThat(sns.requests()).isEqualTo(3);
    }

    private void refuses(String signature, int status, String words) throws Exception {
        int before = sns.messages().size();
        HttpResponse<String> answer = publish(signature);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains(words);
        assertThat(sns.messages()).hasSize(before);
    }

    private HttpResponse<String> publish(String signature) throws Exception {
        String form = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpRequest.Builder request = HttpRequest.newBuilder(sns.endpoint())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-Amz-Date", "20261121T010000Z")
                .POST(HttpRequest.BodyPublishers.ofString(form));
        if (!signature.isEmpty()) {
            request.header("Authorization", signature);
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
