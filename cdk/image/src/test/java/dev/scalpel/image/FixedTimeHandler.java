package dev.scalpel.image;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.scalpel.execution.ExecutionHandler;
import dev.scalpel.monitoring.MonitoringHandler;
import dev.scalpel.retrieval.RetrievalHandler;
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

/** The handlers as they are deployed, except for their clock: a file sets it for all processes. */
public abstract class FixedTimeHandler implements RequestStreamHandler {

    /** The environment variable that names the file. */
    static final String FILE = "TEST_TIME";

    private final RequestStreamHandler handler;

    FixedTimeHandler(RequestStreamHandler handler) {
        this.handler = handler;
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        handler.handleRequest(event, answer, context);
    }

    static void set(Path file, Instant now) throws IOException {
        Path next = file.resolveSibling(file.getFileName() + ".next");
        Files.writeString(next, now.toString());
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static Clock clock() {
        return new FileClock(Path.of(System.getenv(FILE)));
    }

    public static final class Retrieval extends FixedTimeHandler {
        public Retrieval() {
            super(new RetrievalHandler(System.getenv(), clock()));
        }
    }

    public static final class Execution extends FixedTimeHandler {
        public Execution() {
            super(new ExecutionHandler(System.getenv(), clock()));
        }
    }

    public static final class Monitoring extends FixedTimeHandler {
        public Monitoring() {
            super(new MonitoringHandler(System.getenv(), clock()));
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
                throw new UncheckedIOException("cannot read the test's time", e);
            }
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("the test's time is UTC, not " + zone);
        }
    }
}
