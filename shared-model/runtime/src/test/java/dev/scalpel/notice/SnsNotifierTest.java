package dev.scalpel.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.notice.Notifier.Delivery;
import dev.scalpel.testkit.SnsEndpoint;
import dev.scalpel.testkit.SnsFault;
import dev.scalpel.testkit.SnsMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

class SnsNotifierTest {

    private static final String TOPIC = "arn:aws:sns:eu-central-1:123456789012:scalpel";
    private static final AwsCredentialsProvider CREDENTIALS =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test-secret"));

    private final SnsEndpoint sns = new SnsEndpoint(TOPIC);
    private final SnsNotifier notifier = SnsNotifier.at(sns.endpoint(), CREDENTIALS, TOPIC);

    @AfterEach
    void close() {
        notifier.close();
        sns.close();
    }

    @Test
    void mailsThroughTheRealSdk() {
        assertThat(notifier.send(new Notice("weekly-review", "Week 47: +1.2 %", "All well & good = fine\nünd so")))
                .isEqualTo(Delivery.SENT);
        assertThat(sns.messages())
                .containsExactly(new SnsMessage(TOPIC, "Week 47: +1.2 %", "All well & good = fine\nünd so"));
    }

    @Test
    void adaptsAnInvalidMail() {
        notifier.send(new Notice("c", "Größter Verlust\r\nseit Mai ".repeat(9), "利".repeat(100_000)));
        SnsMessage taken = sns.messages().get(0);
        assertThat(taken.subject()).hasSize(100).startsWith("Groesster Verlust seit Mai Groesster");
        assertThat(taken.message()).startsWith("利利").contains("[truncated");
    }

    @Test
    void retriesAfterATransientFault() {
        sns.failNext(SnsFault.INTERNAL_ERROR, SnsFault.THROTTLED);
        assertThat(notifier.send(new Notice("c", "s", "m"))).isEqualTo(Delivery.SENT);
        assertThat(sns.requests()).isEqualTo(3);
        assertThat(sns.messages()).hasSize(1);
    }

    @Test
    void aMailWhoseAnswerWasLostMayArriveTwiceButIsNotLost() {
        sns.failNext(SnsFault.ANSWER_LOST);
        assertThat(notifier.send(new Notice("c", "s", "m"))).isEqualTo(Delivery.SENT);
        assertThat(sns.messages()).isNotEmpty();
    }

    @Test
    void reportsCauseAndReasonOfARejectedNoticeWithoutTextOrKeys() {
        sns.failNext(SnsFault.NOT_ALLOWED);
        assertThatThrownBy(() -> notifier.send(new Notice("training-failed", "private subject", "private text")))
                .isInstanceOf(NoticeException.class)
                .hasMessageContainingAll("training-failed", "not authorized")
                .hasMessageNotContainingAny("private", "test-secret");
    }

    @Test
    void anUnknownTopicIsAnError() {
        try (SnsNotifier lost = SnsNotifier.at(sns.endpoint(), CREDENTIALS, TOPIC + "-old")) {
            assertThatThrownBy(() -> lost.send(new Notice("c", "s", "m"))).hasMessageContaining("Topic does not exist");
        }
    }

    @Test
    void aTopicThatIsNotAnArnIsRejected() {
        assertThatThrownBy(() -> SnsNotifier.to("scalpel"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a topic must be an ARN such as arn:aws:sns:eu-central-1:123456789012:scalpel: scalpel");
    }
}
