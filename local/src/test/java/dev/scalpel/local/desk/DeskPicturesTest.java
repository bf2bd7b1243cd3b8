package dev.scalpel.local.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.testkit.PalettePng;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Makes the pictures of every view for the documents, over the home of a demo: see {@code docs/picture}. */
class DeskPicturesTest {

    private static final String PICTURES = "scalpel.pictures";
    private static final String HOME = "scalpel.pictures.home";
    private static final int HEIGHT = 844;
    private static final int BACKTEST_DAYS = 5;
    private static final int LAYOUT_MILLIS = 700;

    private static final List<String> VIEWS = List.of(
            "chart", "decisions", "orders", "portfolio", "equity", "models", "backtests", "quality", "settings", "log");

    @Test
    void everyViewOnADesktopAndOnAPhone(@TempDir Path folder) throws Exception {
        String pictures = System.getProperty(PICTURES, "");
        assumeTrue(!pictures.isEmpty(), "no pictures are wanted: docs/picture makes them");
        Path home = Path.of(System.getProperty(HOME));
        Instant end = lastMinute(home);
        try (TestDesk desk = TestDesk.ofHome(home)) {
            desk.advanceTo(end.plusSeconds(2));
            desk.lastMinute = Optional.of(desk.clock.instant());
            String compare = backtests(desk);
            try (DeskBrowser browser = DeskBrowser.open(desk, folder, DeskBrowser.DESKTOP)) {
                browser.page.prefer(false, true);
                browser.reload("chart");
                for (String view : VIEWS) {
                    String shown = view.equals("backtests") ? view + "?compare=" + compare : view;
                    save(browser, shown, Path.of(pictures, "desk-" + view + ".png"), DeskBrowser.DESKTOP, HEIGHT);
                }
                browser.page.prefer(true, true);
                browser.page.resize(DeskBrowser.PHONE, HEIGHT);
                browser.reload("chart");
                save(browser, "watch", Path.of(pictures, "desk-watch-phone.png"), DeskBrowser.PHONE, HEIGHT);
                for (String view : VIEWS) {
                    String shown = view.equals("backtests") ? view + "?compare=" + compare : view;
                    save(browser, shown, Path.of(pictures, "desk-" + view + "-phone.png"), DeskBrowser.PHONE, HEIGHT);
                }
                assertThat(browser.page.problems()).isEmpty();
            }
        }
    }

    /** When the bot of that home decided last: now, it would be shown as stalled, without bars. */
    private static Instant lastMinute(Path home) throws IOException {
        try (TestDesk later = TestDesk.ofHome(home)) {
            later.advanceTo(Instant.now());
            JsonNode bar = later.read("/api/overview").at("/watch/0/decision/bar");
            assertThat(bar.isNumber()).as("the home of a demo has decisions").isTrue();
            return Instant.ofEpochMilli(bar.asLong()).plusSeconds(60);
        }
    }

    private static void save(DeskBrowser browser, String view, Path file, int width, int height) throws Exception {
        browser.page.resize(width, height);
        browser.show(view);
        Thread.sleep(LAYOUT_MILLIS);
        Files.write(file, PalettePng.of(browser.page.screenshot()));
        System.out.println(file + " " + Files.size(file));
    }

    /** Of the last days and of those before; what the address of their comparison says. */
    private static String backtests(TestDesk desk) throws Exception {
        LocalDate to = desk.clock.instant().atOffset(ZoneOffset.UTC).toLocalDate();
        List<String> ids = new ArrayList<>();
        for (LocalDate end : List.of(to.minusDays(BACKTEST_DAYS), to)) {
            TestDesk.Answer started = desk.post(
                    "/api/backtests",
                    "{\"symbol\":\"BTC/USDT\",\"from\":\"%s\",\"to\":\"%s\",\"name\":\"until-%s\"}"
                            .formatted(end.minusDays(BACKTEST_DAYS), end, end));
            assertThat(started.status()).as(started.body()).isEqualTo(200);
            String id = started.json().path("id").asText();
            JsonNode run = desk.read("/api/backtests/" + id);
            while (run.path("state").asText().equals("running")) {
                Thread.sleep(LAYOUT_MILLIS);
                run = desk.read("/api/backtests/" + id);
            }
            assertThat(run.path("state").asText()).as(run.toString()).isEqualTo("done");
            ids.add(id);
        }
        return String.join("%2C", ids);
    }
}
