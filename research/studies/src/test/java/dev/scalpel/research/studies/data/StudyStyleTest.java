package dev.scalpel.research.studies.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.features.FeatureFamily;
import org.junit.jupiter.api.Test;

class StudyStyleTest {

    @Test
    void aStyleThatFollowsTheScoreHasNoHold() {
        StudyStyle style = StudyStyle.parse("score 60+15");

        assertThat(style.name()).isEqualTo("score");
        assertThat(style.horizonsText()).isEqualTo("15+60");
        assertThat(style.holdMinutes()).isEmpty();
        assertThat(style.features()).isEqualTo(FeatureFamily.EXTENDED);
        assertThat(style.windowDays()).isEqualTo(300);
    }

    @Test
    void aFixedStyleNamesItsMinutesFeaturesAndHistory() {
        StudyStyle style = StudyStyle.parse(" fixed-5 5  standard 60-days ");

        assertThat(style.name()).isEqualTo("fixed-5");
        assertThat(style.holdMinutes()).hasValue(5);
        assertThat(style.features()).isEqualTo(FeatureFamily.STANDARD);
        assertThat(style.windowDays()).isEqualTo(60);
    }
}
