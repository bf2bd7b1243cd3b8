package dev.scalpel.costs;

import dev.scalpel.market.InstrumentId;
import dev.scalpel.store.StoreException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** @param sampledSince empty before the first sample */
record CostTree(
        int format,
        String instrument,
        String sampledSince,
        List<FeeTree> commissions,
        List<SpreadTree> spreads,
        List<ProbeTree> probes) {

    static CostTree of(CostDocument document) {
        return new CostTree(
                CostDocumentCodec.FORMAT,
                document.instrument().key(),
                document.sampledSince().map(LocalDate::toString).orElse(""),
                document.commissions().stream().map(FeeTree::of).toList(),
                document.spreads().stream().map(SpreadTree::of).toList(),
                document.probes().stream().map(ProbeTree::of).toList());
    }

    CostDocument document(String key) {
        try {
            return new CostDocument(
                    InstrumentId.parse(instrument),
                    sampledSince.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(sampledSince)),
                    commissions.stream().map(FeeTree::version).toList(),
                    spreads.stream().map(SpreadTree::spread).toList(),
                    probes.stream().map(ProbeTree::probe).toList());
        } catch (IllegalArgumentException | DateTimeException invalid) {
            throw new StoreException(
                    key + " has invalid costs: " + invalid.getMessage() + "; restore an older version, or "
                            + CostDocumentCodec.REMEDY,
                    invalid);
        }
    }
}
