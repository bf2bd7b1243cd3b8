package dev.scalpel.notice;

import dev.scalpel.settings.section.NotificationSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
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
     * @param environment has the token and the address that the settings name the variables of, unless the settings name a secret
     *     that has them; a secret is read at the first notice
     * @throws IllegalArgumentException if mail is selected without a topic, or a named variable is missing or malformed
     */
    public static Notifier of(NotificationSettings settings, Path file, Clock clock, Map<String, String> environment) {
        return of(settings, file, clock, environment, AwsNoticeSecret::new, TelegramNotifier.TELEGRAM);
    }

    /**
     * The same with other servers, for tests.
     *
     * @param secrets of a name in Secrets Manager
     */
    static Notifier of(
            NotificationSettings settings,
            Path file,
            Clock clock,
            Map<String, String> environment,
            Function<String, OutgoingSecrets> secrets,
            URI telegram) {
        List<Notifier> notifiers = new ArrayList<>(List.of(of(settings, file, clock)));
        if (settings.secretName().isPresent()) {
            OutgoingSecrets secret = secrets.apply(settings.secretName().get());
            outgoing(settings, clock, secret, telegram)
                    .forEach(maker -> notifiers.add(new NotifierOnDemand(() -> made(maker))));
        } else {
            // At the start, so that what is missing is found there.
            outgoing(settings, clock, name -> variable(environment, name), telegram)
                    .forEach(maker -> notifiers.add(maker.get()));
        }
        return notifiers.size() == 1 ? notifiers.get(0) : new SeveralNotifiers(notifiers);
    }

    private static List<Supplier<Notifier>> outgoing(
            NotificationSettings settings, Clock clock, OutgoingSecrets secrets, URI telegram) {
        List<Supplier<Notifier>> makers = new ArrayList<>();
        settings.telegramChat()
                .ifPresent(chat -> makers.add(
                        () -> new TelegramNotifier(telegram, secrets.read(settings.telegramVariable()), chat)));
        settings.webhookVariable()
                .ifPresent(name -> makers.add(() -> new WebhookNotifier(address(name, secrets.read(name)), clock)));
        return makers;
    }

    private static Notifier made(Supplier<Notifier> maker) {
        try {
            return maker.get();
        } catch (IllegalArgumentException malformed) {
            throw new NoticeException(String.valueOf(malformed.getMessage()));
        }
    }

    private static URI address(String name, String text) {
        if (!ADDRESS.matcher(text).matches()) {
            throw new IllegalArgumentException(name + " must be an address such as https://example.org/hook");
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
