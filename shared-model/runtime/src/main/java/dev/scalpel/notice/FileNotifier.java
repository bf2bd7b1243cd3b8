package dev.scalpel.notice;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

/** Appends notices to a text file. */
public final class FileNotifier implements Notifier {

    private final Path file;
    private final Clock clock;

    /** @param file created with its directories on the first notice */
    public FileNotifier(Path file, Clock clock) {
        this.file = file;
        this.clock = clock;
    }

    @Override
    public Delivery send(Notice notice) {
        String text = clock.instant().truncatedTo(ChronoUnit.SECONDS) + "  " + NoticeText.subject(notice.subject())
                + "\n" + NoticeText.message(notice.message()).stripTrailing().indent(2) + "\n";
        try {
            Path parent = file.toAbsolutePath().getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            // A single append, so that notices of two processes do not interleave.
            Files.write(
                    file,
                    text.getBytes(StandardCharsets.UTF_8),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.APPEND);
            return Delivery.SENT;
        } catch (IOException failure) {
            throw new NoticeException("cannot write the notice of " + notice.cause() + " to " + file, failure);
        }
    }
}
