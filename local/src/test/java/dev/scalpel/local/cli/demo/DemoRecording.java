package dev.scalpel.local.cli.demo;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import dev.scalpel.invocation.ResponseJson;
import dev.scalpel.local.demo.Demo;
import dev.scalpel.local.demo.DemoEdge;
import dev.scalpel.local.demo.DemoEvent;
import dev.scalpel.local.demo.DemoEvent.MinuteTraded;
import dev.scalpel.local.demo.DemoListener;
import dev.scalpel.local.demo.DemoMarket;
import dev.scalpel.local.demo.DemoPlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The events of a real demo as lines of JSON: of the minutes without another event one per hour. {@code docs/captures record} makes it. */
final class DemoRecording {

    static final String FILE = "local/src/test/resources/demo/events.jsonl";

    private static final DemoPlan PLAN =
            new DemoPlan(DemoMarket.SPOT, 7, DemoPlan.DEFAULT_SHADOW_DAYS, 1, 7, DemoEdge.PLANTED);
    private static final long HOUR = 3_600_000;
    private static final ObjectMapper JSON = mapper();

    private DemoRecording() {}

    private static ObjectMapper mapper() {
        ObjectMapper mapper = ResponseJson.mapper().addMixIn(DemoEvent.class, WithType.class);
        for (Class<?> type : DemoEvent.class.getPermittedSubclasses()) {
            mapper.registerSubtypes(new NamedType(type, type.getSimpleName()));
        }
        return mapper;
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
    private interface WithType {}

    static List<DemoEvent> read() {
        try {
            List<DemoEvent> events = new ArrayList<>();
            for (String line : Files.readAllLines(Path.of(System.getProperty("scalpel.root", ".."), FILE))) {
                events.add(JSON.readValue(line, DemoEvent.class));
            }
            return events;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs a whole demo in this empty folder. */
    static void write(Path root, Path folder) throws IOException {
        Recorder recorder = new Recorder();
        new Demo(PLAN, folder, recorder).run(() -> false);
        Files.write(root.resolve(FILE), recorder.lines);
    }

    private static final class Recorder implements DemoListener {

        private static final int STEPS = 40;

        private final List<String> lines = new ArrayList<>();
        private Optional<MinuteTraded> skipped = Optional.empty();
        private int steps;

        @Override
        public void happened(DemoEvent event) {
            if (event instanceof MinuteTraded minute && minute.at().toEpochMilli() % HOUR != 0) {
                skipped = Optional.of(minute);
            } else if (!(event instanceof DemoEvent.Working) || steps++ < STEPS) {
                skipped.ifPresent(minute -> lines.add(line(minute)));
                skipped = Optional.empty();
                lines.add(line(event));
            }
        }
    }

    private static String line(DemoEvent event) {
        try {
            return JSON.writerFor(DemoEvent.class).writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
