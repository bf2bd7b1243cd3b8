package dev.scalpel.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.execution.ExecutionHandler;
import dev.scalpel.market.Minutes;
import dev.scalpel.testkit.S3Server;
import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The folder that execution's Dockerfile copies: the function cold, in a JVM of its own, without native libraries. */
class ExecutionPackageIT {

    private static final Path LAID_OUT = Path.of("../execution-image/target/image");
    private static final Path TARGET = Path.of("target/execution-image-test");
    private static final String ANALYZE = "{\"action\": \"analyze\"}";
    private static final int MAX_TRIES = 3;

    @RegisterExtension
    static final S3Server S3 = new S3Server();

    @TempDir
    static Path temporary;

    private static ColdStarts starts;
    private static LinkedImage image;
    private static Map<String, FileTime> content;

    @BeforeAll
    static void layOut() throws IOException {
        starts = new ColdStarts(S3, TARGET, temporary);
        image = LinkedImage.of(LAID_OUT, TARGET.resolve("locked"));
        content = image.content();
        image.lock(true);
    }

    @AfterAll
    static void unlock() throws IOException {
        image.lock(false);
        assertThat(image.content()).as("files written into the image").isEqualTo(content);
        image.delete();
    }

    @Test
    void analysesWithAModel() throws IOException {
        JsonNode answer;
        long minute;
        int tries = 0;
        do {
            minute = Minutes.floor(Instant.now());
            starts.storeBarsUpTo(minute);
            answer = starts.call(image, ExecutionHandler.class, ANALYZE);
            // The function reads the wall clock: once a new minute has begun, it needs a bar that is not stored.
        } while (Minutes.floor(Instant.now()) != minute && ++tries < MAX_TRIES);

        assertThat(answer.at("/symbols/0/symbol").asText()).isEqualTo("ETH/USDT");
        assertThat(answer.at("/symbols/0/insight").isObject())
                .as(answer.toString())
                .isTrue();
    }

    @Test
    void theArchiveHoldsWhatTheFunctionLoads() throws Exception {
        LinkedImage archived = LinkedImage.of(LAID_OUT, TARGET.resolve("archived"));
        starts.makeArchive(archived);
        starts.storeBarsUpTo(Minutes.floor(Instant.now()));

        assertThat(starts.archivedShare(archived, ExecutionHandler.class, ANALYZE))
                .isGreaterThan(0.9);
        archived.delete();
    }
}
