package dev.scalpel.local.functions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.local.functions.PortfolioLines.Line;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PortfolioLinesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PAPER   | 1 | 1 order, open on paper",
                "paper   | 2 | 2 orders, open on paper",
                "TESTNET | 1 | 1 order, pending reconciliation with the venue",
                "LIVE    | 3 | 3 orders, pending reconciliation with the venue"
            })
    void ordersThatMayStillFillAreCounted(String mode, int count, String words) {
        ObjectNode portfolio = new ObjectMapper().createObjectNode().put("mode", mode);
        for (int order = 0; order < count; order++) {
            portfolio.withArray("unresolved").add("order-" + order);
        }

        assertThat(PortfolioLines.of(portfolio)).contains(new Line("unresolved", words));
    }
}
