package dev.scalpel.local.functions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class AnswerSummaryTest {

    private static String words(String function, String answer) throws IOException {
        return AnswerSummary.of(function, new ObjectMapper().readTree(answer));
    }

    @Test
    void aReviewShowsItsVerdictAndItsLearning() throws IOException {
        assertThat(words(LocalFunctions.MONITORING, """
            {"verdict": "Up 1 %.", "lessons": [
              {"symbol": "BTC/USDT", "method": "online-learning", "outcome": "REFUSED"},
              {"symbol": "BTC/USDT", "method": "tactics-by-regime", "outcome": "ADOPTED"}]}\
            """))
                .isEqualTo("Up 1 %. Learned for BTC/USDT: online-learning refused, tactics-by-regime adopted.");
    }

    @Test
    void whatThePipelineLearnedAndSettledIsShownLikeTheReviewAndTheTraining() throws IOException {
        assertThat(words(LocalFunctions.MONITORING, """
            {"results": [{"symbol": "BTC/USDT", "method": "online-learning", "outcome": "SKIPPED"}], "failures": []}\
            """)).isEqualTo("Learned for BTC/USDT: online-learning skipped.");
        assertThat(words(LocalFunctions.TRAINING, """
            {"symbols": [], "evidence": {"words": "licensed: evidence 41 of 40"}, "failures": []}\
            """)).isEqualTo("licensed: evidence 41 of 40");
    }

    @Test
    void aMinuteShowsItsDecisionAndPosition() throws IOException {
        assertThat(words(LocalFunctions.EXECUTION, """
            {"symbols": [
              {"symbol": "BTC/USDT", "decision": "ENTER", "position": "LONG 1 at 2"},
              {"symbol": "ETH/USDT", "failure": "no bars"}]}\
            """))
                .isEqualTo("BTC/USDT ENTER [LONG 1 at 2]  ETH/USDT failed: no bars");
    }

    @Test
    void aPortfoliosRunShowsItsSignalsAndOrders() throws IOException {
        assertThat(words(LocalFunctions.EXECUTION, """
            {"portfolios": [
              {"portfolio": "crypto", "outcome": "executed", "signals": [{}, {}], "orders": 3, "failure": null},
              {"portfolio": "fx", "outcome": "no signals", "signals": [], "orders": 0, "failure": null},
              {"portfolio": "x", "outcome": "failed", "failure": "no keys"}]}\
            """))
                .isEqualTo("crypto: executed, 2 signals, 3 orders  fx: no signals  x: failed (no keys)");
    }

    @Test
    void aMinuteOfPortfoliosAloneSaysSo() throws IOException {
        assertThat(words(LocalFunctions.EXECUTION, "{\"symbols\": []}")).isEqualTo("nothing to do");
        assertThat(words(LocalFunctions.EXECUTION, "{\"symbols\": [], \"halted\": \"by hand\"}"))
                .isEqualTo("HALTED (by hand)  nothing to do");
    }

    @Test
    void aRejectionIsShown() throws IOException {
        assertThat(words(LocalFunctions.TRAINING, "{\"error\": \"no such action\"}"))
                .isEqualTo("refused: no such action");
    }
}
