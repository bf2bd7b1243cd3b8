package dev.scalpel.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * A page in a Chromium that is controlled by the DevTools protocol (chromedevtools.github.io/devtools-protocol: the
 * domains Page, Runtime, Input and Emulation): scripts that are evaluated here are not bound by the page's own policy.
 */
public final class BrowserPage implements AutoCloseable {

    /** Looks at an element in each frame, some seconds at most. */
    private static final String STILL = """
            selector => new Promise(found => {
              let last = '', same = 0, frames = 0;
              const look = () => {
                const element = document.querySelector(selector);
                const box = element.getBoundingClientRect();
                const middle = {x: box.x + box.width / 2, y: box.y + box.height / 2};
                const above = document.elementFromPoint(middle.x, middle.y);
                const free = above !== null && (element.contains(above) || above.contains(element));
                same = free && last === JSON.stringify(middle) ? same + 1 : 0;
                last = JSON.stringify(middle);
                if (same === 3 || ++frames === 200) found(middle);
                else requestAnimationFrame(look);
              };
              look();
            })""";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final String PORT_FILE = "DevToolsActivePort";

    private static final Map<String, Integer> KEY_CODES =
            Map.of("Tab", 9, "Enter", 13, "Escape", 27, "ArrowUp", 38, "ArrowDown", 40);

    private final Process process;
    private final DevTools tools;

    private BrowserPage(Process process, DevTools tools) {
        this.process = process;
        this.tools = tools;
    }

