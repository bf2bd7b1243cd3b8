package dev.scalpel.local.cli.bot;

import dev.scalpel.evidence.DayResult;
import dev.scalpel.evidence.LicenceRules;
import dev.scalpel.licence.EvidenceEntry;
import dev.scalpel.licence.EvidenceEntry.InstrumentDay;
import dev.scalpel.licence.EvidenceLedger;
import dev.scalpel.licence.ProcedureManifest;
import dev.scalpel.licence.ProcedureRegistry;
import dev.scalpel.licence.RegisteredProcedure;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.local.DirectoryStore;
import dev.scalpel.store.local.Durability;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A home directory with an account of evidence. */
final class EvidenceHome {

    static final LocalDate NIGHT = LocalDate.of(2026, 6, 1);
    private static final InstrumentId BTC = InstrumentId.parse("binance/BTC-USDT");

    final Path home;
    final ObjectStore store;

    /** @param settings the content of scalpel.yaml */
    EvidenceHome(Path folder, String settings) throws IOException {
        home = Files.createDirectories(folder.resolve("scalpel-home"));
        Files.writeString(home.resolve("scalpel.yaml"), settings);
        store = new DirectoryStore(home.resolve("store"), Durability.NONE);
    }

    /**
     * Opens an account and settles days that each earn 1.5 units at this cost.
     *
     * @return the id of the procedure
     */
    String settle(int days, double costBp) {
        RegisteredProcedure procedure = new ProcedureRegistry(store)
                .register(
                        new ProcedureManifest("score", 1, Map.of("features", "extended-1"), List.of()),
                        true,
                        Instant.parse("2026-06-01T00:20:00Z"));
        EvidenceLedger ledger = new EvidenceLedger(store, procedure.id());
        ledger.open(LicenceRules.shipped(), NIGHT, Collections.nCopies(30, 0.01));
        for (int day = 1; day <= days; day++) {
            EvidenceEntry before = ledger.last().orElseThrow();
            double net = 1.5 * before.account().scale().unit();
            InstrumentDay row = new InstrumentDay(
                    BTC,
                    Optional.empty(),
                    0.5,
                    costBp,
                    net,
                    net + 1e-4 * costBp,
                    1,
                    2,
                    Optional.empty(),
                    Optional.empty());
            ledger.settle(NIGHT.plusDays(day), new DayResult.Traded(net), false, List.of(row));
        }
        return procedure.id();
    }
}
