package org.hecha.verification;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.hecha.verification.Advice.Outcome;
import org.hecha.verification.Places.Whose;

/**
 * 农村中学科技馆: the list a province or the foundation published. The county's rows in it are counted, and the schools of the
 * county's own list are looked for in it by name.
 */
final class RuralMuseums {

    private static final Form LIST = Form.called("农村中学科技馆", "计划|申报|拟建|申请|活动记录|活动台账|设备|展品")
            .needs("school", "学校|校名", "单位|名称|建设地点|地点")
            .has("county", "县|区|市|地区|所在地");

    private static final Pattern SCHOOL = Pattern.compile("中学|学校|职中|高中|初中|一中|二中|三中");
    private static final Pattern PUBLISHED = Pattern.compile("基金会|公示|公布|公告|全国|全省");

    private RuralMuseums() {}

    static List<Advice> advice(Question question) {
        Map<String, Export.Row> published = new LinkedHashMap<>();
        Map<String, Export.Row> own = new LinkedHashMap<>();
        List<Export> lists = new ArrayList<>();
        for (Export list : Export.in(question, LIST)) {
            boolean several = list.rows().stream().anyMatch(r -> Platforms.whose(question, r.text()) == Whose.OTHER);
            boolean above = several
                    || list.paper().issuer() == Whose.ABOVE
                    || PUBLISHED.matcher(list.paper().title() + list.title()).find();
            for (Export.Row row : list.rows()) {
                if (!SCHOOL.matcher(row.written("school")).find()) {
                    continue;
                }
                if (!above) {
                    own.putIfAbsent(bare(question, row.written("school")), row);
                } else if (Platforms.whose(question, row.text()) == Whose.OWN
                        || !several && list.paper().issuer() != Whose.ABOVE
                        || row.above().containsKey("county") && ofCounty(question, row)) {
                    published.putIfAbsent(bare(question, row.written("school")), row);
                }
            }
            if (above) {
                lists.add(list);
            }
        }
        if (lists.isEmpty()) {
            return own.isEmpty()
                    ? List.of()
                    : List.of(new Advice(
                            "rural-own-list",
                            List.of(Integer.toString(own.size()), Platforms.claimed(question)),
                            Platforms.held(question, own.size()) == Outcome.LOOK ? Outcome.LOOK : Outcome.NOTE,
                            passages(List.copyOf(own.values()))));
        }
        List<Advice> advice = new ArrayList<>();
        advice.add(new Advice(
                "rural-published",
                List.of(Integer.toString(published.size()), Platforms.claimed(question)),
                Platforms.held(question, published.size()),
                published.isEmpty() ? List.of(lists.get(0).passage()) : passages(List.copyOf(published.values()))));
        List<Export.Row> absent = own.entrySet().stream()
                .filter(o -> published.keySet().stream()
                        .noneMatch(p -> p.contains(o.getKey()) || o.getKey().contains(p)))
                .map(Map.Entry::getValue)
                .toList();
        if (!absent.isEmpty()) {
            advice.add(new Advice(
                    "rural-not-published",
                    List.of(
                            Integer.toString(absent.size()),
                            String.join(
                                    "、",
                                    absent.stream()
                                            .limit(Platforms.NAMED)
                                            .map(r -> r.shown("school"))
                                            .toList())),
                    Outcome.LOOK,
                    passages(absent)));
        }
        return advice;
    }

    /** The county stands in a cell merged with this row's. */
    private static boolean ofCounty(Question question, Export.Row row) {
        return row.written("county").isEmpty()
                && Platforms.whose(question, row.text()) == Whose.NOBODY
                && Platforms.whose(question, row.merged("county")) == Whose.OWN;
    }

    /** A school's name without its county's. */
    private static String bare(Question question, String school) {
        return question.about().places().withoutOwn(school.replaceFirst("农村中学科技馆$", ""));
    }

    private static List<Finding.Citation> passages(List<Export.Row> rows) {
        return rows.stream().limit(Platforms.NAMED).map(Export.Row::passage).toList();
    }
}
