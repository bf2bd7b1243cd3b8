package dev.scalpel.local.cli.bot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scalpel.local.cli.TestCommandLine;
import dev.scalpel.store.StoreKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvidenceCommandTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-08-10T12:00:30Z"), ZoneOffset.UTC);
    private static final String AT_TEN =
            "symbols: {BTC/USDT: 0.5}\ncosts: {source: settings, feeBp: 10, slippageBp: 0}\n";

    @TempDir
    Path folder;

    private TestCommandLine run(int code, String... arguments) {
        TestCommandLine line = new TestCommandLine(folder, CLOCK, false);
        assertThat(line.run(arguments)).as(line.errorOutput()).isEqualTo(code);
        return line;
    }

    private JsonNode json(String... arguments) throws IOException {
        return new ObjectMapper().readTree(run(0, arguments).output());
    }

    @Test
    void saysThatNoAccountIsOpen() throws IOException {
        new EvidenceHome(folder, AT_TEN);

        assertThat(run(0, "evidence").output()).contains("No account of evidence is open yet");
        assertThat(json("evidence", "--json").path("accounts")).isEmpty();
    }

    @Test
    void showsTheCurveAndWhatIsMissing() throws IOException {
        String id = new EvidenceHome(folder, AT_TEN).settle(20, 10);

        String text = run(0, "evidence").output();
        JsonNode account = json("evidence", "--json").at("/accounts/0");

        assertThat(text)
                .contains("score version 1, as released, manifest " + id)
                .contains("none yet: shadow, not traded")
                .contains("40 more forward days")
                .contains("2026-06-21");
        assertThat(account.path("forwardDays").asInt()).isEqualTo(20);
        assertThat(account.path("curve")).hasSize(20);
        // Ten per side, as the days were settled.
        assertThat(account.path("accountBp").asDouble()).isEqualTo(10);
        assertThat(account.path("assumedBp").asDouble()).isEqualTo(10);
    }

    @Test
    void aLicenceIsGrantedWithTheSixtiethDay() throws IOException {
        new EvidenceHome(folder, AT_TEN).settle(60, 10);

        JsonNode account = json("evidence", "--json").at("/accounts/0");

        assertThat(account.path("licensed").asBoolean()).isTrue();
        assertThat(account.path("licensedSince").asText()).isEqualTo("2026-07-31");
        assertThat(account.has("needed")).isFalse();
    }

    @Test
    void verifyingReadsEveryEntry() throws IOException {
        new EvidenceHome(folder, AT_TEN).settle(3, 10);

        assertThat(run(0, "evidence", "--verify").output()).contains("Verified: 4 entries");
        assertThat(json("evidence", "--verify", "--json").path("entries").asInt())
                .isEqualTo(4);
    }

    @Test
    void aChangedEntryIsAnErrorAndNotHidden() throws IOException {
        EvidenceHome home = new EvidenceHome(folder, AT_TEN);
        String id = home.settle(3, 10);
        Path entry = home.home.resolve("store").resolve(StoreKeys.evidence(id, 2));
        Files.writeString(entry, Files.readString(entry).replace("2026-06-03", "2026-06-04"));

        assertThat(run(1, "evidence", "--verify").errorOutput()).contains("cannot be trusted");
        // The status is needed most when something is wrong.
        assertThat(json("status", "--json").at("/evidence/0/problem").asText()).contains("cannot be trusted");
    }

    @Test
    void theStatusShowsTheEvidenceInBrief() throws IOException {
        new EvidenceHome(folder, AT_TEN).settle(20, 10);

        assertThat(run(0, "status").output())
                .containsPattern("permission +none yet: shadow, not traded")
                .containsPattern("evidence +\\d+\\.\\d\\d of 20 after 20 forward days");
        assertThat(run(0, "doctor").output()).containsPattern("note +licence: score: none yet: shadow, not traded");
    }
}
