package dev.scalpel.notice;

import dev.scalpel.settings.Settings;
import java.nio.file.Path;
import java.time.Clock;

/** Creates the notifier that the settings select. */
public final class NotifierFactory {

    private NotifierFactory() {}

    /**
     * @param file for the file channel
     * @throws IllegalArgumentException if mail is selected without a topic
     */
    public static Notifier of(Settings.Notification settings, Path file, Clock clock) {
        return switch (settings.channel()) {
            case NONE -> Notifier.NONE;
            case FILE -> new FileNotifier(file, clock);
            case SNS ->
                SnsNotifier.to(
                        settings.topic()
                                .orElseThrow(
                                        () -> new IllegalArgumentException(
                                                "notification.channel sns needs notification.topic"
                                                        + " here; the deployment sets SCALPEL_NOTIFICATION_TOPIC to the topic it creates")));
        };
    }
}
