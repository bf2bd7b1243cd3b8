package dev.scalpel.local.desk;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What a browser does for the minutes that a desk sends it, of instruments that have all changed.
 *
 * @param frameMillis of each update its longest frame, their median
 * @param scriptMillis script in all frames of an update, with what the chart draws, on average
 * @param changes of the watch-list in all updates together
 * @param problems that the page has written
 */
public record WatchedUpdates(double frameMillis, double scriptMillis, int changes, List<String> problems) {

    private static final String ROW = ".watch tr[data-key=\"BTC/USDT\"]";

    /** The first ones are not measured: until then scripts are not compiled. */
    private static final int UNTIL_COMPILED = 2;

    public WatchedUpdates {
        problems = List.copyOf(problems);
    }

    /** Opens a desk with that many instruments and changes all of them, once for each update. */
    public static WatchedUpdates of(Path folder, int instruments, int updates) throws IOException {
        try (BusyDesk busy = BusyDesk.ofMany(folder, instruments);
                DeskBrowser browser = DeskBrowser.open(busy.desk, folder, DeskBrowser.DESKTOP)) {
            // The portfolio's strategy has a row too.
            browser.page.await("document.querySelectorAll('.watch tr[data-key]').length === " + (instruments + 1));
            browser.awaitChart("bars", ">= 600");
            for (int number = 1; number <= UNTIL_COMPILED; number++) {
                update(busy, browser, number);
            }
            browser.page.evaluate(
                    "window.changes = 0; new MutationObserver(all => { window.changes += all.length; }).observe("
                            + "document.querySelector('.watch tbody'), {subtree: true, childList: true, characterData: true})");
            double before = browser.page.metric("ScriptDuration");
            List<Double> longest = new ArrayList<>();
            for (int number = 1; number <= updates; number++) {
                browser.page.evaluate("performance.clearMeasures('desk-frame')");
                update(busy, browser, UNTIL_COMPILED + number);
                longest.add(browser.page
                        .evaluate("Math.max(...performance.getEntriesByName('desk-frame').map(one => one.duration))")
                        .asDouble());
            }
            double script = 1_000 * (browser.page.metric("ScriptDuration") - before) / updates;
            Collections.sort(longest);
            return new WatchedUpdates(
                    longest.get(updates / 2),
                    script,
                    browser.page.evaluate("window.changes").asInt(),
                    browser.page.problems());
        }
    }

    private static void update(BusyDesk busy, DeskBrowser browser, int number) {
        busy.nextMinute(number);
        browser.awaitText(ROW + " .price", String.format("%.2f", busy.price("BTC/USDT")));
    }
}
