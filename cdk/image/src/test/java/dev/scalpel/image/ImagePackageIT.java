package dev.scalpel.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.monitoring.MonitoringHandler;
import dev.scalpel.testkit.S3Server;
import dev.scalpel.training.TrainingHandler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The folder that the Dockerfile of training and monitoring copies: each command cold, in a JVM of its own. */
class ImagePackageIT {

    private static final Path LAID_OUT = Path.of("target/image");
    private static final Path TARGET = Path.of("target/image-test");
    private static final String REPORT = "{\"action\": \"report\", \"html\": true}";

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

    /** Byte 18 of an ELF file names the processor: 0x3E is x86-64, 0xB7 is arm64. */
    @Test
    void everyLibraryIsForOneProcessor() throws IOException {
        int machine = System.getProperty("os.arch").equals("aarch64") ? 0xB7 : 0x3E;
        try (var files = Files.walk(image.folder().resolve("native"))) {
            assertThat(files.filter(Files::isRegularFile)).isNotEmpty().allSatisfy(library -> {
                byte[] header = new byte[20];
                try (var bytes = Files.newInputStream(library)) {
                    assertThat(bytes.read(header)).isEqualTo(header.length);
                }
                assertThat(header).as(library.toString()).startsWith(0x7F, 'E', 'L', 'F');
                assertThat(header[18] & 0xFF).as(library.toString()).isEqualTo(machine);
            });
        }
    }

    /** An earlier build may have laid out libraries for another processor or of another version. */
    @Test
    void nothingOfAnEarlierBuildIsLeft() {
        assertThat(LAID_OUT.resolve("native/blas/left-by-an-earlier-build.so")).doesNotExist();
        assertThat(LAID_OUT.resolve("lib/left-by-an-earlier-build.jar")).doesNotExist();
    }

    @Test
    void trainingSaysThatTheBarsAreTooFew() throws IOException {
        JsonNode answer = starts.call(image, TrainingHandler.class, "{\"action\": \"train\"}");

        assertThat(answer.at("/symbols/0/words").asText()).contains("too few bars: ");
    }

    @Test
    void monitoringReportsOnTheLastWeek() throws IOException {
        JsonNode answer = starts.call(image, MonitoringHandler.class, REPORT);

        assertThat(answer.at("/figures/trades/value").asInt(-1)).isZero();
        assertThat(answer.path("html").asText()).startsWith("<!doctype html>");
    }

    @Test
    void theArchiveHoldsWhatTheFunctionsLoad() throws Exception {
        LinkedImage archived = LinkedImage.of(LAID_OUT, TARGET.resolve("archived"));
        starts.makeArchive(archived);

        assertThat(starts.archivedShare(archived, TrainingHandler.class, "{\"action\": \"train\"}"))
                .isGreaterThan(0.9);
        assertThat(starts.archivedShare(archived, MonitoringHandler.class, REPORT))
                .isGreaterThan(0.9);
        archived.delete();
    }
}
