package dev.scalpel.execution.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.TradeRow;
import dev.scalpel.market.Symbol;
import dev.scalpel.portfolio.log.OrderRow;
import dev.scalpel.signals.Outcome;
import dev.scalpel.signals.Signal;
import dev.scalpel.signals.TargetState;
import dev.scalpel.trading.ExitReason;
import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A portfolio at the stand-in of Binance spot, through the real function and the real adapter. */
class SpotPortfolioTest {

    @Test
    void theFirstRunAdoptsTheFreeCash() {
        try (PortfolioRig rig = PortfolioRig.spot(PortfolioRig.SPOT, PortfolioRig.PRICES)) {
            JsonNode answer = rig.execute();
            assertThat(answer.at("/portfolios/0/outcome").asText()).isEqualTo("no signals");
            assertThat(answer.at("/portfolios/0/notes/0").asText())
                    .isEqualTo("the portfolio begins with the account's free cash of 10000 USDT");
            assertThat(rig.cash()).isEqualByComparingTo("10000");
        }
    }

    @Test
    void aQuietRunWritesNothingAndMakesNoRequestToTheVenue() {
        try (PortfolioRig rig = PortfolioRig.spot(PortfolioRig.SPOT, PortfolioRig.PRICES)) {
            rig.execute();
            rig.at(1);
            rig.calls.begin();
            rig.process = rig.process();
            assertThat(rig.execute().at("/portfolios/0/outcome").asText()).isEqualTo("no signals");
            assertThat(rig.calls.names())
                    .isNotEmpty()
                    .allMatch(name -> name.matches("store\\.(get|list|getIfChanged)"));
        }
    }

    @Test
    void theSlotsOfTheFirstVectorAreExecutedAtTheVenue() {
        try (PortfolioRig rig = PortfolioRig.spot(PortfolioRig.SPOT, PortfolioRig.PRICES)) {
            rig.execute();
            rig.signal("btc", TargetState.LONG);
            JsonNode first = rig.execute();
            assertThat(first.at("/portfolios/0/signals/0/outcome").asText()).isEqualTo("EXECUTED");
            assertThat(rig.held("btc")).isEqualTo("LONG 0.19");
            assertThat(rig.cash()).isEqualByComparingTo("500");

            rig.at(1);
            rig.signal("eth", TargetState.LONG);
            rig.execute();
            assertThat(rig.held("btc")).isEqualTo("LONG 0.04");
            assertThat(rig.held("eth")).isEqualTo("LONG 3");
            assertThat(rig.cash()).isEqualByComparingTo("500");

            rig.at(2);
            rig.signal("btc", TargetState.FLAT);
            rig.signal("eth", TargetState.FLAT);
            rig.execute();
            assertThat(rig.cash()).isEqualByComparingTo("10000");

            rig.at(3);
            rig.signal("btc", TargetState.LONG);
            rig.signal("sol", TargetState.LONG);
            rig.execute();
            assertThat(rig.held("btc")).isEqualTo("LONG 0.04");
            assertThat(rig.held("sol")).isEqualTo("LONG 37.5");

            rig.at(4);
            rig.signal("btc", TargetState.FLAT);
            rig.signal("sol", TargetState.FLAT);
            rig.execute();
            assertThat(rig.cash()).isEqualByComparingTo("10000");
            assertThat(rig.spot.orElseThrow().free("USDT")).isEqualByComparingTo("10000");
            assertThat(rig.outcomes())
                    .hasSize(8)
                    .allSatisfy((id, outcome) -> assertThat(outcome).isEqualTo(Outcome.EXECUTED));
            assertThat(rig.failures).hasSize(1).first().asString().contains("begins with the account's free cash");
        }
    }

