package org.hecha.verification;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hecha.verification.Advice.Outcome;

/** Public accounts: lists of posts. An account is kept up if it posted in the days before the deadline. */
final class AccountPosts {

    private static final Form LIST = Form.called("公众号|微信|微博|视频号|抖音|推送|推文|历史消息", "计划|人员|培训")
            .needs("day", "(?:推送|发布|发文|发表)(?:日期|时间|日)", "日期|^时间")
            .has("account", "账号|公众号|平台|名称")
            .needs("title", "标题|题目|文章|内容|主题|推文");

    private AccountPosts() {}

    static List<Advice> advice(Question question) {
        Map<String, TreeMap<LocalDate, Export.Row>> accounts = new LinkedHashMap<>();
        Map<String, Integer> recent = new LinkedHashMap<>();
        LocalDate deadline = question.about().deadline();
        int window = question.limit("days").intValueExact();
        for (Export list : Export.in(question, LIST)) {
            for (Export.Row row : list.rows()) {
                String name = row.shown("account").isEmpty() ? list.paper().name() : row.shown("account");
                List<LocalDate> days = row.days("day");
                if (!days.isEmpty() && !days.get(0).isAfter(deadline)) {
                    accounts.computeIfAbsent(name, n -> new TreeMap<>()).putIfAbsent(days.get(0), row);
                    recent.merge(name, days.get(0).isBefore(deadline.minusDays(window)) ? 0 : 1, Integer::sum);
                }
            }
        }
        List<Advice> advice = new ArrayList<>();
        accounts.forEach((name, posts) -> advice.add(new Advice(
                "posts",
                List.of(
                        name,
                        Integer.toString(window),
                        Integer.toString(recent.getOrDefault(name, 0)),
                        posts.lastKey().toString()),
                recent.getOrDefault(name, 0) > 0 ? Outcome.AGREES : Outcome.LOOK,
                List.of(posts.lastEntry().getValue().passage()))));
        return advice.stream().limit(Platforms.NAMED).toList();
    }
}
