package org.hecha.web.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.hecha.InApplication;
import org.hecha.evidence.EvidenceId;
import org.junit.jupiter.api.Test;

/** The list of a dossier's files: found by name, in the order people count in, and what was taken out on demand. */
@InApplication
class EvidenceListIT extends AtTheClerksDesk {

    @Test
    void filesAreFoundByTheirNameAndOtherFiltersStay() {
        String mark = "甲" + System.nanoTime();
        add("S07", "志愿/" + mark + " 第10批.txt");
        add("S07", "志愿/" + mark + " 第二批.txt");
        add("S07", "志愿/" + mark + " 第1批.TXT");
        add("", mark + " 未归类.txt");

        String all = list("?q=" + mark);
        assertThat(named(all, mark))
                .containsExactly(mark + " 未归类.txt", mark + " 第1批.TXT", mark + " 第二批.txt", mark + " 第10批.txt");
        assertThat(list("?q=" + mark + "+１批.txt")).contains("第1批.TXT").doesNotContain("第10批");
        String unsorted = list("?show=unsorted&q=" + mark);
        assertThat(named(unsorted, mark)).containsExactly(mark + " 未归类.txt");
        assertThat(unsorted)
                .contains("name=\"show\" value=\"unsorted\"", "value=\"" + mark + "\"", "show=unsorted&amp;q=");
        assertThat(list("?q=" + mark + "没有的")).contains("没有文件名含“" + mark + "没有的”的材料。");
    }

    @Test
    void whatWasTakenOutIsShownOnDemandAndBroughtBack() {
        String name = "误撤" + System.nanoTime() + ".txt";
        EvidenceId file = add("S07", name);
        assertThat(list("")).contains(name);
        var taken = browser.post("/evidence/" + file + "/withdrawal");
        assertThat(taken.status()).isEqualTo(200);

        assertThat(list("")).doesNotContain(name).contains("show=withdrawn");
        assertThat(list("?show=withdrawn&q=" + name)).contains(name, "/evidence/" + file + "/return", "恢复");
        assertThat(browser.get("/evidence/" + file).body())
                .contains("已于", "撤下", "/evidence/" + file + "/return")
                .doesNotContain("/evidence/" + file + "/withdrawal", "??");
        assertThat(browser.post("/evidence/" + file + "/return").status()).isEqualTo(200);

        assertThat(list("")).contains(name);
        assertThat(list("?show=withdrawn&q=" + name)).doesNotContain("/evidence/" + file + "/return");
    }

    private EvidenceId add(String criterion, String path) {
        byte[] text = (path + System.nanoTime()).getBytes(StandardCharsets.UTF_8);
        return dossiers.add(clerk, dossier.id(), criterion, "", path, new ByteArrayInputStream(text))
                .id();
    }

    private String list(String query) {
        var page = browser.get("/dossiers/" + dossier.number() + "/evidence" + query);
        assertThat(page.status()).isEqualTo(200);
        return page.body();
    }

    private static List<String> named(String page, String mark) {
        return page.lines()
                .filter(line -> line.contains("<td><a href=\"/evidence/") && line.contains(mark))
                .map(line -> line.replaceAll("<[^>]+>", "").strip())
                .toList();
    }
}
