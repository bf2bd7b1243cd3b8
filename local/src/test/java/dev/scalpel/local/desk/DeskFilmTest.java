package dev.scalpel.local.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.scalpel.local.demo.Demo;
import dev.scalpel.local.demo.DemoEdge;
import dev.scalpel.local.demo.DemoEvent;
import dev.scalpel.local.demo.DemoListener;
import dev.scalpel.local.demo.DemoMarket;
import dev.scalpel.local.demo.DemoPlan;
import dev.scalpel.testkit.PalettePng;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Makes the frames of the documents' moving picture, the desk while a demo trades: see {@code docs/picture}. */
class DeskFilmTest {

    private static final String FRAMES = "scalpel.film";
    private static final DemoPlan PLAN =
            new DemoPlan(DemoMarket.SPOT, 7, DemoPlan.DEFAULT_SHADOW_DAYS, 1, 7, DemoEdge.PLANTED);

    @Test
    void theDeskWhileADemoTrades(@TempDir Path folder) throws IOException {
        String frames = System.getProperty(FRAMES, "");
        assumeTrue(!frames.isEmpty(), "no moving picture is wanted: docs/picture makes it");
        Path home = Files.createDirectories(folder.resolve("demo"));
        try (Film film = new Film(home, folder, Files.createDirectories(Path.of(frames)))) {
            new Demo(PLAN, home, film).run(() -> false);
            film.views();
            assertThat(film.number).isGreaterThan(20);
        }
    }

    /** The demo waits while a frame is taken: a minute of its time is a minute of the desk's. */
    private static final class Film implements DemoListener, AutoCloseable {

        private static final int WIDTH = 1_120;
        private static final int HEIGHT = 640;
        private static final Duration STEP = Duration.ofHours(6);
        private static final int LAYOUT_MILLIS = 500;
        private static final List<String> LAST_VIEWS = List.of("decisions", "portfolio", "equity", "models");

        private final Path home;
        private final Path folder;
        private final Path frames;
        private Optional<TestDesk> desk = Optional.empty();
        private Optional<DeskBrowser> browser = Optional.empty();
        private Instant next = Instant.MIN;
        private int number;

        Film(Path home, Path folder, Path frames) {
            this.home = home;
            this.folder = folder;
            this.frames = frames;
        }

        @Override
        public void happened(DemoEvent event) {
            if (event instanceof DemoEvent.MinuteTraded minute && !minute.at().isBefore(next)) {
                next = minute.at().plus(STEP);
                try {
                    chart(minute.at());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }

        private void chart(Instant at) throws IOException {
            if (desk.isEmpty()) {
                desk = Optional.of(TestDesk.besideHome(home));
            }
            TestDesk shown = desk.get();
            shown.advanceTo(at.plusSeconds(2));
            if (browser.isEmpty()) {
                DeskBrowser opened = DeskBrowser.open(shown, folder, WIDTH);
                opened.page.prefer(false, true);
                opened.page.resize(WIDTH, HEIGHT);
                browser = Optional.of(opened);
            }
            browser.get().reload("chart/BTC%2FUSDT?frame=1h");
            browser.get().awaitChart("bars", "> 0");
            frame("chart");
        }

        /** At the end, the other views. */
        void views() throws IOException {
            for (String view : LAST_VIEWS) {
                browser.orElseThrow().show(view);
                frame("view");
            }
        }

        private void frame(String kind) throws IOException {
            try {
                Thread.sleep(LAYOUT_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted while a frame was laid out", e);
            }
            byte[] picture = PalettePng.of(browser.orElseThrow().page.screenshot());
            Files.write(frames.resolve("%s-%03d.png".formatted(kind, number)), picture);
            number++;
        }

        @Override
        public void close() {
            browser.ifPresent(DeskBrowser::close);
            desk.ifPresent(TestDesk::close);
        }
    }
}
