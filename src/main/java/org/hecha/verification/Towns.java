package org.hecha.verification;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Finds papers whose townships are all somebody else's: another county's story under this county's name. The county's own
 * townships are those its name lists and tables have; without such a list nothing is concluded.
 */
final class Towns {

    private static final Phrase TOWN = new Phrase("(?<![\\u4e00-\\u9fa5])[\\u4e00-\\u9fa5]{2,3}(?:镇|乡|街道)(?![政村级长属])");
    private static final Phrase INLINE = new Phrase("(?:[从在到由赴至和与、，。；]|^)([\\u4e00-\\u9fa5]{2,3}(?:镇|乡))(?![政村级长属镇])");
    private static final Pattern GENERIC =
            Pattern.compile("[各个全本该每两多县区市旗所等逐]|[家返故回异他老水侨]乡|乡镇|城乡|下乡|[\uE000-\uE004]|^[从在到由赴至和与]");
    private static final int LIST = 4;

    private Towns() {}

    static Set<Paper> foreign(List<Paper> papers) {
        return foreign(papers, LIST);
    }

    /** @param total how many towns the county says it has: fewer are no list of them */
    static Set<Paper> foreign(List<Paper> papers, int total) {
        Set<String> own = new HashSet<>();
        Map<Paper, Set<String>> named = new HashMap<>();
        for (Paper paper : papers) {
            Set<String> listed = new HashSet<>();
            for (MatchResult cell : TOWN.all(paper.reading().text())) {
                listed.add(cell.group());
            }
            if (listed.size() >= LIST && paper.reading().text().indexOf('\t') >= 0) {
                own.addAll(listed);
            }
            Set<String> told = new HashSet<>();
            for (MatchResult inline : INLINE.all(paper.reading().text())) {
                if (!GENERIC.matcher(inline.group(1)).find()) {
                    told.add(inline.group(1));
                }
            }
            named.put(paper, told);
        }
        Set<Paper> foreign = new HashSet<>();
        if (own.size() >= Math.max(LIST, total * 4 / 5)) {
            named.forEach((paper, towns) -> {
                if (!towns.isEmpty()
                        && towns.stream().noneMatch(t -> own.stream().anyMatch(o -> o.endsWith(t) || t.endsWith(o)))) {
                    foreign.add(paper);
                }
            });
        }
        return foreign;
    }
}