    static BrowserPage open(Path program, Path profile, URI page, int width, int height) {
        try {
            Path own = Files.createTempDirectory(profile, "used");
            Process process = new ProcessBuilder(
                            program.toString(),
                            "--headless",
                            "--no-sandbox",
                            "--disable-gpu",
                            "--no-first-run",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync",
                            "--hide-scrollbars",
                            "--remote-debugging-port=0",
                            "--user-data-dir=" + own.toAbsolutePath(),
                            "--window-size=" + width + "," + height,
                            "about:blank")
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try {
                return connected(process, own, page, width, height);
            } catch (IOException | RuntimeException | InterruptedException failed) {
                process.destroyForcibly();
                throw failed;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the browser began", e);
        }
    }

    private static BrowserPage connected(Process process, Path own, URI page, int width, int height)
            throws IOException, InterruptedException {
        Path portFile = own.resolve(PORT_FILE);
        until("the browser to begin", () -> hasLines(portFile));
        String port = Files.readAllLines(portFile).get(0);
        HttpClient client = HttpClient.newHttpClient();
        HttpResponse<String> targets = client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/json/list"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        String address = "";
        for (JsonNode target : JSON.readTree(targets.body())) {
            if (target.path("type").asText().equals("page")) {
                address = target.path("webSocketDebuggerUrl").asText();
            }
        }
        BrowserPage opened = new BrowserPage(process, new DevTools(client, URI.create(address)));
        opened.tools.call("Runtime.enable", Map.of());
        opened.tools.call("Log.enable", Map.of());
        opened.resize(width, height);
        opened.navigate(page);
        return opened;
    }

    /** Sets the size of the window, in pixels of the page. */
    public void resize(int width, int height) {
        tools.call(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    /** Opens another page, and waits until it is loaded. */
    public void navigate(URI page) {
        tools.call("Page.navigate", Map.of("url", page.toString()));
        await("document.readyState === 'complete' && location.href !== 'about:blank'");
    }

    /** Sets what the reader prefers: a dark page, and one without motion. */
    public void prefer(boolean dark, boolean reducedMotion) {
        tools.call(
                "Emulation.setEmulatedMedia",
                Map.of(
                        "features",
                        List.of(
                                Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"),
                                Map.of(
                                        "name",
                                        "prefers-reduced-motion",
                                        "value",
                                        reducedMotion ? "reduce" : "no-preference"))));
    }

    /** Exceptions that nobody caught, and errors of the console and of the browser's log, since the page was opened. */
    public List<String> problems() {
        return tools.problems();
    }

    /** The nodes of the accessibility tree: what a screen reader is given. */
    public JsonNode accessibility() {
        return tools.call("Accessibility.getFullAXTree", Map.of()).path("nodes");
    }

    /** A running total of the page's thread, such as ScriptDuration: seconds of processor time, whatever else runs here. */
    public double metric(String name) {
        tools.call("Performance.enable", Map.of("timeDomain", "threadTicks"));
        for (JsonNode metric : tools.call("Performance.getMetrics", Map.of()).path("metrics")) {
            if (metric.path("name").asText().equals(name)) {
                return metric.path("value").asDouble();
            }
        }
        throw new IllegalArgumentException("the browser has no metric " + name);
    }

    private static boolean hasLines(Path file) {
        try {
            return Files.exists(file) && Files.readAllLines(file).size() >= 2;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** The value of an expression in the page; an exception there is one here. */
    public JsonNode evaluate(String expression) {
        JsonNode result = tools.call(
                "Runtime.evaluate", Map.of("expression", expression, "returnByValue", true, "awaitPromise", true));
        if (result.has("exceptionDetails")) {
            throw new IllegalStateException(expression + " threw " + result.path("exceptionDetails"));
        }
        return result.path("result").path("value");
    }

    /** Waits until an expression of the page is true. */
    public void await(String expression) {
        until(expression, () -> evaluate(expression).asBoolean());
    }

    /** Moves the mouse, in pixels of the window. */
    public void moveTo(double x, double y) {
        tools.call("Input.dispatchMouseEvent", Map.of("type", "mouseMoved", "x", x, "y", y));
    }

    /** Clicks into the middle of the first element that the selector finds, as soon as it stands still and nothing covers it. */
    public void click(String selector) {
        JsonNode middle = evaluate("(" + STILL + ")(" + JSON.valueToTree(selector) + ")");
        double x = middle.path("x").asDouble();
        double y = middle.path("y").asDouble();
        mouse("mousePressed", x, y);
        mouse("mouseReleased", x, y);
    }

    /** Presses the left button, moves the mouse and releases the button, in pixels of the window. */
    public void drag(double fromX, double toX, double y) {
        moveTo(fromX, y);
        mouse("mousePressed", fromX, y);
        moveTo(toX, y);
        mouse("mouseReleased", toX, y);
    }

    private void mouse(String type, double x, double y) {
        tools.call("Input.dispatchMouseEvent", Map.of("type", type, "x", x, "y", y, "button", "left", "clickCount", 1));
    }

    /** Turns the wheel where the mouse is: towards the reader for positive numbers. */
    public void wheel(double x, double y, double pixels) {
        tools.call(
                "Input.dispatchMouseEvent",
                Map.of("type", "mouseWheel", "x", x, "y", y, "deltaX", 0, "deltaY", pixels));
    }

    /** Presses a key by its name of the DOM: a character, or such as Tab, Enter, Escape, ArrowDown. */
    public void press(String key) {
        Map<String, Object> down = new HashMap<>(Map.of("type", "keyDown", "key", key));
        if (key.length() == 1) {
            down.put("text", key);
        } else {
            Integer code = KEY_CODES.get(key);
            if (code == null) {
                throw new IllegalArgumentException("no key " + key + ", but " + KEY_CODES.keySet());
            }
            down.put("windowsVirtualKeyCode", code);
            if (key.equals("Enter")) {
                down.put("text", "\r");
            }
        }
        tools.call("Input.dispatchKeyEvent", down);
        tools.call("Input.dispatchKeyEvent", Map.of("type", "keyUp", "key", key));
    }

    /** What the window shows, as a PNG. */
    public byte[] screenshot() {
        return Base64.getDecoder()
                .decode(tools.call("Page.captureScreenshot", Map.of("format", "png"))
                        .path("data")
                        .asText());
    }

    @Override
    public void close() {
        tools.close();
        // Its helpers write into the profile, which the caller deletes next.
        List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        all.forEach(ProcessHandle::destroy);
        CompletableFuture<?> gone =
                CompletableFuture.allOf(all.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new));
        try {
            gone.get(10, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException stuck) {
            all.forEach(ProcessHandle::destroyForcibly);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void until(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("waited " + LIMIT.toSeconds() + " s for " + what);
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while waiting for " + what, e);
            }
        }
    }
}
