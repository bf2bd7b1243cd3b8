package dev.scalpel.execution.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.signals.Outcome;
import dev.scalpel.signals.Signal;
import dev.scalpel.signals.TargetState;
import dev.scalpel.venue.VenueException;
import dev.scalpel.venue.VenueException.Kind;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever the venue answers to a portfolio's order or cancel, the books agree with it, and nothing is sent twice. */
class PortfolioRefusalsTest {

    private static final String PORTFOLIO = PortfolioRig.SPOT.replace("share: 0.2}", "share: 0.2, stopLoss: 0.1}");

    @ParameterizedTest
    @EnumSource(Kind.class)
    void anEntryThatIsRefusedOnceIsInTheBooksAsTheVenueHasIt(Kind kind) {
        try (PortfolioRig rig = PortfolioRig.spot(PORTFOLIO, PortfolioRig.PRICES)) {
            rig.execute();
            Signal signal = rig.signal("btc", TargetState.LONG);
            rig.calls.fail("venue.send", 1, refusal(kind));
            rig.execute();
            // An entry that the venue neither took nor refused may turn up for ten minutes.
            runFor(rig, 11);
            boolean closed = kind == Kind.MARKET_CLOSED || kind == Kind.NOT_LISTED;
            assertThat(rig.outcomes().get(signal.id())).isEqualTo(closed ? Outcome.MARKET_CLOSED : Outcome.EXECUTED);
            assertThat(rig.held("btc")).isEqualTo(closed ? "nothing" : "LONG 0.19");
            assertAgreement(rig);
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void aCancelThatFailsOnceDelaysTheCloseAndLosesNothing(Kind kind) {
        try (PortfolioRig rig = PortfolioRig.spot(PORTFOLIO, PortfolioRig.PRICES)) {
            rig.execute();
            rig.signal("btc", TargetState.LONG);
            rig.execute();
            rig.at(1);
            Signal exit = rig.signal("btc", TargetState.FLAT);
            rig.calls.fail("venue.cancel", 1, refusal(kind));
            rig.execute();
            runFor(rig, 4);
            assertThat(rig.outcomes().get(exit.id())).isEqualTo(Outcome.EXECUTED);
            assertThat(rig.held("btc")).isEqualTo("nothing");
            assertThat(rig.spot.orElseThrow().free("USDT")).isEqualByComparingTo("10000");
            assertAgreement(rig);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"RATE_LIMITED", "REGION_REFUSED"})
    void whatOnlyTimeOrTheOwnerCanMendIsReported(Kind kind) {
        try (PortfolioRig rig = PortfolioRig.spot(PORTFOLIO, PortfolioRig.PRICES)) {
            rig.execute();
            rig.signal("btc", TargetState.LONG);
            rig.calls.fail("venue.send", 1, refusal(kind));
            JsonNode answer = rig.execute();
            String reported = kind == Kind.RATE_LIMITED ? "rate-limited until" : "the venue says no";
            assertThat(answer.at("/portfolios/0/failure").asText()).contains(reported);
            assertThat(rig.failures).anyMatch(failure -> failure.contains(reported));
        }
    }

    @Test
    void aCloseThatIsRefusedAgainAndAgainIsReportedAndTriedLessOftenAndNotLost() {
        try (PortfolioRig rig = PortfolioRig.spot(PORTFOLIO, PortfolioRig.PRICES)) {
            rig.execute();
            rig.signal("eth", TargetState.LONG);
            rig.execute();
            rig.at(1);
            Signal exit = rig.signal("eth", TargetState.FLAT);
            rig.calls.begin();
            rig.calls.fail("venue.send", 1_000, refusal(Kind.REJECTED));
            rig.execute();
            runFor(rig, 19);
            assertThat(rig.calls.names().stream().filter("venue.send"::equals))
                    .as("two in the first run, then after 20 s, 40 s, 80 s and so on, as minutes allow")
                    .hasSize(7);
            assertThat(rig.failures)
                    .anyMatch(
                            text -> text.matches(".*strategy eth: the venue has refused to close the long of [0-9.]+ in"
                                    + " ETH/USDT 3 times since 2026-06-01T00:01.*; it is tried again from .* on.*"));
            assertThat(rig.outcomes()).doesNotContainKey(exit.id());

            rig.calls.fail("venue.send", 0, refusal(Kind.REJECTED));
            runFor(rig, 11);
            assertThat(rig.outcomes()).containsEntry(exit.id(), Outcome.EXECUTED);
            assertThat(rig.held("eth")).isEqualTo("nothing");
        }
    }

    @Test
    void aClockThatIsOffIsReadAgain() {
        try (PortfolioRig rig = PortfolioRig.spot(PORTFOLIO, PortfolioRig.PRICES)) {
            rig.execute();
            rig.signal("btc", TargetState.LONG);
            rig.calls.begin();
            rig.calls.fail("venue.send", 1, refusal(Kind.CLOCK_OFF));
            rig.execute();
            runFor(rig, 1);
            assertThat(rig.calls.names().stream().filter("venue.synchronise"::equals))
                    .as("it was read less than five minutes ago")
                    .hasSize(1);
        }
    }

    @Test
    void theAccountIsReportedWithItsStrategiesAndBalances() {
        try (PortfolioRig rig = PortfolioRig.spot(PORTFOLIO, PortfolioRig.PRICES)) {
            rig.execute();
            rig.signal("btc", TargetState.LONG);
            rig.execute();
            JsonNode info = rig.call("{\"action\": \"get_account_info\"}")
                    .path("portfolios")
                    .get(0);
            assertThat(info.path("portfolio").asText()).isEqualTo("crypto");
            assertThat(info.path("cash").decimalValue()).isEqualByComparingTo("500");
            assertThat(info.path("value").decimalValue()).isEqualByComparingTo("10000");
            assertThat(info.at("/balances/BTC").decimalValue()).isEqualByComparingTo("0.19");
            assertThat(info.at("/strategies/0/strategy").asText()).isEqualTo("btc");
            assertThat(info.at("/strategies/0/side").asText()).isEqualTo("LONG");
            assertThat(info.at("/strategies/0/cost").decimalValue()).isEqualByComparingTo("9500");
            assertThat(info.at("/strategies/1/quantity").isNull()).isTrue();

            rig.calls.fail("venue.balances", 1, refusal(Kind.KEY_REJECTED));
            JsonNode unread = rig.call("{\"action\": \"get_account_info\"}")
                    .path("portfolios")
                    .get(0);
            assertThat(unread.path("failure").asText()).isEqualTo("the venue says no");
            assertThat(unread.path("cash").decimalValue()).as("what is stored").isEqualByComparingTo("500");
        }
    }

    private static void runFor(PortfolioRig rig, int minutes) {
        int from =
                (int) Duration.between(PortfolioRig.START, rig.clock.instant()).toMinutes();
        for (int minute = 1; minute <= minutes; minute++) {
            rig.at(from + minute);
            rig.execute();
        }
    }

    /** Each order once at the venue, and what it holds is what the books hold. */
    private static void assertAgreement(PortfolioRig rig) {
        assertThat(rig.state().isAmbiguous()).isFalse();
        BigDecimal held = rig.state()
                .books()
                .holding("btc")
                .map(holding -> holding.quantity())
                .orElse(BigDecimal.ZERO);
        assertThat(rig.broker(rig.settings.portfolios().get("crypto"))
                        .balances()
                        .of("BTC")
                        .total())
                .isEqualByComparingTo(held);
        BigDecimal bought = rig.filledAtVenue().entrySet().stream()
                .filter(order -> order.getKey().startsWith("o"))
                .map(Map.Entry::getValue)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(bought).isLessThanOrEqualTo(new BigDecimal("0.19"));
    }

    private static VenueException refusal(Kind kind) {
        return new VenueException(kind, "the venue says no");
    }
}
