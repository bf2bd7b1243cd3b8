package dev.scalpel.monitoring.report.summary;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.evidence.Standing;
import dev.scalpel.monitoring.fixture.Standings;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvidenceSummaryTest {

    private static String line(Standing standing, String label) {
        List<String> found = new EvidenceSummary(standing)
                .lines().stream()
                        .filter(line -> line.label().equals(label))
                        .map(EvidenceSummary.Line::words)
                        .toList();
        assertThat(found).hasSizeLessThanOrEqualTo(1);
        return found.isEmpty() ? "" : found.get(0).replace(MetricFormat.NARROW_SPACE, " ");
    }

    @Test
    void saysWhatALicenceStillNeeds() {
        assertThat(line(Standings.shadow(), "Needed")).isEqualTo("evidence 5.0 times as large; 19 more forward days");
        assertThat(line(Standings.shadow(), "Evidence")).isEqualTo("4.00 of 20 after 41 forward days");
    }

    @Test
    void aShadowIsCalledNotTraded() {
        assertThat(line(Standings.shadow(), "Permission")).isEqualTo("none yet: shadow, not traded");
    }

    @Test
    void probationIsCalledSo() {
        Standing earned = Standings.shadow().withCredit(1.5);
        Standing missed = Standings.shadow().withCredit(1.2);

        assertThat(line(earned, "Permission"))
                .isEqualTo(
                        "probation since 5 Nov 2026: a tenth of the allocation without a licence, because you opted in");
        assertThat(line(earned, "Probation")).isEqualTo("credit 1.50 of held-out days × evidence 4.00 = 6.00 of 5");
        assertThat(new EvidenceSummary(earned).badge()).isEqualTo("probation");
        assertThat(EvidenceJson.of(earned).path("probationSince").asText()).isEqualTo("2026-11-05");
        assertThat(EvidenceJson.of(earned).path("licensed").asBoolean()).isFalse();
        assertThat(line(missed, "Permission")).isEqualTo("none yet: shadow, not traded");
        assertThat(line(missed, "Probation")).isEqualTo("credit 1.20 of held-out days × evidence 4.00 = 4.80 of 5");
        assertThat(EvidenceJson.of(missed).path("onProbation").asBoolean()).isFalse();
    }

    @Test
    void aLicenceThatEndedGivesNoProbation() {
        assertThat(Standings.suspended().withCredit(2).probation()).isEmpty();
        assertThat(line(Standings.shadow(), "Probation")).isEmpty();
    }

    @Test
    void comparesTheBreakEvenWithTheRoundTripOfTheAccount() {
        assertThat(line(Standings.shadow(), "Verdict"))
                .isEqualTo(
                        "breaks even at 1.1 ± 0.6 bp per side; your round trip costs 20 bp: it earns less than that");
    }

    @Test
    void aSuspensionNamesItsReason() {
        assertThat(line(Standings.suspended(), "Permission"))
                .isEqualTo("suspended on 20 Dec 2026, because evidence against an edge 512 >= 500;"
                        + " no entries, exits run, its shadow is not traded");
    }

    @Test
    void aLicenceNeedsNothing() {
        Standing licensed = Standings.licensed(Standings.costs(2, 2));

        assertThat(line(licensed, "Permission")).isEqualTo("licensed since 5 Dec 2026");
        assertThat(line(licensed, "Needed")).isEmpty();
        assertThat(line(licensed, "Costs")).isEqualTo("evidence assumed 2 bp per side; your account pays 2 bp");
    }

    @Test
    void aDearerAccountIsNotWhatTheEvidenceAssumed() {
        EvidenceSummary dearer = new EvidenceSummary(Standings.licensed(Standings.costs(2, 10)));

        assertThat(dearer.costs())
                .isEqualTo("evidence assumed 2 bp per side; your account pays 10 bp:"
                        + " the next training computes the evidence again at that cost");
        // Within the tolerance of a quarter of a basis point nothing is computed again.
        assertThat(new EvidenceSummary(Standings.licensed(Standings.costs(2, 2.25))).accountIsDearer())
                .isFalse();
        assertThat(new EvidenceSummary(Standings.licensed(Standings.costs(2, 2.26))).accountIsDearer())
                .isTrue();
    }

    @Test
    void theHistorySaysWhatEachPartCountsFor() {
        assertThat(new EvidenceSummary(Standings.shadow()).history())
                .extracting(line -> line.label() + ": " + line.words())
                .containsExactly(
                        "Seen: 16 May 2022 to 30 Jun 2024, 776 days with trades: breaks even at 2.1 ± 0.6 bp per side;"
                                + " counts nothing",
                        "Forward: 1 Oct 2026 to 10 Nov 2026, 41 days with trades: breaks even at 2.1 ± 0.6 bp per side;"
                                + " counts in full");
    }

    @Test
    void theDocumentHoldsTheCurveAndTheReasons() {
        ObjectNode shadow = EvidenceJson.of(Standings.shadow());
        ObjectNode suspended = EvidenceJson.of(Standings.suspended());

        assertThat(shadow.path("evidence").asDouble()).isEqualTo(4);
        assertThat(shadow.path("threshold").asDouble()).isEqualTo(20);
        assertThat(shadow.path("licensed").asBoolean()).isFalse();
        assertThat(shadow.path("curve")).hasSize(41);
        assertThat(shadow.at("/curve/40/0").asText()).isEqualTo("2026-11-10");
        assertThat(shadow.at("/curve/40/1").asDouble()).isEqualTo(4);
        assertThat(shadow.has("provenBreakEvenBp")).isFalse();
        assertThat(suspended.path("suspension").asText()).contains("512");
        assertThat(suspended.path("suspendedSince").asText()).isEqualTo("2026-12-20");
    }
}
