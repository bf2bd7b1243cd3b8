package dev.scalpel.notice;

import dev.scalpel.settings.Settings;
import java.nio.file.Path;
import java.time.Clock;

/** The notifier that the settings ask for. */
public final class NotifierFactory {

    private NotifierFactory() {}

    /**
     * @param file where the file channel writes
     * @throws IllegalArgumentException when mail is wanted and no topic is known
     */
    public static Notifier of(Settings.Notification wanted, Path file, Clock clock) {
        return switch (wanted.channel()) {
            case NONE -> Notifier.NONE;
            case FILE -> new FileNotifier(file, clock);
            case SNS ->
                SnsNotifier.to(
                        wanted.topic()
                                .orElseThrow(
                                        () -> new IllegalArgumentException(
                                                "notification.channel sns needs notification.topic"
                                                        + " here; the deployment sets SCALPEL_NOTIFICATION_TOPIC to the topic it made")));
        };
    }
}
