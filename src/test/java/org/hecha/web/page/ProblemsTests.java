package org.hecha.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.Locale;
import org.hecha.Fake;
import org.hecha.dossier.NotWritable;
import org.hecha.organization.AdministratorsOnly;
import org.hecha.organization.Role;
import org.hecha.programme.WorkingDays;
import org.hecha.workflow.NobodyResponsible;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.context.support.ResourceBundleMessageSource;

/** A refusal is read by people: what the house calls by a code stands in it in words. */
class ProblemsTests {

    private final ResourceBundleMessageSource texts = new ResourceBundleMessageSource();
    private final Problems problems =
            new Problems(texts, new Dates(Clock.systemUTC(), Fake.of(WorkingDays.class, new Object()), texts));

    @BeforeEach
    void chinese() {
        texts.setBasenames("messages-organization", "messages-dossier", "messages-workflow", "messages-web");
        texts.setDefaultEncoding("UTF-8");
        texts.setFallbackToSystemLocale(false);
        LocaleContextHolder.setLocale(Locale.SIMPLIFIED_CHINESE);
    }

    @AfterEach
    void whateverItWas() {
        LocaleContextHolder.resetLocaleContext();
    }

    @Test
    void rolesAndPartsAreSaidInWords() {
        assertThat(problems.sentence(new AdministratorsOnly(Role.AUDIT_ADMINISTRATOR))
                        .detail())
                .isEqualTo("此项操作只限审计管理员办理。");
        assertThat(problems.sentence(new NobodyResponsible("990226", "CITY_REVIEWER"))
                        .detail())
                .contains("990226", "市级审核员")
                .doesNotContain("CITY_REVIEWER");
        assertThat(problems.sentence(new NotWritable("2021B2-990226", "SUBMITTED"))
                        .detail())
                .contains("已提交")
                .doesNotContain("SUBMITTED");
        assertThat(problems.sentence(new NotWritable("2021B2-990226", "personal-data"))
                        .detail())
                .contains("个人号码");
    }

    @Test
    void wordsOfPeopleStayAsTheyAre() {
        assertThat(problems.sentence(new NotWritable("2021B2-990226", "photo.jpg"))
                        .detail())
                .contains("photo.jpg");
        assertThat(problems.sentence(new NotWritable("2021B2-990226", "whatever"))
                        .detail())
                .contains("whatever");
    }
}
