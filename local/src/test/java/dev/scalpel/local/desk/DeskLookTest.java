package dev.scalpel.local.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the page looks on a phone and on a desktop, light and dark, and what it gives to those who do not see it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeskLookTest {

    private static final List<String> VIEWS = List.of(
            "chart",
            "decisions",
            "orders",
            "portfolio",
            "equity",
            "models",
            "backtests",
            "quality",
            "settings",
            "log",
            "watch");

    private BusyDesk busy;
    private DeskBrowser browser;

    @BeforeAll
    void open(@TempDir Path folder) throws IOException {
        busy = BusyDesk.of(folder, "BTC", "ETH", "SOL", "XRP");
        busy.desk.log.add(TestDesk.NOW, "execution", "a line ".repeat(60));
        browser = DeskBrowser.open(busy.desk, folder, DeskBrowser.DESKTOP);
    }

    @AfterAll
    void close() {
        if (browser != null) {
            browser.close();
        }
        busy.close();
    }

    private static String contrast() throws IOException {
        try (InputStream in = DeskLookTest.class.getResourceAsStream("contrast.js")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @CsvSource({"390, false", "390, true", "1440, false", "1440, true"})
    void everyViewFitsIsReadableAndHasNoError(int width, boolean dark) throws IOException {
        browser.page.resize(width, 900);
        browser.page.prefer(dark, false);
        browser.reload("chart");
        browser.awaitChart("bars", ">= 600");
        for (String view : VIEWS) {
            browser.show(view);

            assertThat(browser.overflow()).as("%s is too wide by", view).isZero();
            assertThat(browser.page.evaluate(contrast()))
                    .as("contrast of %s", view)
                    .isEmpty();
            assertThat(browser.count("main .problem"))
                    .as("%s has a problem", view)
                    .isZero();
        }
        assertThat(browser.page
                        .evaluate("getComputedStyle(document.body).backgroundColor")
                        .asText())
                .isEqualTo(dark ? "rgb(16, 19, 23)" : "rgb(244, 243, 239)");
        assertThat(browser.page.problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"dark, 'rgb(16, 19, 23)', 'rgb(85, 195, 164)'", "light, 'rgb(244, 243, 239)', 'rgb(10, 106, 85)'"})
    void theReaderChoosesTheThemeAgainstTheSystem(String theme, String paper, String gain) {
        browser.page.prefer(theme.equals("light"), false);
        browser.reload("chart");
        browser.page.evaluate("(theme => { theme.value = '" + theme + "';"
                + " theme.dispatchEvent(new Event('change', {bubbles: true})); })(document.querySelector('#theme'))");
        String shown = "getComputedStyle(document.body).backgroundColor === '" + paper + "'";
        browser.page.await(shown);
        assertThat(browser.page
                        .evaluate("(() => { const probe = document.body.appendChild(document.createElement('i'));"
                                + " probe.className = 'gain'; return getComputedStyle(probe).color; })()")
                        .asText())
                .isEqualTo(gain);
        browser.page.navigate(busy.desk.desk.uri().resolve("/?again"));
        browser.page.await(shown);
    }

    @Test
    void everyControlHasANameAndThePageHasItsLandmarks() {
        browser.page.resize(DeskBrowser.DESKTOP, 900);
        browser.reload("orders");
        browser.show("orders");
        List<String> nameless = new ArrayList<>();
        List<String> roles = new ArrayList<>();
        for (JsonNode node : browser.page.accessibility()) {
            String role = node.at("/role/value").asText();
            roles.add(role);
            if (Set.of("button", "link", "combobox", "searchbox", "textbox", "checkbox", "columnheader", "img", "table")
                            .contains(role)
                    && !node.path("ignored").asBoolean()
                    && node.at("/name/value").asText().isBlank()) {
                nameless.add(role + " " + node.path("backendDOMNodeId"));
            }
        }
        assertThat(nameless).isEmpty();
        assertThat(roles)
                .contains("banner", "navigation", "complementary", "main", "contentinfo", "alert", "status")
                .contains("rowheader", "columnheader", "cell");
    }

    @Test
    void theTabKeyGoesThroughThePageInItsOrderWithAVisibleFocus() {
        browser.page.resize(DeskBrowser.DESKTOP, 900);
        browser.reload("chart");
        List<String> places = new ArrayList<>();
        for (int step = 0; step < 100; step++) {
            browser.page.press("Tab");
            JsonNode focus =
                    browser.page.evaluate("(one => ({place: one.closest('header.head, nav.tabs, aside, main, footer')"
                            + "?.className || one.closest('main, .skip')?.tagName || 'none',"
                            + " outline: getComputedStyle(one).outlineStyle, width: parseFloat(getComputedStyle(one).outlineWidth)}))"
                            + "(document.activeElement)");
            if (focus.path("place").asText().equals("none")) {
                break;
            }
            assertThat(focus.path("outline").asText()).as("focus in %s", places).isEqualTo("solid");
            assertThat(focus.path("width").asDouble()).isGreaterThanOrEqualTo(2);
            String place = focus.path("place").asText();
            if (places.isEmpty() || !places.get(places.size() - 1).equals(place)) {
                places.add(place);
            }
        }
        assertThat(places).containsExactly("A", "head", "tabs", "watch", "MAIN", "foot");
    }

    @Test
    void aReaderWhoPrefersNoMotionGetsNone() {
        browser.page.prefer(false, true);
        browser.reload("chart");
        assertThat(StreamSupport.stream(
                        browser.page
                                .evaluate("[...document.querySelectorAll('*')].map(one =>"
                                        + " getComputedStyle(one).transitionDuration + getComputedStyle(one).animationName)"
                                        + ".filter(text => text !== '0snone')")
                                .spliterator(),
                        false))
                .isEmpty();
        browser.page.prefer(false, false);
    }
}
