package dev.scalpel.training.licence;

import dev.scalpel.evidence.DayResult;
import dev.scalpel.evidence.LicenceAccount;
import dev.scalpel.funding.FundingSeries;
import dev.scalpel.learning.examples.BarHashes;
import dev.scalpel.learning.examples.TimeBlock;
import dev.scalpel.licence.Candidate;
import dev.scalpel.licence.EvidenceEntry;
import dev.scalpel.licence.EvidenceEntry.InstrumentDay;
import dev.scalpel.licence.EvidenceEntry.Kind;
import dev.scalpel.licence.EvidenceEntry.SettledDay;
import dev.scalpel.licence.EvidenceLedger;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Minutes;
import dev.scalpel.model.ModelRefusedException;
import dev.scalpel.simulation.DecisionRule;
import dev.scalpel.simulation.SimulationSettings;
import dev.scalpel.simulation.TraderState;
import dev.scalpel.simulation.portfolio.PortfolioDay;
import dev.scalpel.statistics.GrossReturn;
import dev.scalpel.store.bars.BarRepository;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
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

        /** Limits, margin and the venue's rules as of this day; the other costs and the weight are the candidate's. */
        SimulationSettings simulation(InstrumentId instrument, LocalDate day);

        /** The funding rates of this day, none for an instrument without funding. */
        FundingSeries funding(InstrumentId instrument, LocalDate day);

        /** The last minute of the day in which the instrument is traded; empty on a day on which it is not. */
        OptionalLong lastMinute(InstrumentId instrument, LocalDate day);

        /**
         * Out-of-sample trades before costs that a procedure like this would have made, licensed or not.
         *
         * @param from first day of their entries
         * @param before the day before which they were over
         */
        default List<GrossReturn> matured(InstrumentId instrument, LocalDate from, LocalDate before) {
            return List.of();
        }
    }

    Settlement(BarRepository bars, CandidateRules rules, Market market) {
        this.bars = bars;
        this.rules = rules;
        this.market = market;
    }

    /**
     * @param candidates of the day, in order of their instruments
     * @param weights largest share of the account of each; 0 for one that enters nothing
     */
    EvidenceEntry settle(
            EvidenceLedger ledger, LocalDate day, List<Candidate> candidates, Map<InstrumentId, Double> weights) {
        LicenceAccount account = ledger.last().orElseThrow().account();
        Map<InstrumentId, TraderState> carried =
                carried(ledger.newest(Set.of(Kind.DAY, Kind.OPENED)).orElseThrow());
        List<PortfolioDay.Instrument> instruments = new ArrayList<>();
        try {
            for (Candidate candidate : candidates) {
                instruments.add(instrument(candidate, day, carried, weight(candidate, weights)));
            }
        } catch (ModelRefusedException | AbsentBarsException unobservable) {
            LOG.warn("{} cannot be replayed and counts as the worst day: {}", day, unobservable.getMessage());
            List<InstrumentDay> rows = candidates.stream()
                    .map(candidate -> missed(candidate, weight(candidate, weights), carried))
                    .toList();
            return ledger.settle(day, new DayResult.Missed(), false, rows);
        }
        PortfolioDay.Result result = PortfolioDay.trade(day.toEpochDay(), instruments, account.lossLimit());
        List<InstrumentDay> rows = new ArrayList<>();
        for (int i = 0; i < candidates.size(); i++) {
            rows.add(row(
                    candidates.get(i),
                    weight(candidates.get(i), weights),
                    result.instruments().get(i),
                    instruments.get(i).bars()));
        }
        return ledger.settle(day, result.evidence(), result.limitReached(), rows);
    }

    private static double weight(Candidate candidate, Map<InstrumentId, Double> weights) {
        return weights.getOrDefault(candidate.instrument(), candidate.weight());
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
            Candidate candidate, LocalDate day, Map<InstrumentId, TraderState> carried, double weight) {
        TimeBlock block = new TimeBlock(day.toEpochDay() * DAY_MILLIS, (day.toEpochDay() + 1) * DAY_MILLIS);
        BarSeries ofDay = bars.read(candidate.instrument(), block.from(), block.to());
        boolean matters = candidate.model().isPresent() || carried.containsKey(candidate.instrument());
        if (ofDay.isEmpty()
                && matters
                && market.lastMinute(candidate.instrument(), day).isPresent()) {
            throw new AbsentBarsException(candidate.instrument() + " has no bars of " + day);
        }
        SimulationSettings known = market.simulation(candidate.instrument(), day);
        SimulationSettings simulation = known.withCosts(candidate
                        .costs()
                        .withFundingRates(market.funding(candidate.instrument(), day))
                        .withMargin(known.costs().margin())
                        .withTarget(known.costs().target()))
                .withAllocation(weight > 0 ? weight : candidate.weight());
        DecisionRule rule = ofDay.isEmpty() ? PortfolioDay.NO_MODEL : rules.of(candidate, block, simulation);
        return new PortfolioDay.Instrument(
                candidate.instrument(),
                ofDay,
                weight > 0 ? rule : new ExitsOnly(rule),
                Optional.ofNullable(carried.get(candidate.instrument()))
                        .orElseGet(() -> TraderState.starting(simulation.capital())),
                simulation);
    }

    private static InstrumentDay row(Candidate candidate, double weight, PortfolioDay.Outcome outcome, BarSeries bars) {
        return new InstrumentDay(
                candidate.instrument(),
                candidate.model(),
                weight,
                candidate.costBp(),
                outcome.net(),
                outcome.gross(),
                outcome.turnover(),
                outcome.trades().size(),
                BarHashes.of(candidate.instrument(), bars).values().stream().findFirst(),
                Optional.of(outcome.after()));
    }

    private static InstrumentDay missed(Candidate candidate, double weight, Map<InstrumentId, TraderState> carried) {
        return new InstrumentDay(
                candidate.instrument(),
                candidate.model(),
                weight,
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
