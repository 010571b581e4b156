package org.hecha.verification;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.hecha.verification.Advice.Outcome;
import org.hecha.verification.Places.Whose;

/** 智慧农技协: its page of an organization. It must name the federation and say when it was shown. */
final class FederationPage {

    private static final Pattern PLATFORM = Pattern.compile("智慧农技协");
    private static final Pattern FEDERATION = Pattern.compile("[\\u4e00-\\u9fa5]{2,20}(?:农村专业技术协会|农技协)联合会");
    private static final Pattern DAY = Pattern.compile("(?:19|20)\\d{2}[年./-] ?\\d{1,2}[月./-] ?\\d{1,2}");
    private static final Pattern SHOWN = Pattern.compile("状态|审核|入驻(?:时间|日期|成功)|首页|登录|组织信息|截图|当前时间");

    /** More lines are a report that mentions the platform. */
    private static final int LONGEST = 60;

    private FederationPage() {}

    static List<Advice> advice(Question question) {
        List<Advice> advice = new ArrayList<>();
        for (Paper paper : question.about().papers()) {
            List<PageLine> lines = paper.pageLines();
            String text = lines.stream().map(PageLine::text).reduce("", (a, b) -> a + "\n" + b);
            if (lines.size() > LONGEST
                    || !PLATFORM.matcher(text).find()
                    || !SHOWN.matcher(text).find()
                    || text.indexOf('。') >= 0) {
                continue;
            }
            PageLine named = lines.stream()
                    .filter(l -> FEDERATION.matcher(l.text()).find())
                    .findFirst()
                    .orElse(lines.get(0));
            boolean own = Platforms.whose(question, text) == Whose.OWN
                    && FEDERATION.matcher(text).find();
            boolean dated = DAY.matcher(text).find();
            advice.add(new Advice(
                    !own ? "page-no-federation" : dated ? "page-federation" : "page-no-time",
                    List.of(paper.name()),
                    own && dated ? Outcome.AGREES : Outcome.LOOK,
                    List.of(Export.passage(paper, named.page(), named.start(), named.end()))));
        }
        return advice.stream().limit(Platforms.NAMED).toList();
    }
}
