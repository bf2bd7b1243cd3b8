package dev.scalpel.local.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page that is checked in, without a browser and without Node.js. */
class PageFilesTest {

    private static final Pattern ADDRESS = Pattern.compile("(?:src|href)=\"([^\"]*)\"");
    private static final Pattern HASHED = Pattern.compile("/assets/index-[A-Za-z0-9_-]{8}\\.(js|css)");

    @Test
    void thePageLoadsNothingButItsOwnFilesByTheirContentHash() throws IOException {
        List<String> addresses = ADDRESS.matcher(file("index.html"))
                .results()
                .map(found -> found.group(1))
                .filter(address -> !address.equals("data:,"))
                .toList();

        assertThat(addresses).hasSize(2).allMatch(HASHED.asMatchPredicate());
        for (String address : addresses) {
            assertThat(file(address.substring("/assets/".length()))).isNotEmpty();
        }
    }

    @Test
    void thePageHasItsTokenOnceAndNothingInline() throws IOException {
        String page = file("index.html");

        assertThat(page.split("\\{\\{token}}", -1)).hasSize(2);
        assertThat(Pattern.compile("<script[^>]*>").matcher(page).results().map(MatchResult::group))
                .allMatch(tag -> tag.contains(" src="));
        assertThat(page).doesNotContain("<style").doesNotContain(" style=").doesNotContain(" onclick=");
    }

    @Test
    void theLicencesOfWhatThePageContainsComeWithIt() throws IOException {
        assertThat(file("licences.txt"))
                .contains("== lightweight-charts ", "Apache License", "Version 2.0, January 2004")
                .contains("TradingView, Inc. https://www.tradingview.com/")
                .contains("== fancy-canvas ", "== preact ", "Permission is hereby granted, free of charge");
    }

    private static String file(String name) throws IOException {
        try (InputStream in = PageFilesTest.class.getResourceAsStream("/dev/scalpel/local/desk/assets/" + name)) {
            assertThat(in).as(name).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
