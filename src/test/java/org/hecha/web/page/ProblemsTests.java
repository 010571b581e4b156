package org.hecha.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.hecha.Fake;
import org.hecha.dossier.NotWritable;
import org.hecha.organization.AdministratorsOnly;
import org.hecha.organization.Role;
import org.hecha.programme.WorkingDays;
import org.hecha.shared.Refused;
import org.hecha.standard.Standard;
import org.hecha.standard.Standards;
import org.hecha.web.words.ClaimWords;
import org.hecha.workflow.NobodyResponsible;
import org.hecha.workflow.NotYourRole;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.context.support.ResourceBundleMessageSource;

/** A refusal is read by people: what the house calls by a code stands in it in words. */
class ProblemsTests {

    private final ResourceBundleMessageSource texts = new ResourceBundleMessageSource();
    private final Problems problems = new Problems(
            texts,
            new Dates(Clock.systemUTC(), Fake.of(WorkingDays.class, new Object()), texts),
            new ClaimWords(Fake.of(Standards.class, new OneEdition())));

    /** The edition the house ships. */
    public static final class OneEdition {
        public List<Standard> editions() {
            return List.of(STANDARD);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ComponentScan("org.hecha.standard")
    @ConfigurationPropertiesScan("org.hecha.standard")
    static class StandardAlone {}

    private static final Standard STANDARD = made();

    private static Standard made() {
        try (var context = new AnnotationConfigApplicationContext(StandardAlone.class)) {
            return context.getBean(Standards.class).edition("2021-2025");
        }
    }

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

    /** Where the role is in the way, people are not sent to look at the dossier. */
    @Test
    void sayWhoDoesItInsteadOfBlamingTheDossier() {
        for (NotYourRole.Act act : NotYourRole.Act.values()) {
            for (Locale language : List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH)) {
                LocaleContextHolder.setLocale(language);
                var said = problems.sentence(new NotYourRole("2021B2-990226", act));
                assertThat(said.detail()).doesNotContain("act-", act.name()).hasSizeGreaterThan(25);
                assertThat(said.detail()).contains(language == Locale.ENGLISH ? "role" : "角色");
            }
        }
        assertThat(new NotYourRole("", NotYourRole.Act.URGE).kind()).isEqualTo(Refused.Kind.FORBIDDEN);
    }

    @Test
    void claimsAreCalledByTheirLabels() {
        assertThat(problems.sentence(new NotWritable("2021B2-990226", "S07/vol_distinct"))
                        .detail())
                .contains("S07 注册科技志愿者人数")
                .doesNotContain("vol_distinct");
        assertThat(problems.sentence(new NotWritable("2021B2-990226", "S07")).detail())
                .contains("S07 科技志愿服务");
        assertThat(problems.sentence(new NotWritable("2021B2-990226", "S99/nothing"))
                        .detail())
                .contains("S99/nothing");
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
