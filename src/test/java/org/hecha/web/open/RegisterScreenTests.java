package org.hecha.web.open;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hecha.designation.Designations;
import org.hecha.designation.Designations.Certificate;
import org.hecha.designation.Designations.Grading;
import org.hecha.designation.Grade;
import org.hecha.dossier.DossierId;
import org.hecha.organization.AScope;
import org.hecha.organization.AWorld;
import org.hecha.programme.RoundId;
import org.hecha.web.Screens;
import org.hecha.workflow.Worklist;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.MockMvc;

/** It is 10 October 2022. */
class RegisterScreenTests {

    private final List<Certificate> titles = new ArrayList<>();
    private MockMvc screens;

    /** What is faked of {@link Designations}. */
    public final class Register {
        public List<Certificate> register() {
            return titles;
        }

        public Optional<Certificate> register(String number) {
            return titles.stream()
                    .filter(title -> title.number().equals(number))
                    .findFirst();
        }
    }

    @BeforeEach
    void begin() {
        screens = Screens.of(new AWorld(), AScope.system("test"), List.of("org.hecha.web.open"), beans -> {
            beans.put(Designations.class, new Register());
            beans.put(Worklist.class, new Object());
        });
        title("KPSF-1", "在期县", LocalDate.of(2022, 10, 10), false, Optional.empty());
        title("KPSF-2", "优秀县", LocalDate.of(2020, 12, 31), false, graded(Grade.EXCELLENT));
        title("KPSF-3", "合格县", LocalDate.of(2020, 12, 31), false, graded(Grade.PASSED));
        title("KPSF-4", "撤销县", LocalDate.of(2020, 12, 31), true, graded(Grade.FAILED));
        title("KPSF-5", "后撤县", LocalDate.of(2020, 12, 31), true, graded(Grade.EXCELLENT));
    }

    private static Optional<Grading> graded(Grade grade) {
        return Optional.of(new Grading(grade, LocalDate.of(2021, 3, 1)));
    }

    private void title(String number, String county, LocalDate until, boolean revoked, Optional<Grading> grading) {
        titles.add(new Certificate(
                number,
                new DossierId(UUID.randomUUID()),
                county,
                new RoundId("2016B1"),
                until.minusYears(5),
                until,
                revoked,
                grading));
    }

    private String page(String path) throws Exception {
        String html = screens.perform(get(path))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(Screens.faults(html)).isEmpty();
        return html.replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ");
    }

    @Test
    void saysOfEveryTitleWhetherItHoldsAndWhatItsTermCameTo() throws Exception {
        assertThat(page("/public/register"))
                .contains("全部 5")
                .contains("总结评估优秀示范县 1")
                .containsPattern("在期县 2017-10-10 2022-10-10 有效 KPSF-2")
                .containsPattern("优秀县 \\S+ 2020-12-31 期满 优秀")
                .containsPattern("合格县 \\S+ 2020-12-31 期满 合格")
                .containsPattern("撤销县 \\S+ 2020-12-31 已撤销 不合格");
    }

    @Test
    void listsTheExcellentAloneWithoutThoseWhoLostTheTitleSince() throws Exception {
        assertThat(page("/public/register?show=excellent"))
                .contains("总结评估优秀示范县，共 1 个")
                .contains("优秀县")
                .doesNotContain("合格县", "在期县", "撤销县", "后撤县");
        titles.clear();
        assertThat(page("/public/register?show=excellent")).contains("还没有评为优秀的示范县");
    }

    @Test
    void verifiesACertificateWithItsGrade() throws Exception {
        assertThat(page("/public/register?number=KPSF-1")).contains("证书有效：在期县").doesNotContain("期满总结评估：");
        assertThat(page("/public/register?number=KPSF-2"))
                .contains("证书真实，示范期已满：优秀县")
                .contains("期满总结评估：优秀（2021年3月1日");
        assertThat(page("/public/register?number=KPSF-4")).contains("证书已撤销：撤销县").contains("期满总结评估：不合格");
    }

    @Test
    void speaksEnglish() throws Exception {
        assertThat(page("/public/register?number=KPSF-2&lang=en"))
                .contains("End-of-term assessment: Excellent")
                .contains("Assessed as excellent 1")
                .contains("term over");
    }
}
