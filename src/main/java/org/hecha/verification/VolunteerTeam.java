package org.hecha.verification;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private static final Pattern LABEL = Pattern.compile("^(?:组织|团队|服务队|队伍)(?:编号|编码|代码|id)$");

    /** A number without its label: letters and a run of digits, such as stands in brackets behind a team's name. */
    private static final Pattern UNLABELLED = Pattern.compile("(?<![0-9a-z])[a-z]{1,6}\\d{6,16}(?![0-9a-z])");

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
            boolean volunteers = VOLUNTEERS.matcher(paper.head() + paper.name()).find();
            boolean page =
                    volunteers && PLATFORM.matcher(paper.head() + paper.title()).find();
            List<PageLine> lines = paper.pageLines();
            for (int i = 0; i < lines.size(); i++) {
                PageLine line = lines.get(i);
                Optional<String> number = volunteers ? number(lines, i, page) : Optional.empty();
                shows |= PLATFORM.matcher(line.text()).find() || number.isPresent();
                number.ifPresent(
                        n -> numbers.putIfAbsent(n, Export.passage(paper, line.page(), line.start(), line.end())));
                numbered |= number.isPresent();
            }
            taken |= shows
                    && paper.pageLines().stream()
                            .anyMatch(l -> TAKEN.matcher(l.text()).find());
            if (page && shows && !numbered) {
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

    /**
     * Behind its label, below it in the same column, or by its form alone.
     *
     * @param page whether the paper is a page of the platform: only there a number may stand without its label
     */
    private static Optional<String> number(List<PageLine> lines, int at, boolean page) {
        Matcher labelled = NUMBER.matcher(lines.get(at).text());
        if (labelled.find()) {
            return Optional.of(labelled.group(1));
        }
        List<String> above = at == 0 ? List.of() : lines.get(at - 1).cells();
        List<String> cells = lines.get(at).cells();
        for (int c = 0; c < Math.min(above.size(), cells.size()); c++) {
            if (LABEL.matcher(above.get(c)).matches()
                    && VALUE.matcher(cells.get(c)).matches()) {
                return Optional.of(cells.get(c));
            }
        }
        Matcher bare = UNLABELLED.matcher(lines.get(at).text());
        return page && bare.find() ? Optional.of(bare.group()) : Optional.empty();
    }

    private static final Pattern VALUE = Pattern.compile("[0-9a-z][0-9a-z-]{3,24}");
}
