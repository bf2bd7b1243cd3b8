package dev.scalpel.training.licence;

import dev.scalpel.evidence.InstrumentRule;
import dev.scalpel.evidence.InstrumentRule.Before;
import dev.scalpel.licence.Candidate;
import dev.scalpel.licence.EvidenceEntry;
import dev.scalpel.licence.EvidenceEntry.Kind;
import dev.scalpel.licence.EvidenceLedger;
import dev.scalpel.licence.InstrumentDecision;
import dev.scalpel.licence.InstrumentDecision.Choice;
import dev.scalpel.licence.RegisteredProcedure;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.statistics.GrossReturn;
import dev.scalpel.store.bars.BarRepository;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Decides which instruments a procedure trades, in each month and whenever one is added, from what was over before the day on
 * which the decision counts for the first time. The decision is an entry of the ledger; from the same store it is the same.
 */
final class InstrumentReview {

    /** Of trades that count. */
    private static final int HISTORY_DAYS = 180;

    private final BarRepository bars;
    private final Settlement.Market market;

    InstrumentReview(BarRepository bars, Settlement.Market market) {
        this.bars = bars;
        this.market = market;
    }

    /**
     * The decision that counts on a day, which is made if it is due.
     *
     * @param day after the ledger's newest
     * @param candidates of the day
     * @return empty for a procedure that trades all instruments
     */
    Optional<InstrumentDecision> of(
            RegisteredProcedure procedure, EvidenceLedger ledger, LocalDate day, List<Candidate> candidates) {
        if (!procedure.decidesOnInstruments() || candidates.isEmpty()) {
            return Optional.empty();
        }
        Optional<EvidenceEntry> last = ledger.newest(Set.of(Kind.INSTRUMENTS));
        return last.isPresent() && !isDue(last.get(), day, candidates)
                ? last.get().instruments()
                : ledger.decide(decide(ledger, day, candidates)).instruments();
    }

    private static boolean isDue(EvidenceEntry last, LocalDate day, Collection<Candidate> candidates) {
        return InstrumentRule.isDue(last.date().plusDays(1), day)
                || candidates.stream()
                        .anyMatch(candidate -> last.instruments()
                                .orElseThrow()
                                .of(candidate.instrument())
                                .isEmpty());
    }

    private InstrumentDecision decide(EvidenceLedger ledger, LocalDate day, Collection<Candidate> candidates) {
        List<EvidenceEntry> decisions = ledger.entries().stream()
                .filter(entry -> entry.instruments().isPresent())
                .toList();
        List<InstrumentRule.Candidate> known = new ArrayList<>();
        for (Candidate candidate : candidates) {
            OptionalDouble volatility = MinuteVolatility.before(day, bars, candidate.instrument());
            if (volatility.isPresent()) {
                Before before = before(decisions, candidate.instrument());
                known.add(new InstrumentRule.Candidate(
                        candidate.instrument(),
                        before == Before.NEW ? List.of() : matured(decisions, candidate.instrument(), day),
                        candidate.costBp(),
                        volatility.getAsDouble(),
                        before));
            }
        }
        Map<InstrumentId, InstrumentRule.Choice> chosen = InstrumentRule.decide(known).stream()
                .collect(Collectors.toMap(InstrumentRule.Choice::instrument, Function.identity()));
        return new InstrumentDecision(candidates.stream()
                .map(candidate -> choice(candidate, Optional.ofNullable(chosen.get(candidate.instrument()))))
                .toList());
    }

    private static Choice choice(Candidate candidate, Optional<InstrumentRule.Choice> chosen) {
        return new Choice(
                candidate.instrument(),
                chosen.flatMap(choice -> choice.breakEvenBp().isDefined()
                        ? Optional.of(choice.breakEvenBp().get())
                        : Optional.empty()),
                candidate.costBp(),
                chosen.isPresent(),
                chosen.map(InstrumentRule.Choice::weight).orElse(0.0));
    }

    /** Those of the first decision are the procedure's own; one that is added later starts without history. */
    private static Before before(List<EvidenceEntry> decisions, InstrumentId instrument) {
        if (decisions.isEmpty()) {
            return Before.TRADED;
        }
        return decisions
                .get(decisions.size() - 1)
                .instruments()
                .orElseThrow()
                .of(instrument)
                .filter(Choice::known)
                .map(choice -> choice.weight() > 0 ? Before.TRADED : Before.EXCLUDED)
                .orElse(Before.NEW);
    }

    private List<GrossReturn> matured(List<EvidenceEntry> decisions, InstrumentId instrument, LocalDate day) {
        LocalDate first = day.minusDays(HISTORY_DAYS);
        boolean added = !decisions.isEmpty()
                && decisions.get(0).instruments().orElseThrow().of(instrument).isEmpty();
        LocalDate since = added
                ? decisions.stream()
                        .filter(entry ->
                                entry.instruments().orElseThrow().of(instrument).isPresent())
                        .findFirst()
                        .map(entry -> entry.date().plusDays(1))
                        .orElse(day)
                : first;
        return market.matured(instrument, since.isAfter(first) ? since : first, day);
    }
}
