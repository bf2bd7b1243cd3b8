package dev.scalpel.local.desk;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scalpel.testkit.BrowserPage;
import dev.scalpel.testkit.Chromium;
import java.nio.file.Path;

/** A desk's page in a real browser, with the words that the tests use. */
final class DeskBrowser implements AutoCloseable {

    static final int DESKTOP = 1_440;
    static final int PHONE = 390;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int HEIGHT = 900;

    final BrowserPage page;
    private final TestDesk desk;

    private DeskBrowser(TestDesk desk, BrowserPage page) {
        this.desk = desk;
        this.page = page;
    }

    /** Opens the page; skips the test where no Chromium is. */
    static DeskBrowser open(TestDesk desk, Path folder, int width) {
        Chromium chromium = Chromium.forTest(folder.resolve("profile"));
        DeskBrowser opened = new DeskBrowser(desk, chromium.use(desk.desk.uri(), width, HEIGHT));
        opened.page.await("document.querySelectorAll('.watch tr[data-key]').length > 0");
        return opened;
    }

    /** Shows a view, such as {@code chart/BTC%2FUSDT?frame=5m}, and waits until it has its content. */
    void show(String view) {
        page.evaluate("location.hash = '#/" + view + "'");
        String name = view.replaceAll("[/?].*", "");
        page.await("document.querySelector('main').dataset.view === '" + name + "'"
                + " && ![...document.querySelectorAll('main .empty')].some(one => one.textContent === 'Loading…')");
    }

    /** The text of the first element that the selector finds. */
    String text(String selector) {
        return page.evaluate("document.querySelector(" + quoted(selector) + ")?.innerText ?? ''")
                .asText()
                .strip();
    }

    int count(String selector) {
        return page.evaluate("document.querySelectorAll(" + quoted(selector) + ").length")
                .asInt();
    }

    /** What the chart says of itself: bars, last, close, frame, from, to, lines, scores. */
    String chart(String name) {
        return page.evaluate("document.querySelector('.canvas').dataset[" + quoted(name) + "] ?? ''")
                .asText();
    }

    void awaitChart(String name, String condition) {
        page.await("((document.querySelector('.canvas') ?? {dataset: {}}).dataset." + name + " ?? '') " + condition);
    }

    void awaitText(String selector, String part) {
        page.await(
                "(document.querySelector(" + quoted(selector) + ")?.textContent ?? '').includes(" + quoted(part) + ")");
    }

    /** Clicks the first element that the selector finds, as soon as there is one. */
    void click(String selector) {
        page.await("document.querySelector(" + quoted(selector) + ") !== null");
        page.click(selector);
    }

    /** Clicks the button with exactly this text inside of an element. */
    void press(String within, String text) {
        String marked = "[...document.querySelectorAll(" + quoted(within + " button")
                + ")].find(one => one.innerText.trim() === " + quoted(text) + ")";
        page.await("(" + marked + ") !== undefined");
        page.evaluate("(" + marked + ").dataset.pressed = 'next'");
        page.click("button[data-pressed=next]");
        page.evaluate("document.querySelectorAll('[data-pressed]').forEach(one => delete one.dataset.pressed)");
    }

    int overflow() {
        return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
                .asInt();
    }

    /** Loads the page anew, as for a new reader. */
    void reload(String view) {
        page.evaluate("localStorage.clear()");
        page.navigate(desk.desk.uri().resolve("/?" + System.nanoTime() + "#/" + view));
        page.await("document.querySelectorAll('.watch tr[data-key]').length > 0");
    }

    private static String quoted(String text) {
        return JSON.valueToTree(text).toString();
    }

    @Override
    public void close() {
        page.close();
    }
}
