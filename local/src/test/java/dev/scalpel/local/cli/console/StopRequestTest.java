package dev.scalpel.local.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StopRequestTest {

    @Test
    void nothingIsRequestedAndNothingStaysBehind() {
        StopRequest request = StopRequest.ofProcess();
        assertThat(request.isRequested()).isFalse();
        request.close();
        // A second close would try to remove the hook again.
        request.close();
        assertThat(request.isRequested()).isFalse();
    }
}
