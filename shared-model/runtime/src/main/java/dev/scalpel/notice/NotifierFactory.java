package dev.scalpel.notice;

import dev.scalpel.settings.section.NotificationSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Creates the notifier that the settings select. */
public final class NotifierFactory {

    private static final Pattern ADDRESS = Pattern.compile(
            "https://[A-Za-z0-9.-]+(:\\d{1,5})?(/[\\w.~%/?=&+:@-]*)?|http://127\\.0\\.0\\.1:\\d{1,5}(/[\\w.~%/?=&+:@-]*)?");

    private NotifierFactory() {}

    /**
     * With Telegram and the webhook, if the settings name them.
     *
     * @param file for the file channel
     * @param environment has the token and the address that the settings name the variables of
     * @throws IllegalArgumentException if mail is selected without a topic, or a named variable is missing or malformed
     */
    public static Notifier of(NotificationSettings settings, Path file, Clock clock, Map<String, String> environment) {
        List<Notifier> notifiers = new ArrayList<>(List.of(of(settings, file, clock)));
        settings.telegramChat()
                .ifPresent(chat -> notifiers.add(new TelegramNotifier(
                        TelegramNotifier.TELEGRAM, variable(environment, settings.telegramVariable()), chat)));
        settings.webhookVariable()
                .ifPresent(name -> notifiers.add(new WebhookNotifier(address(environment, name), clock)));
        return notifiers.size() == 1 ? notifiers.get(0) : new SeveralNotifiers(notifiers);
    }

    private static URI address(Map<String, String> environment, String name) {
        String text = variable(environment, name);
        if (!ADDRESS.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "the variable " + name + " must be an address such as https://example.org/hook");
        }
        return URI.create(text);
    }

    private static String variable(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .orElseThrow(() -> new IllegalArgumentException("the settings need the environment variable " + name));
    }

    /**
     * By the channel alone: what replays the past must not send to others.
     *
     * @throws IllegalArgumentException if mail is selected without a topic
     */
    public static Notifier of(NotificationSettings settings, Path file, Clock clock) {
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
