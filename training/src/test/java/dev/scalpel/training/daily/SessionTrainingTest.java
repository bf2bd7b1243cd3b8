package dev.scalpel.training.daily;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.invocation.Deadline;
import dev.scalpel.market.BarSeries;
import dev.scalpel.research.synthetic.SyntheticMarket;
import dev.scalpel.simulation.SimulationSettings;
import dev.scalpel.store.local.MemoryStore;
import dev.scalpel.trading.instrument.EntryWindow;
import dev.scalpel.trading.instrument.SessionMinutes;
import dev.scalpel.trading.instrument.TradingSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** An instrument with the hours of a currency pair, 71 % of the minutes of a week, trains as any other. */
class SessionTrainingTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2024-01-20T00:20:00Z"), ZoneOffset.UTC);
    private static final SyntheticMarket MARKET = TrainingMarkets.strong(11);

    @Test
    void itTrainsOnTheBarsOfItsSession() {
        TrainingReport report = train(TradingSession.FOREX);

        assertThat(report.words()).doesNotContain("too few");
        assertThat(report.candidate()).isPresent();
        assertThat(report.figures()).containsKey("holdOutNet");
    }

    /** So the test above could fail: the same bars of an instrument that is traded at all times have holes. */
    @Test
    void theSameBarsAreTooFewOfAnInstrumentThatIsTradedAtAllTimes() {
        assertThat(train(TradingSession.ALWAYS_OPEN).words()).contains("too few bars");
    }

    private static TrainingReport train(TradingSession session) {
        TrainingConfig whole = TrainingMarkets.config(2);
        SimulationSettings simulation =
                SimulationSettings.of(TrainingMarkets.COSTS).withEntryWindow(new EntryWindow(session, 0));
        TrainingConfig config = new TrainingConfig(
                whole.lengths(),
                whole.embargoMinutes(),
                whole.grid(),
                simulation,
                20,
                whole.space(),
                whole.lifetime(),
                whole.seeds(),
                whole.seed(),
                whole.threads());
        TrainingRequest all = TrainingMarkets.request(MARKET, 2);
        TrainingRequest request = new TrainingRequest(
                all.instrument(),
                inSession(all.bars()),
                all.reference()
                        .map(leader -> new TrainingRequest.Reference(leader.instrument(), inSession(leader.bars()))),
                all.end(),
                all.trials(),
                Duration.ofMinutes(10));
        return new DailyTraining(config, new MemoryStore(), CLOCK, TrainingProgress.SILENT)
                .train(request, Deadline.in(Duration.ofHours(1), CLOCK));
    }

    private static BarSeries inSession(BarSeries bars) {
        SessionMinutes session = new SessionMinutes(TradingSession.FOREX);
        BarSeries.Builder traded = new BarSeries.Builder(bars.size());
        for (int row = 0; row < bars.size(); row++) {
            if (session.includes(bars.openTime(row))) {
                traded.add(bars.bar(row));
            }
        }
        return traded.build();
    }
}
