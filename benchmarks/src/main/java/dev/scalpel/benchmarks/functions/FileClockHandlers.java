package dev.scalpel.benchmarks.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The deployed handlers with a clock that reads the time from a file, so that minutes pass at once. */
public abstract class FileClockHandlers implements RequestStreamHandler {

    /** The environment variable that names the file. */
    static final String FILE = "GIVEN_TIME";

    private final RequestStreamHandler handler;

    FileClockHandlers(RequestStreamHandler handler) {
        this.handler = handler;
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        handler.handleRequest(event, answer, context);
    }

    static void set(Path file, Instant now) {
        try {
            Path next = file.resolveSibling(file.getFileName() + ".next");
            Files.writeString(next, now.toString());
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot set the time in " + file, e);
        }
    }

    private static Clock clock() {
        return new FileClock(Path.of(System.getenv(FILE)));
    }

    /** Execution. */
    public static final class ExecutionHandler extends FileClockHandlers {
        public ExecutionHandler() {
            super(new dev.scalpel.execution.ExecutionHandler(System.getenv(), clock()));
        }
    }

    /** Training; the start script chooses the compiler by the class name. */
    public static final class TrainingHandler extends FileClockHandlers {
        public TrainingHandler() {
            super(new dev.scalpel.training.TrainingHandler(System.getenv(), clock()));
        }
    }

    /** Monitoring; the start script chooses the compiler by the class name. */
    public static final class MonitoringHandler extends FileClockHandlers {
        public MonitoringHandler() {
            super(new dev.scalpel.monitoring.MonitoringHandler(System.getenv(), clock()));
        }
    }

    private static final class FileClock extends Clock {

        private final Path file;

        FileClock(Path file) {
            this.file = file;
        }

        @Override
        public Instant instant() {
            try {
                return Instant.parse(Files.readString(file));
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read the time from " + file, e);
            }
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("the given time is UTC, not " + zone);
        }
    }
}
