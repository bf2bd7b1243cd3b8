package dev.scalpel.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoticeTextTest {

    @ParameterizedTest
    @CsvSource({
        "Verlust über Größe, Verlust ueber Groesse",
        "ÄÖÜ äöü ß, AeOeUe aeoeue ss",
        "u\u0308ber, ueber",
        "café naïve Łódź, cafe naive Lodz",
        "5 % – “flat” …, '5 % - \"flat\" ...'",
        "ﬁne ½, fine 1?2",
        "利益 up, ?? up",
    })
    void convertsASubjectToAscii(String text, String subject) {
        assertThat(NoticeText.subject(text)).isEqualTo(subject);
    }

    @Test
    void putsASubjectOnOneLine() {
        assertThat(NoticeText.subject("first\r\nBcc: x\tlast\u0000\u2028end")).isEqualTo("first Bcc: x last end");
        assertThat(NoticeText.subject(" \n ")).isEqualTo("Scalpel");
    }

    @Test
    void truncatesALongSubjectToAHundredCharacters() {
        assertThat(NoticeText.subject("x".repeat(100))).hasSize(100).doesNotContain("...");
        assertThat(NoticeText.subject("x".repeat(101))).isEqualTo("x".repeat(97) + "...");
        assertThat(NoticeText.subject("ß".repeat(51))).hasSize(100);
    }

    @Property
    void everySubjectIsValid(@ForAll String text) {
        assertThat(NoticeText.subject(text)).matches("[!-~][ -~]{0,99}");
    }

    @Test
    void keepsAShortMessage() {
        assertThat(NoticeText.message("Grün: +1.2 %\n\tünd")).isEqualTo("Grün: +1.2 %\n\tünd");
        assertThat(NoticeText.message("a\r\nb\rc\u0000d")).isEqualTo("a\nb\nc d");
        assertThat(NoticeText.message("  \n")).isEqualTo("(no text)");
    }

    @Test
    void aMessageOfExactlyTheLimitStays() {
        String whole = "y".repeat(256 * 1024);
        assertThat(NoticeText.message(whole)).isEqualTo(whole);
    }

    @Property(tries = 60)
    void aLongMessageIsTruncatedBetweenTwoCharactersWithANote(@ForAll @IntRange(max = 5) int shift) {
        for (String character : new String[] {"é", "利", "\uD83D\uDE00"}) {
            String cut = NoticeText.message("a".repeat(shift) + character.repeat(150_000));
            assertThat(cut.getBytes(StandardCharsets.UTF_8).length).isBetween(256 * 1024 - 4, 256 * 1024);
            assertThat(cut).doesNotContain("\uFFFD");
            assertThat(cut.lines().toList().get(1)).startsWith("[truncated: the text has ");
        }
    }

    @Property
    void everyMessageFitsAndIsNotEmpty(@ForAll String text) {
        assertThat(NoticeText.message(text).getBytes(StandardCharsets.UTF_8).length)
                .isBetween(1, 256 * 1024);
    }
}
