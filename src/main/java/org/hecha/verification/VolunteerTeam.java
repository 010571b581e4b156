package org.hecha.verification;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hecha.verification.Advice.Outcome;

/**
 * 科技志愿服务信息平台: its pages of an organization. A page proves a registration with the organization's number; a picture of it
 * says when it was taken, since the statistics change every day.
 */
final class VolunteerTeam {

    private static final Pattern PLATFORM = Pattern.compile("科技志愿服务(?:信息)?平台|中国科技志愿|组织管理中心|查询统计|数据统计");
    private static final Pattern VOLUNTEERS = Pattern.compile("志愿");
    private static final Pattern NUMBER =
            Pattern.compile("(?:组织|团队|服务队|队伍)(?:编号|编码|代码|id)[:：\\t ]*([0-9a-z][0-9a-z-]{3,24})");
    private static final Pattern TAKEN =
            Pattern.compile("(?:截图|截取|截屏|抓取|打印|导出|查询|统计|当前|更新|制表)(?:日期|时间|于|截至)*[:：\\t ]*(?:19|20)\\d{2}[年./-]");

    private VolunteerTeam() {}

    static List<Advice> advice(Question question) {
        Map<String, Finding.Citation> numbers = new LinkedHashMap<>();
        List<Finding.Citation> without = new ArrayList<>();
        boolean taken = false;
        for (Paper paper : question.about().papers()) {
            boolean shows = false;
            boolean numbered = false;
            for (PageLine line : paper.pageLines()) {
                String text = line.text();
                shows |= PLATFORM.matcher(text).find();
                Matcher number = NUMBER.matcher(text);
                if (number.find()
                        && VOLUNTEERS.matcher(paper.head() + paper.name()).find()) {
                    numbers.putIfAbsent(number.group(1), Export.passage(paper, line.page(), line.start(), line.end()));
                    numbered = true;
                    shows = true;
                }
            }
            boolean page =
                    shows && PLATFORM.matcher(paper.head() + paper.title()).find();
            taken |= shows
                    && paper.pageLines().stream()
                            .anyMatch(l -> TAKEN.matcher(l.text()).find());
            if (page && !numbered) {
                PageLine first = paper.pageLines().get(0);
                without.add(Export.passage(paper, first.page(), first.start(), first.end()));
            }
        }
        List<Advice> advice = new ArrayList<>();
        if (!numbers.isEmpty()) {
            advice.add(new Advice(
                    taken ? "team-number" : "team-number-no-time",
                    List.of(String.join(
                            "、",
                            numbers.keySet().stream().limit(Platforms.NAMED).toList())),
                    taken ? Outcome.AGREES : Outcome.LOOK,
                    numbers.values().stream().limit(Platforms.NAMED).toList()));
        } else if (!without.isEmpty()) {
            advice.add(new Advice("team-no-number", List.of(), Outcome.LOOK, without.subList(0, 1)));
        }
        return advice;
    }
}
