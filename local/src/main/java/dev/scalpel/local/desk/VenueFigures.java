package dev.scalpel.local.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.scalpel.local.desk.http.DeskJson;
import dev.scalpel.local.desk.stream.EventStreams;
import dev.scalpel.local.functions.LocalFunctions;
import dev.scalpel.settings.value.Mode;
import java.time.Duration;

/** What the venue says of the account, such as its margins: queried now and then, and never on paper. */
final class VenueFigures {

    /** Between two requests of the venue. */
    static final Duration PAUSE = Duration.ofSeconds(15);

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final DeskSetup setup;
    private volatile JsonNode latest = MissingNode.getInstance();

    VenueFigures(DeskSetup setup) {
        this.setup = setup;
    }

    boolean isQueried() {
        return setup.functions().isPresent() && setup.data().settings().mode() != Mode.PAPER;
    }

    /** Missing before the first answer. */
    JsonNode latest() {
        return latest;
    }

    /** Reads, if a page is open. */
    void readFor(EventStreams pages) {
        if (!pages.isEmpty()) {
            read();
        }
    }

    private void read() {
        setup.functions().ifPresent(functions -> {
            try {
                latest = functions.call(LocalFunctions.EXECUTION, "{\"action\":\"get_account_info\"}", LIMIT);
            } catch (RuntimeException failed) {
                latest = DeskJson.error(String.valueOf(failed.getMessage()));
            }
        });
    }
}
