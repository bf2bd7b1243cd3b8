package dev.scalpel.local.cli.bot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scalpel.execution.minute.MinuteReport;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class StopCommandTest {

    private static JsonNode answer(String... outcomes) {
        var answer = new ObjectMapper().createObjectNode();
        var symbols = answer.putArray("symbols");
        for (String outcome : outcomes) {
            symbols.addObject().put("symbol", "BTC/USDT").put("outcome", outcome);
        }
        return answer;
    }

    /** The running bot may be busy with its minute: a later call closes its positions. */
    @Test
    void callsAgainWhileAnotherInvocationHoldsTheMinute() {
        Deque<JsonNode> answers = new ArrayDeque<>(List.of(
                answer(MinuteReport.MANAGED, MinuteReport.LOST_RACE),
                answer(MinuteReport.HANDLED_BEFORE, MinuteReport.LOST_RACE),
                answer(MinuteReport.HANDLED_BEFORE, MinuteReport.MANAGED),
                answer("not asked for")));

        JsonNode last = StopCommand.untilDone(answers::remove, () -> {});

        assertThat(last).isEqualTo(answer(MinuteReport.HANDLED_BEFORE, MinuteReport.MANAGED));
        assertThat(answers).hasSize(1);
    }

    @Test
    void stopsAfterTheMaximumOfCalls() {
        int[] calls = {0};

        JsonNode last = StopCommand.untilDone(
                () -> {
                    calls[0]++;
                    return answer(MinuteReport.LOST_RACE);
                },
                () -> {});

        assertThat(last).isEqualTo(answer(MinuteReport.LOST_RACE));
        assertThat(calls[0]).isEqualTo(10);
    }
}
