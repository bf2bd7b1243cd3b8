package dev.scalpel.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.settings.SettingsReader;
import dev.scalpel.settings.section.NotificationSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileNotifierTest {

    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-20T12:00:00.5Z"), ZoneOffset.UTC);

    @TempDir
    private Path directory;

    @Test
    void appendsEachNoticeWithItsTime() throws IOException {
        Path file = directory.resolve("new").resolve("notices.txt");
        Notifier notifier = new FileNotifier(file, NOON);
        notifier.send(new Notice("a", "Größe", "one\ntwo\n"));
        notifier.send(new Notice("b", "second", "three"));
        assertThat(Files.readString(file)).isEqualTo("""
                        2026-11-20T12:00:00Z  Groesse
                          one
                          two

                        2026-11-20T12:00:00Z  second
                          three

                        """);
    }

    @Test
    void reportsTheFileThatCouldNotBeWritten() {
        Notifier notifier = new FileNotifier(directory, NOON);
        assertThatThrownBy(() -> notifier.send(new Notice("a", "s", "m")))
                .isInstanceOf(NoticeException.class)
                .hasMessageContaining(directory.toString());
    }

    @Test
    void theSettingsSelectTheChannel() {
        Path file = directory.resolve("notices.txt");
        assertThat(NotifierFactory.of(settings("file"), file, NOON)).isInstanceOf(FileNotifier.class);
        assertThat(NotifierFactory.of(settings("none"), file, NOON).send(new Notice("a", "s", "m")))
                .isEqualTo(Notifier.Delivery.DROPPED);
        assertThatThrownBy(() -> NotifierFactory.of(settings("sns, email: a@example.org"), file, NOON))
                .hasMessageContaining("needs notification.topic");
    }

    private static NotificationSettings settings(String channel) {
        String yaml = "notification: {channel: " + channel + "}";
        return SettingsReader.fromText("f", yaml, Map.of()).settings().notification();
    }
}