    @Test
    void ordersAndTradesAreWrittenWithTheirSignal() {
        try (PortfolioRig rig = PortfolioRig.spot(PortfolioRig.SPOT, PortfolioRig.PRICES)) {
            rig.execute();
            Signal entry = rig.signal("btc", TargetState.LONG);
            rig.execute();
            rig.at(1);
            Signal exit = rig.signal("btc", TargetState.FLAT);
            rig.execute();

            assertThat(rig.orders())
                    .extracting(OrderRow::purpose)
                    .containsExactly(OrderRow.Purpose.OPEN, OrderRow.Purpose.CLOSE);
            assertThat(rig.orders())
                    .extracting(row -> row.signal().orElseThrow())
                    .containsExactly(entry.id(), exit.id());
            assertThat(rig.orders()).extracting(OrderRow::status).containsOnly(Intent.Status.FILLED);
            assertThat(rig.orders().get(0).filledQuote()).isEqualByComparingTo("9500");
            TradeRow trade = rig.trades("BTC/USDT").get(0);
            assertThat(trade.basis().sourceId()).isEqualTo("crypto:" + entry.id());
            assertThat(trade.basis().strategy()).isEqualTo("btc");
            assertThat(trade.exitReason()).isEqualTo(ExitReason.SIGNAL);
            assertThat(trade.netProfit()).isEqualByComparingTo("0");
            assertThat(trade.mode()).isEqualTo("testnet");
        }
    }

    @Test
    void theRestOfAnEntryIsTriedAgainAndThenGivenUp() {
        try (PortfolioRig rig = PortfolioRig.spot(PortfolioRig.SPOT, PortfolioRig.PRICES)) {
            rig.execute();
            rig.spot.orElseThrow().fillPartially(Symbol.parse("BTC/USDT"), new BigDecimal("0.5"), Duration.ZERO, 3);
            Signal signal = rig.signal("btc", TargetState.LONG);
            rig.execute();
            // 0.19: a half, a half of the rest, a half of that.
            assertThat(rig.held("btc")).isEqualTo("LONG 0.16625");
            assertThat(rig.orders()).hasSize(3);
            assertThat(rig.outcomes()).containsEntry(signal.id(), Outcome.UNDERFILLED);
            assertThat(rig.failures).anyMatch(failure -> failure.contains("UNDERFILLED"));
        }
    }

    @Test
    void aCloseThatDoesNotFillGoesAtMarket() {
        try (PortfolioRig rig = PortfolioRig.spot(PortfolioRig.SPOT, PortfolioRig.PRICES)) {
            rig.execute();
            rig.signal("btc", TargetState.LONG);
            rig.execute();
            rig.at(1);
            rig.spot.orElseThrow().fillPartially(Symbol.parse("BTC/USDT"), BigDecimal.ZERO, Duration.ZERO, 3);
            rig.signal("btc", TargetState.FLAT);
            rig.execute();
            assertThat(rig.held("btc")).isEqualTo("nothing");
            assertThat(rig.orders())
                    .extracting(row -> row.limit().isPresent())
                    .containsExactly(true, true, true, true, false);
        }
    }

    @Test
    void aSignalThatIsDoubledOrLateOrOutOfOrderMovesNothing() {
        try (PortfolioRig rig = PortfolioRig.spot(PortfolioRig.SPOT, PortfolioRig.PRICES)) {
            rig.execute();
            Signal first = rig.signal("btc", TargetState.LONG);
            rig.execute();
            rig.signal("btc", TargetState.LONG, first.time());
            Signal older = rig.signal("btc", TargetState.FLAT, first.time().minusSeconds(5));
            Signal stale = rig.signal("eth", TargetState.LONG, first.time().minusSeconds(100));
            rig.execute();
            assertThat(rig.held("btc")).isEqualTo("LONG 0.19");
            assertThat(rig.held("eth")).isEqualTo("nothing");
            assertThat(rig.outcomes())
                    .containsEntry(first.id(), Outcome.EXECUTED)
                    .containsEntry(older.id(), Outcome.OUT_OF_ORDER)
                    .containsEntry(stale.id(), Outcome.STALE)
                    .hasSize(3);
        }
    }

