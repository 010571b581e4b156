package org.hecha.verification;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.hecha.verification.Advice.Outcome;

/**
 * 科技志愿服务信息平台: its roster. One person may be in several teams, in five at most; people are told apart by what the roster
 * numbers them by. Names alone tell nobody apart: then only the rows are counted. Nobody is named here; the passages are masked.
 */
final class VolunteerRoster {

    private static final Form ROSTER = Form.called("志愿", "活动|考勤|签到|奖|表彰|积分|志愿汇|志愿云|中国志愿服务网")
            .has("number", "身份证|证件", "志愿者(?:编号|编码|id)|手机|电话")
            .needs("name", "^(?:志愿者)?(?:姓名|名称|名字)$")
            .needs("team", "组织|服务队|队伍|所属|团队|分队|支队");

    private static final Pattern BLANK = Pattern.compile("^[-—/无 ]*$");
    private static final Pattern HIDDEN = Pattern.compile("\\*{2,}|x{3,}|×{2,}");

    private VolunteerRoster() {}

    static List<Advice> advice(Question question) {
        int most = question.limit("teams").intValueExact();
        Map<String, Set<String>> teamsOf = new LinkedHashMap<>();
        Map<String, List<Export.Row>> rowsOf = new LinkedHashMap<>();
        Set<String> teams = new HashSet<>();
        List<Finding.Citation> heads = new ArrayList<>();
        int rows = 0;
        int unnumbered = 0;
        for (Export roster : Export.in(question, ROSTER)) {
            heads.add(roster.passage());
            for (Export.Row row : roster.rows()) {
                rows++;
                String number = row.written("number").replace(" ", "");
                String team = row.merged("team");
                teams.add(team);
                if (BLANK.matcher(number).matches()) {
                    unnumbered++;
                    continue;
                }
                // a number with hidden digits may be that of several people: the name belongs to it
                String person = HIDDEN.matcher(number).find() ? row.written("name") + number : number;
                teamsOf.computeIfAbsent(person, p -> new LinkedHashSet<>()).add(team);
                rowsOf.computeIfAbsent(person, p -> new ArrayList<>()).add(row);
            }
        }
        if (rows == 0) {
            return List.of();
        }
        if (teamsOf.isEmpty()) {
            return List.of(new Advice(
                    "roster-names-only",
                    List.of(Integer.toString(rows), Integer.toString(teams.size())),
                    Outcome.LOOK,
                    heads.subList(0, 1)));
        }
        long several = teamsOf.values().stream().filter(t -> t.size() > 1).count();
        List<Advice> advice = new ArrayList<>();
        advice.add(new Advice(
                "roster",
                List.of(
                        Integer.toString(rows),
                        Integer.toString(teamsOf.size()),
                        Integer.toString(teams.size()),
                        Long.toString(several),
                        Platforms.claimed(question)),
                Platforms.held(question, teamsOf.size()),
                heads.stream().limit(Platforms.NAMED).toList()));
        List<String> over = teamsOf.entrySet().stream()
                .filter(p -> p.getValue().size() > most)
                .map(Map.Entry::getKey)
                .toList();
        if (!over.isEmpty()) {
            advice.add(new Advice(
                    "roster-too-many-teams",
                    List.of(Integer.toString(over.size()), Integer.toString(most)),
                    Outcome.LOOK,
                    over.stream()
                            .limit(Platforms.NAMED)
                            .map(p -> rowsOf.getOrDefault(p, List.of()).get(0).passage())
                            .toList()));
        }
        List<String> twice = teamsOf.keySet().stream()
                .filter(p -> rowsOf.getOrDefault(p, List.of()).size()
                        > teamsOf.getOrDefault(p, Set.of()).size())
                .toList();
        if (!twice.isEmpty()) {
            advice.add(new Advice(
                    "roster-twice",
                    List.of(Integer.toString(twice.size())),
                    Outcome.LOOK,
                    twice.stream()
                            .limit(Platforms.NAMED)
                            .map(p -> rowsOf.getOrDefault(p, List.of()).get(1).passage())
                            .toList()));
        }
        if (unnumbered > 0) {
            advice.add(new Advice("roster-unnumbered", List.of(Integer.toString(unnumbered)), Outcome.NOTE, List.of()));
        }
        return advice;
    }
}
