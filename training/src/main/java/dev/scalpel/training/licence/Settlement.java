package dev.scalpel.training.licence;

import dev.scalpel.evidence.DayResult;
import dev.scalpel.funding.FundingSeries;
import dev.scalpel.learning.examples.BarHashes;
import dev.scalpel.learning.examples.TimeBlock;
import dev.scalpel.licence.Candidate;
import dev.scalpel.licence.EvidenceEntry;
import dev.scalpel.licence.EvidenceEntry.InstrumentDay;
import dev.scalpel.licence.EvidenceEntry.SettledDay;
import dev.scalpel.licence.EvidenceLedger;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Minutes;
import dev.scalpel.model.ModelRefusedException;
import dev.scalpel.simulation.SimulationSettings;
import dev.scalpel.simulation.TraderState;
import dev.scalpel.simulation.portfolio.PortfolioDay;
import dev.scalpel.store.bars.BarRepository;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Settles a day of a procedure: trades its candidates on the day's bars, all instruments together, and adds the result to
 * the evidence. The result depends on the stored candidates, bars and the entry before alone, so that settling again gives
 * the same.
 */
public final class Settlement {

    private static final Logger LOG = LoggerFactory.getLogger(Settlement.class);
    private static final long DAY_MILLIS = Minutes.PER_DAY * Minutes.MILLIS;

    private final BarRepository bars;
    private final CandidateRules rules;
    private final Market market;

    /** What else is known of an instrument. */
    public interface Market {

        /** Limits and the venue's rules as of this day; costs and weight are the candidate's. */
        SimulationSettings simulation(InstrumentId instrument, LocalDate day);

        /** The funding rates of this day, none for an instrument without funding. */
        FundingSeries funding(InstrumentId instrument, LocalDate day);

        /** Whether the instrument is traded at some minute of the day. */
        boolean isOpen(InstrumentId instrument, LocalDate day);
    }

    Settlement(BarRepository bars, CandidateRules rules, Market market) {
        this.bars = bars;
        this.rules = rules;
        this.market = market;
    }

    /** @param candidates of the day, in order of their instruments */
    EvidenceEntry settle(EvidenceLedger ledger, EvidenceEntry before, LocalDate day, List<Candidate> candidates) {
        Map<InstrumentId, TraderState> carried = carried(before);
        List<PortfolioDay.Instrument> instruments = new ArrayList<>();
        try {
            for (Candidate candidate : candidates) {
                instruments.add(instrument(candidate, day, carried));
            }
        } catch (ModelRefusedException | AbsentBarsException unobservable) {
            LOG.warn("{} cannot be replayed and counts as the worst day: {}", day, unobservable.getMessage());
            List<InstrumentDay> rows = candidates.stream()
                    .map(candidate -> missed(candidate, carried))
                    .toList();
            return ledger.settle(day, new DayResult.Missed(), false, rows);
        }
        PortfolioDay.Result result = PortfolioDay.trade(
                day.toEpochDay(), instruments, before.account().lossLimit());
        List<InstrumentDay> rows = new ArrayList<>();
        for (int i = 0; i < candidates.size(); i++) {
            rows.add(row(
                    candidates.get(i),
                    result.instruments().get(i),
                    instruments.get(i).bars()));
        }
        return ledger.settle(day, result.evidence(), result.limitReached(), rows);
    }

    /** The states that a day continues from. */
    static Map<InstrumentId, TraderState> carried(EvidenceEntry before) {
        return before.day().map(SettledDay::instruments).orElse(List.of()).stream()
                .filter(row -> row.after().isPresent())
                .collect(Collectors.toMap(
                        InstrumentDay::instrument,
                        row -> row.after().orElseThrow(),
                        (one, other) -> one,
                        TreeMap::new));
    }

    private PortfolioDay.Instrument instrument(
            Candidate candidate, LocalDate day, Map<InstrumentId, TraderState> carried) {
        TimeBlock block = new TimeBlock(day.toEpochDay() * DAY_MILLIS, (day.toEpochDay() + 1) * DAY_MILLIS);
        BarSeries ofDay = bars.read(candidate.instrument(), block.from(), block.to());
        boolean matters = candidate.model().isPresent() || carried.containsKey(candidate.instrument());
        if (ofDay.isEmpty() && matters && market.isOpen(candidate.instrument(), day)) {
            throw new AbsentBarsException(candidate.instrument() + " has no bars of " + day);
        }
        SimulationSettings simulation = market.simulation(candidate.instrument(), day)
                .withCosts(candidate.costs().withFundingRates(market.funding(candidate.instrument(), day)))
                .withAllocation(candidate.weight());
        return new PortfolioDay.Instrument(
                candidate.instrument(),
                ofDay,
                ofDay.isEmpty() ? PortfolioDay.NO_MODEL : rules.of(candidate, block, simulation),
                Optional.ofNullable(carried.get(candidate.instrument()))
                        .orElseGet(() -> TraderState.starting(simulation.capital())),
                simulation);
    }

    private static InstrumentDay row(Candidate candidate, PortfolioDay.Outcome outcome, BarSeries bars) {
        return new InstrumentDay(
                candidate.instrument(),
                candidate.model(),
                candidate.weight(),
                candidate.costBp(),
                outcome.net(),
                outcome.gross(),
                outcome.turnover(),
                outcome.trades().size(),
                BarHashes.of(candidate.instrument(), bars).values().stream().findFirst(),
                Optional.of(outcome.after()));
    }

    private static InstrumentDay missed(Candidate candidate, Map<InstrumentId, TraderState> carried) {
        return new InstrumentDay(
                candidate.instrument(),
                candidate.model(),
                candidate.weight(),
                candidate.costBp(),
                0,
                0,
                0,
                0,
                Optional.empty(),
                Optional.ofNullable(carried.get(candidate.instrument())));
    }

    /** There are no bars to settle from. */
    private static final class AbsentBarsException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        AbsentBarsException(String message) {
            super(message);
        }
    }
}
