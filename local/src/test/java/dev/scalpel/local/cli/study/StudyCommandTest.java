package dev.scalpel.local.cli.study;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scalpel.local.cli.TestCommandLine;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;

class StudyCommandTest {

    private final TestCommandLine process = new TestCommandLine(Path.of(""), Clock.systemUTC(), false);

    @Test
    void aStudyMustBeNamed() {
        assertThat(process.run("study")).isEqualTo(2);
        assertThat(process.errorOutput()).contains("name a study: optimiser, edge, skill, online, tactics or");
    }

    @Test
    void theEdgeStudyPrintsItsDocument() throws IOException {
        assertThat(process.run("study", "edge", "--seeds", "0", "--no-edge", "0", "--json"))
                .isZero();

        JsonNode document = new ObjectMapper().readTree(process.output());
        assertThat(document.at("/rows/0/kind").asText()).isEqualTo("pooled");
        assertThat(document.at("/rows/0/seeds").asInt()).isZero();
        assertThat(document.at("/rows/0/recoveryMedian").isNull()).isTrue();
        assertThat(document.at("/noEdge/everPromoted").asInt()).isZero();
        assertThat(document.at("/noEdge/trainings").asInt()).isEqualTo(7);
    }

    @Test
    void theEvidenceStudyPrintsARowPerSharpeRatioAndTime() throws IOException {
        assertThat(process.run("study", "evidence", "--sharpe", "0,5", "--paths", "20", "--json"))
                .isZero();

        JsonNode rows = new ObjectMapper().readTree(process.output()).path("rows");
        assertThat(rows).hasSize(6);
        assertThat(rows.at("/0/sharpe").asDouble()).isZero();
        assertThat(rows.at("/0/medianDays").isNull()).isTrue();
        assertThat(rows.at("/5/days").asInt()).isEqualTo(720);
        assertThat(rows.at("/5/licensed").asDouble()).isGreaterThan(0.5);
        assertThat(rows.at("/5/upper95").asDouble()).isGreaterThan(0.5);
    }

    @Test
    void theTacticsStudyPrintsTheCapturedShare() throws IOException {
        assertThat(process.run(
                        "study", "tactics", "--seeds", "1", "--steady", "0", "--learn-days", "4", "--deep", "--json"))
                .as(process.errorOutput())
                .isZero();

        JsonNode rows = new ObjectMapper().readTree(process.output()).path("rows");
        assertThat(rows).hasSize(4);
        assertThat(rows.at("/0/change").asText()).isEqualTo("ABSENT");
        assertThat(rows.at("/0/teacher").asText()).isEqualTo("full information");
        assertThat(rows.at("/3/change").asText()).isEqualTo("REVERSED");
        assertThat(rows.at("/3/teacher").asText()).isEqualTo("deep Q-network");
        assertThat(rows.at("/3/policyNet").isNumber()).isTrue();
    }

    @Test
    void theOnlineStudyPrintsTheClosedGap() throws IOException {
        assertThat(process.run("study", "online", "--seeds", "1", "--days", "20", "--json"))
                .isZero();

        JsonNode rows = new ObjectMapper().readTree(process.output()).path("rows");
        assertThat(rows).hasSize(2);
        assertThat(rows.at("/0/shift").asBoolean()).isTrue();
        assertThat(rows.at("/0/cpuShare").asDouble()).isPositive();
    }

    @Test
    void theSkillStudyNeedsRealBars() {
        assertThat(process.run("study", "skill")).isEqualTo(1);
        assertThat(process.errorOutput())
                .contains("error: the skill study needs real bars")
                .contains("SCALPEL_DATA");
    }

    @Test
    void theOptimiserStudyPrintsItsRegretComparedWithRandomSearch() throws IOException {
        assertThat(process.run("study", "optimiser", "--seeds", "1", "--json")).isZero();

        JsonNode row = new ObjectMapper().readTree(process.output()).at("/rows/0");
        assertThat(row.path("function").asText()).isNotEmpty();
        assertThat(row.path("medianRegret").isNumber()).isTrue();
        assertThat(row.path("randomMedianRegret").isNumber()).isTrue();
        assertThat(row.path("cpuMillisPerSuggestion").isNumber()).isTrue();
    }
}
