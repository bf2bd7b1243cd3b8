package dev.scalpel.local.demo;

import dev.scalpel.evidence.DayResult;
import dev.scalpel.evidence.Standing;
import dev.scalpel.local.demo.DemoEvent.LicenceStood;
import dev.scalpel.local.demo.DemoEvent.PaperDay;
import dev.scalpel.monitoring.records.EvidenceReader;
import dev.scalpel.monitoring.report.summary.EvidenceSummary;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reports where the licence's account stands. Mutable: it remembers which days it has reported. */
final class LicenceAccounts {

    private final EvidenceReader evidence;
    private final DemoListener listener;
    private int reported;

    LicenceAccounts(EvidenceReader evidence, DemoListener listener) {
        this.evidence = evidence;
        this.listener = listener;
    }

    /** Reports the newest account, if one is open; whether it has a licence. */
    boolean observe(Instant now) {
        Optional<Standing> newest = evidence.newest(now);
        newest.ifPresent(standing -> listener.happened(event(now, standing)));
        return newest.map(EvidenceSummary::new)
                .filter(EvidenceSummary::isLicensed)
                .isPresent();
    }

    private LicenceStood event(Instant now, Standing standing) {
        List<PaperDay> days = standing.curve().stream()
                .map(day -> new PaperDay(
                        day.date(), day.result() instanceof DayResult.Traded traded ? traded.netReturn() : 0))
                .toList();
        List<PaperDay> settled = days.subList(Math.min(reported, days.size()), days.size());
        reported = days.size();
        return new LicenceStood(
                now,
                standing.licence().since(),
                standing.evidence(),
                standing.rules().threshold(),
                standing.forwardDays(),
                standing.rules().minDays(),
                settled,
                new EvidenceSummary(standing).permission());
    }
}
