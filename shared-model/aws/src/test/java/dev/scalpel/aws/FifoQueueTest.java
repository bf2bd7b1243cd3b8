package dev.scalpel.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scalpel.aws.FifoQueue.Message;
import dev.scalpel.testkit.Moto;
import dev.scalpel.testkit.sqs.SqsMessage;
import dev.scalpel.testkit.sqs.SqsServer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** What is sent, and what each answer means; the last test sends to an SQS that others wrote. */
class FifoQueueTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @RegisterExtension
    static final Moto MOTO = new Moto();

    private final SqsServer server = new SqsServer(Clock.fixed(Instant.parse("2026-06-01T12:00:00Z"), ZoneOffset.UTC));
    private final SignedRequests requests = new SignedRequests(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "word")),
            "eu-central-1",
            Duration.ofSeconds(5));
    private final FifoQueue queue = new FifoQueue(requests, server.queue("shards.fifo"));

    @AfterEach
    void close() {
        requests.close();
        server.close();
    }

    @Test
    void moreThanTenMessagesGoInSeveralRequestsAndKeepTheirOrder() throws IOException {
        queue.send(messages(23));

        assertThat(server.requests()).isEqualTo(3);
        assertThat(server.messages("shards.fifo"))
                .extracting(SqsMessage::body)
                .isEqualTo(messages(23).stream().map(Message::body).toList());
    }

    @Test
    void aMessageThatFailedAloneIsSentAgainAlone() throws IOException {
        server.failEntries(1);

        queue.send(messages(3));

        assertThat(server.requests()).isEqualTo(2);
        assertThat(server.messages("shards.fifo"))
                .extracting(SqsMessage::body)
                .containsExactly("body 1", "body 2", "body 0");
    }

    @Test
    void aRequestWithoutAnAnswerIsRepeatedOnce() throws IOException {
        server.refuse(1);

        queue.send(messages(2));

        assertThat(server.messages("shards.fifo")).hasSize(2);
    }

    @Test
    void whatFailsTwiceIsNamedAndTheRestIsSent() {
        server.failEntries(2);

        assertThatThrownBy(() -> queue.send(messages(3)))
                .isInstanceOf(IOException.class)
                .hasMessage("SQS did not take 1 of 3 messages: shard 0: InternalError");
        assertThat(server.messages("shards.fifo")).hasSize(2);
    }

    @Test
    void aServiceThatRefusesEverythingIsNamedWithItsAnswer() {
        server.refuse(2);

        assertThatThrownBy(() -> queue.send(messages(1)))
                .isInstanceOf(IOException.class)
                .hasMessage("SQS did not take 1 of 1 messages: shard 0: SQS answered 503");
    }

    @Test
    void nothingToSendIsNoRequest() throws IOException {
        queue.send(List.of());

        assertThat(server.requests()).isZero();
    }

    /** By moto's implementation of the API: it takes our request, drops the duplicate, and gives back what was sent. */
    @Test
    void anSqsOfOthersTakesWhatIsSent() throws IOException {
        String address = call("CreateQueue", """
                {"QueueName": "shards.fifo", "Attributes": {"FifoQueue": "true", "MessageRetentionPeriod": "60"}}""").path("QueueUrl").asText();
        FifoQueue real = new FifoQueue(requests, URI.create(address));

        real.send(messages(2));
        real.send(messages(2));

        JsonNode answer = call("ReceiveMessage", """
                {"QueueUrl": "%s", "MaxNumberOfMessages": 10, "AttributeNames": ["All"]}""".formatted(address));
        List<String> received = new ArrayList<>();
        answer.path("Messages")
                .forEach(message -> received.add(message.at("/Attributes/MessageGroupId")
                                .asText() + " " + message.path("Body").asText()));
        assertThat(received).containsExactly("shard 0 body 0", "shard 1 body 1");
        URI missing = URI.create(address.replace("shards.fifo", "missing.fifo"));
        assertThatThrownBy(() -> new FifoQueue(requests, missing).send(messages(1)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("SQS answered 400, ")
                .hasMessageContaining("QueueDoesNotExist");
    }

    private JsonNode call(String operation, String body) throws IOException {
        SignedRequests.Response response = requests.post(
                "sqs",
                MOTO.endpoint(),
                Map.of("Content-Type", "application/x-amz-json-1.0", "X-Amz-Target", "AmazonSQS." + operation),
                body.getBytes(StandardCharsets.UTF_8));
        assertThat(response.status()).isEqualTo(200);
        return JSON.readTree(response.body());
    }

    private static List<Message> messages(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> new Message("shard " + number, "id-" + number, "body " + number))
                .toList();
    }
}
