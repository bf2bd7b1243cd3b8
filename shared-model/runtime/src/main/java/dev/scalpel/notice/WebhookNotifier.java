package dev.scalpel.notice;

import java.net.URI;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

/**
 * Posts notices to an address as {@code {"source", "time", "cause", "subject", "message", "text"}}. {@code text} is subject and message
 * together: what Slack, Mattermost and many others show of such a document.
 */
public final class WebhookNotifier implements Notifier {

    private final JsonPost post;
    private final Clock clock;

    public WebhookNotifier(URI address, Clock clock) {
        this.post = new JsonPost(address, "the webhook");
        this.clock = clock;
    }

    @Override
    public Delivery send(Notice notice) {
        String subject = notice.subject().strip();
        String message = NoticeText.message(notice.message());
        post.send(
                notice.cause(),
                JsonPost.document()
                        .put("source", "scalpel")
                        .put(
                                "time",
                                clock.instant().truncatedTo(ChronoUnit.SECONDS).toString())
                        .put("cause", notice.cause())
                        .put("subject", subject)
                        .put("message", message)
                        .put("text", subject + "\n\n" + message));
        return Delivery.SENT;
    }
}
