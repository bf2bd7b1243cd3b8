package dev.scalpel.local.cli.demo;

import dev.scalpel.local.cli.TestCommandLine;
import dev.scalpel.local.cli.terminal.Glyphs;
import dev.scalpel.local.cli.terminal.LiveScreen;
import dev.scalpel.local.cli.terminal.StyledLine;
import dev.scalpel.local.cli.terminal.TerminalSize;
import dev.scalpel.local.cli.terminal.VirtualTerminal;
import dev.scalpel.local.demo.DemoEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The captures of docs/demo.md, from the recorded events. {@code docs/captures} writes them. */
final class DemoCaptures {

    static final String PAGE = "docs/demo.md";

    private static final Pattern CAPTURE =
            Pattern.compile("(<!-- capture: (.*?) -->\n```text\n).*?(```\n)", Pattern.DOTALL);
    private static final Instant AT = Instant.parse("2026-11-29T12:00:00Z");

    private DemoCaptures() {}

    /** @param arguments the root of the checkout, and {@code record} to run the demo anew */
    public static void main(String[] arguments) throws IOException {
        Path root = Path.of(arguments[0]);
        System.setProperty("scalpel.root", root.toString());
        if (arguments.length > 1 && arguments[1].equals("record")) {
            DemoRecording.write(root, Files.createTempDirectory("scalpel-demo"));
        }
        Path page = root.resolve(PAGE);
        Files.writeString(page, with(Files.readString(page), all()));
    }

    /** By name. */
    static Map<String, String> all() {
        Map<String, String> captures = new LinkedHashMap<>();
        List<DemoEvent> events = DemoRecording.read();
        captures.put("shadow 80x24", screen(events, new TerminalSize(80, 24), "2026-06-29", 14));
        captures.put("trading 80x24", screen(events, new TerminalSize(80, 24), "2026-08-05", 48));
        captures.put("trading 120x40", screen(events, new TerminalSize(120, 40), "2026-08-05", 48));
        captures.put("not a terminal", plain(events));
        return captures;
    }

    static String with(String page, Map<String, String> captures) {
        Matcher matcher = CAPTURE.matcher(page);
        return matcher.replaceAll(found -> Matcher.quoteReplacement(found.group(1)
                + Optional.ofNullable(captures.get(found.group(2))).orElseThrow()
                + found.group(3)));
    }

    /** The events before noon of a day. */
    static List<DemoEvent> until(List<DemoEvent> events, String day) {
        Instant noon = Instant.parse(day + "T12:00:00Z");
        int end = 0;
        while (end < events.size()
                && time(events.get(end)).filter(noon::isBefore).isEmpty()) {
            end++;
        }
        return events.subList(0, end);
    }

    private static Optional<Instant> time(DemoEvent event) {
        return event instanceof DemoEvent.NightEnded night
                ? Optional.of(night.at())
                : event instanceof DemoEvent.MinuteTraded minute ? Optional.of(minute.at()) : Optional.empty();
    }

    static List<StyledLine> picture(List<DemoEvent> events, TerminalSize size, int seconds) {
        DemoState state = new DemoState();
        DemoScreen screen = new DemoScreen("a synthetic market with seed 7 and a planted edge", 7, 75);
        events.forEach(state::happened);
        return screen.picture(state, size, Duration.ofSeconds(seconds), false);
    }

    private static String screen(List<DemoEvent> events, TerminalSize size, String day, int seconds) {
        VirtualTerminal terminal = new VirtualTerminal(size.columns(), size.rows());
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        LiveScreen live = new LiveScreen(new PrintStream(sent, true, StandardCharsets.UTF_8), false, Glyphs.UNICODE);
        live.draw(size, picture(until(events, day), size, seconds));
        terminal.print(sent.toString(StandardCharsets.UTF_8));
        return String.join("\n", terminal.rows()) + "\n";
    }

    static String plain(List<DemoEvent> events) {
        TestCommandLine line = new TestCommandLine(Path.of("."), Clock.fixed(AT, ZoneOffset.UTC), false);
        DemoLines lines = new DemoLines(line.process);
        events.forEach(lines::happened);
        return line.errorOutput();
    }
}
