package org.hecha.web.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hecha.InApplication;
import org.hecha.evidence.CollectionId;
import org.hecha.evidence.Evidence;
import org.hecha.evidence.EvidenceId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.i18n.LocaleContextHolder;

/** What a file says of itself, as people read it. */
@InApplication
class FileFactsIT {

    @Autowired
    FileFacts facts;

    @BeforeEach
    void inChinese() {
        LocaleContextHolder.setLocale(Locale.SIMPLIFIED_CHINESE);
    }

    @AfterEach
    void asItWas() {
        LocaleContextHolder.resetLocaleContext();
    }

    private static Evidence file(Map<String, String> properties) {
        return new Evidence(
                new EvidenceId(UUID.randomUUID()),
                new CollectionId(UUID.randomUUID()),
                "现场.jpg",
                Optional.empty(),
                "00",
                1,
                "image/jpeg",
                Evidence.State.READ,
                Optional.empty(),
                1,
                1,
                Instant.EPOCH,
                "",
                properties);
    }

    private static Map<String, String> said(String... keysAndValues) {
        var said = new LinkedHashMap<String, String>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            said.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        return said;
    }

    @Test
    void aPhotographTellsWhenAndWhere() {
        assertThat(facts.of(file(said(
                        "exif.gps", "34.12345,-112.5", "exif.camera", "Phone 1", "exif.taken", "2022-05-01T09:07:31"))))
                .extracting(fact -> fact.label() + "=" + fact.value())
                .containsExactly("拍摄时间（相机时钟）=2022-05-01 09:07", "拍摄地点=北纬 34.1235°，西经 112.5000°", "拍摄设备=Phone 1");
    }

    @Test
    void momentsAreInBeijingTimeAndDaysStayDays() {
        assertThat(facts.of(file(said("created", "2022-03-04T02:30:00Z", "modified", "2022-03-05"))))
                .extracting(FileFacts.Fact::value)
                .containsExactly("2022-03-04 10:30", "2022-03-05");
    }

    @Test
    void aSignatureIsOneLineAndWhatCameAfterItIsNotable() {
        assertThat(facts.of(file(said(
                        "pdf.updates", "2",
                        "signatures", "1",
                        "signature.1.name", "青若县科学技术协会",
                        "signature.1.time", "2022-03-04T10:30+08:00",
                        "signature.1.state", "intact",
                        "signature.1.covers", "earlier-version"))))
                .containsExactly(
                        new FileFacts.Fact("后续修改", "首次保存后又追加修改 2 次", true),
                        new FileFacts.Fact("电子签名或签章", "1 处", false),
                        new FileFacts.Fact(
                                "第 1 处签名",
                                "青若县科学技术协会；2022-03-04 10:30；所签内容未变（未核验证书颁发机构）；签名没有覆盖文件的全部内容：签名之后有追加，或有的页不在签名之内",
                                true));
    }

    @Test
    void sheetsAreOneLineAndWhatNobodyFormattedStaysAsItIs() {
        LocaleContextHolder.setLocale(Locale.ENGLISH);
        assertThat(facts.of(file(said(
                        "sheet.1",
                        "经费",
                        "sheet.2",
                        "活动",
                        "video.seconds",
                        "754.6",
                        "exif.gps",
                        "nowhere",
                        "later.key",
                        "x"))))
                .extracting(fact -> fact.label() + "=" + fact.value())
                .containsExactly("Taken at=nowhere", "Length=12 min 35 s", "Sheets=经费、活动", "later.key=x");
    }
}
