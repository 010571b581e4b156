package org.hecha.verification;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OvertakenTests {

    private static final String LIST = "柏科协字〔2021〕8号\n关于公布科普教育基地数的通报\n2021年底，全县注册科技志愿者1286人。\n柏川县科学技术协会\n2022年1月12日";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "《关于公布科普教育基地数的通报》（柏科协字〔2021〕8号）同时废止。",
                "原柏科协字〔2021〕8号文件停止执行。",
                "本通报代替柏科协字〔2021〕8号。",
                "柏科协字〔2021〕8号所附数据作废。",
            })
    void supportsNothingAnyMore(String sentence) {
        Bench bench = claim("2022年3月1日", sentence);
        assertThat(bench.finding()).isInstanceOf(Finding.Unsupported.class);
        assertThat(bench.asides()).contains(Finding.Why.OUT_OF_WINDOW);
    }

    @ParameterizedTest
    @ValueSource(strings = {"按照柏科协字〔2021〕8号要求继续做好统计。", "经费指标（柏科协字〔2021〕8号）年终收回。", "废止旧表，统计口径见附件。另见柏科协字〔2021〕8号。"})
    void holdsWhereItIsOnlyMentioned(String sentence) {
        assertThat(claim("2022年3月1日", sentence).finding()).isInstanceOf(Finding.Supported.class);
    }

    @Test
    void stillHeldOnTheDayWhereItWasAbolishedLater() {
        assertThat(claim("2022年11月1日", "柏科协字〔2021〕8号同时废止。").finding()).isInstanceOf(Finding.Supported.class);
    }

    private static Bench claim(String signed, String sentence) {
        return Bench.claiming("S07/vol_distinct", 1286)
                .showing("通报.docx", LIST)
                .showing("通知.docx", "柏科协字〔2022〕3号\n关于科普统计的通知\n" + sentence + "\n柏川县科学技术协会\n" + signed);
    }
}
