package dev.scalpel.local.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an open page is sent, and how many may be open. */
class DeskEventsTest {

    @TempDir
    Path folder;

    @Test
    void aPageBeginsWithTheWholeOverview() throws Exception {
        try (TestDesk desk = TestDesk.ofBot(folder, TestDesk.SETTINGS);
                TestDesk.Page page = desk.page()) {
            JsonNode first = page.next("overview");

            assertThat(page.head()).contains("200 OK").contains("text/event-stream");
            assertThat(first.path("version").asText()).isEqualTo("1.2.3");
            assertThat(first.at("/watch/0/key").asText()).isEqualTo("BTC/USDT");
        }
    }

    @Test
    void whatChangesIsSentOnce() throws Exception {
        try (TestDesk desk = TestDesk.ofBot(folder, TestDesk.SETTINGS);
                TestDesk.Page page = desk.page()) {
            page.next("overview");
            desk.bars(Instant.parse("2026-06-01T11:58:00Z"), 100, 101);
            desk.log.add(TestDesk.NOW, "execution", "decided");
            desk.desk.sendChanges();

            assertThat(page.next("log").path("text").asText()).isEqualTo("decided");
            JsonNode bar = page.next("bar");
            assertThat(bar.path("symbol").asText()).isEqualTo("BTC/USDT");
            assertThat(bar.path("bar"))
                    .hasToString("[%d,101.0,102.0,100.0,101.0,2.0]"
                            .formatted(Instant.parse("2026-06-01T11:59:00Z").getEpochSecond()));
            assertThat(page.next("overview").at("/watch/0/price").asDouble()).isEqualTo(101);

            desk.desk.sendChanges();
            desk.clock.advance(Duration.ofSeconds(1));
            desk.desk.sendChanges();
            desk.bars(Instant.parse("2026-06-01T12:00:00Z"), 102);
            desk.clock.advance(Duration.ofMinutes(1));
            desk.desk.sendChanges();

            assertThat(page.next("bar").at("/bar/4").asDouble())
                    .as("nothing was sent while nothing had changed")
                    .isEqualTo(102);
        }
    }

    @Test
    void aSilentDeskSaysThatItIsAlive() throws Exception {
        try (TestDesk desk = TestDesk.withHeartbeat(folder, Duration.ofMillis(20));
                TestDesk.Page page = desk.page()) {
            page.next("overview");

            assertThat(page.next("alive").path("now").asLong()).isEqualTo(TestDesk.NOW.toEpochMilli());
            page.next("alive");
        }
    }

    @Test
    void aNinthPageIsRefusedUntilOneIsClosed() throws Exception {
        List<TestDesk.Page> pages = new ArrayList<>();
        try (TestDesk desk = TestDesk.withHeartbeat(folder, Duration.ofMillis(20))) {
            for (int i = 0; i < 8; i++) {
                TestDesk.Page page = desk.page();
                page.next("overview");
                pages.add(page);
            }
            TestDesk.Answer ninth = desk.get("/api/events");

            assertThat(ninth.status()).isEqualTo(503);
            assertThat(ninth.error()).contains("8 pages of this desk are open already");
            assertThat(desk.read("/api/overview").path("version").asText())
                    .as("other requests are answered")
                    .isEqualTo("1.2.3");

            pages.remove(0).close();
            awaitPages(desk, 7);
            pages.add(desk.page());
            pages.get(7).next("overview");
        } finally {
            for (TestDesk.Page page : pages) {
                page.close();
            }
        }
    }

    /** A page that is gone is noticed with the next heartbeats. */
    private static void awaitPages(TestDesk desk, int expected) throws IOException {
        long began = System.nanoTime();
        while (desk.desk.openPages() > expected) {
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofMinutes(1));
            Thread.onSpinWait();
        }
    }

    @Test
    void aPageThatReadsNothingIsLetGo() throws Exception {
        try (TestDesk desk = TestDesk.ofBot(folder, TestDesk.SETTINGS);
                TestDesk.Page page = desk.page()) {
            page.next("overview");
            String text = "x".repeat(1_900);
            for (int burst = 0; burst < 100 && desk.desk.openPages() > 0; burst++) {
                for (int line = 0; line < 1_000; line++) {
                    desk.log.add(TestDesk.NOW, "test", text);
                }
                desk.desk.sendChanges();
            }

            awaitPages(desk, 0);
            assertThat(page.isOver()).isTrue();
        }
    }

    @Test
    void aDeskThatIsClosedLetsItsPagesGo() throws Exception {
        TestDesk desk = TestDesk.ofBot(folder, TestDesk.SETTINGS);
        try (TestDesk.Page page = desk.page()) {
            page.next("overview");
            desk.close();

            assertThat(page.isOver()).isTrue();
        }
    }
}