    @Test
    void theOwnersCoinsAreNeverSold() {
        try (PortfolioRig rig = PortfolioRig.spot(PortfolioRig.SPOT, PortfolioRig.PRICES)) {
            rig.spot.orElseThrow().deposit("BTC", new BigDecimal("2"));
            rig.execute();
            rig.signal("btc", TargetState.LONG);
            rig.execute();
            rig.at(1);
            rig.signal("btc", TargetState.FLAT);
            rig.execute();
            assertThat(rig.spot.orElseThrow().free("BTC")).isEqualByComparingTo("2");
            assertThat(rig.cash()).isEqualByComparingTo("10000");
        }
    }

    @Test
    void aDepositIsBookedAsATransferBeforeTheNextEntryIsSized() {
        try (PortfolioRig rig = PortfolioRig.spot(PortfolioRig.SPOT, PortfolioRig.PRICES)) {
            rig.execute();
            rig.spot.orElseThrow().deposit("USDT", new BigDecimal("10000"));
            rig.signal("btc", TargetState.LONG);
            JsonNode answer = rig.execute();
            assertThat(rig.held("btc")).isEqualTo("LONG 0.38");
            assertThat(answer.at("/portfolios/0/notes/0").asText()).contains("by 10000: booked as a transfer");
        }
    }

    @Test
    void anEmergencyStopClosesEverythingAndSignalsAreHaltedUntilResumed() {
        try (PortfolioRig rig = PortfolioRig.spot(PortfolioRig.SPOT, PortfolioRig.PRICES)) {
            rig.execute();
            rig.signal("btc", TargetState.LONG);
            rig.signal("eth", TargetState.LONG);
            rig.execute();
            rig.at(1);
            JsonNode stopped = rig.call("{\"action\": \"emergency_stop\", \"reason\": \"too hot\"}");
            assertThat(stopped.at("/portfolios/0/halted").asText()).isEqualTo("too hot");
            assertThat(stopped.at("/halted").asText()).isEqualTo("too hot");
            assertThat(rig.state().books().holdings()).isEmpty();
            Signal refused = rig.signal("btc", TargetState.LONG);
            rig.execute();
            assertThat(rig.outcomes()).containsEntry(refused.id(), Outcome.HALTED);
            rig.call("{\"action\": \"resume\"}");
            rig.at(2);
            rig.signal("btc", TargetState.LONG);
            rig.execute();
            assertThat(rig.held("btc")).startsWith("LONG");
            assertThat(rig.trades("ETH/USDT")).extracting(TradeRow::exitReason).containsExactly(ExitReason.HALT);
        }
    }

    @Test
    void aStrategyIsClosedOnRequestAndStaysFlatUntilItsNextSignal() {
        try (PortfolioRig rig = PortfolioRig.spot(PortfolioRig.SPOT, PortfolioRig.PRICES)) {
            rig.execute();
            rig.signal("btc", TargetState.LONG);
            rig.signal("eth", TargetState.LONG);
            rig.execute();
            rig.call("{\"action\": \"close_position\", \"portfolio\": \"crypto\", \"strategy\": \"btc\"}");
            assertThat(rig.held("btc")).isEqualTo("nothing");
            assertThat(rig.held("eth")).startsWith("LONG");
            rig.execute();
            assertThat(rig.held("btc")).isEqualTo("nothing");
        }
    }

    @Test
    void anUnknownPortfolioStrategyOrFieldIsNamed() {
        try (PortfolioRig rig = PortfolioRig.spot(PortfolioRig.SPOT, PortfolioRig.PRICES)) {
            assertThat(rig.call("{\"action\": \"execute_signals\", \"portfolio\": \"cyrpto\"}")
                            .at("/error")
                            .asText())
                    .isEqualTo("field 'portfolio' must name one of the portfolios [crypto]: 'cyrpto'");
            assertThat(rig.call("{\"action\": \"execute_signals\", \"portfolios\": \"crypto\"}")
                            .at("/error")
                            .asText())
                    .contains("has no field 'portfolios'; allowed: portfolio");
            assertThat(rig.call("{\"action\": \"close_position\", \"portfolio\": \"crypto\", \"strategy\": \"x\"}")
                            .at("/error")
                            .asText())
                    .contains("must name one of portfolio crypto: btc, eth, sol, not 'x'");
        }
    }
}
