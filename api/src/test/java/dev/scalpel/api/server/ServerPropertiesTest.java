package dev.scalpel.api.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ServerPropertiesTest {

    private static final String LIMIT = "sun.net.httpserver.maxReqTime";
    private static final String NO_DELAY = "sun.net.httpserver.nodelay";

    private final Map<String, String> before = new HashMap<>();

    ServerPropertiesTest() {
        for (String name : new String[] {LIMIT, NO_DELAY}) {
            String value = System.getProperty(name);
            if (value != null) {
                before.put(name, value);
            }
            System.clearProperty(name);
        }
    }

    @AfterEach
    void restore() {
        System.clearProperty(LIMIT);
        System.clearProperty(NO_DELAY);
        before.forEach(System::setProperty);
    }

    @Test
    void anAnswerLeavesAtOnceAndASlowRequestIsCutOffHoweverTheProgramIsStarted() {
        ServerProperties.set();
        assertThat(System.getProperty(NO_DELAY)).isEqualTo("true");
        assertThat(System.getProperty(LIMIT)).isEqualTo("10");
    }

    @Test
    void whatTheLauncherHasSetStays() {
        System.setProperty(LIMIT, "3");
        ServerProperties.set();
        assertThat(System.getProperty(LIMIT)).isEqualTo("3");
    }
}
