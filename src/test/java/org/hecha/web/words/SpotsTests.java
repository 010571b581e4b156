package org.hecha.web.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.context.support.ResourceBundleMessageSource;

class SpotsTests {

    private final Spots spots = new Spots(new Words(texts()));

    private static ResourceBundleMessageSource texts() {
        var texts = new ResourceBundleMessageSource();
        texts.setBasename("messages-screens");
        texts.setDefaultEncoding("UTF-8");
        return texts;
    }

    @BeforeEach
    void english() {
        LocaleContextHolder.setLocale(Locale.ENGLISH);
    }

    @AfterEach
    void asItWas() {
        LocaleContextHolder.resetLocaleContext();
    }

    @Test
    void pagesAreNumbered() {
        assertThat(spots.of("03/年报.pdf", 7)).isEqualTo("03/年报.pdf, page 7");
        assertThat(spots.leaf("年报.pdf", 7)).isEqualTo("7");
        assertThat(spots.heading("年报.pdf", 7)).isEqualTo("Text of page 7");
    }

    @Test
    void filmsHaveMoments() {
        assertThat(spots.of("打包.zip/短视频.MP4", 67)).isEqualTo("打包.zip/短视频.MP4, at 1:07");
        assertThat(spots.leaf("短视频.mov", 7)).isEqualTo("0:07");
        assertThat(spots.heading("短视频.avi", 600)).isEqualTo("Text in the picture at 10:00");
        assertThat(spots.of("说明.mp4.txt", 1)).isEqualTo("说明.mp4.txt, page 1");
    }
}
