package org.hecha.verification;

import java.math.BigDecimal;
import java.util.regex.MatchResult;

/** 318人，其中已退出46人: of what is counted, some counts no more, and the same paper says so. */
final class Deductions {

    private static final String GONE =
            "(?:退出|退队|注销|撤销|除名|失效|作废|停用|摘牌|重复(?:登记|录入|计算|上报|报送|的)?|不予(?:认定|认可|计入|通过)|不计入|剔除|核减)";
    private static final String NUMBER = "\\t?(?<less>" + Token.NUMBER + ")";

    /** Behind the number, before anything else is counted. */
    private static final Phrase LESS =
            new Phrase("^[^。;；\\n" + Token.NUMBER + "]{0,14}?其中[,，:：]?(?:[^,，。;；\\n" + Token.NUMBER
                    + "]{0,6}?" + GONE + "[^,，。;；\\n" + Token.NUMBER + "]{0,6}" + NUMBER
                    + "|" + NUMBER.replace("less", "first") + "[^,，。;；\\n" + Token.NUMBER
                    + "]{0,4}(?:已|被|属|为|系|因)?[^,，。;；\\n" + Token.NUMBER + "]{0,4}" + GONE + ")");

    private static final int REACH = 48;

    /** 出车52次，其中科普活动43次、年检保养9次 */
    private static final Phrase SCIENCE =
            new Phrase("^(?:车?次|趟)[,，]?其中[:：]?(?:开展|用于|属于|为)?科普(?:活动|巡展|宣传|服务)(?<rest>" + Token.NUMBER + ")(?:次|场|趟)");

    /** 共十五人次，合并同场次为九次: told again without counting twice. */
    private static final Phrase MERGED = new Phrase("^人?次[,，、]?(?:其中)?(?:合并|剔除|去除|扣除|归并)[^,，。;；\\n" + Token.NUMBER
            + "]{0,8}(?:后)?(?:共|为|计|实为|合)*(?<rest>" + Token.NUMBER + ")(?:次|场)");

    private Deductions() {}

    /** The quantity without what counts no more or twice; the quantity itself where nothing is taken off. */
    static Quantity net(Reading reading, int at, Quantity quantity) {
        String text = reading.text();
        String after = text.substring(at + 1, Math.min(text.length(), at + REACH));
        for (MatchResult m : LESS.all(after)) {
            int place = at + 1 + Math.max(m.start("less"), m.start("first"));
            if (reading.token(place) instanceof Token.Amount less
                    && !less.quantity().percent()
                    && !quantity.percent()
                    && less.quantity().written().compareTo(quantity.written()) < 0
                    && alike(text, at, place)) {
                BigDecimal rest = quantity.written().subtract(less.quantity().written());
                return Quantity.of(rest, BigDecimal.ONE, Quantity.Bound.EXACT, false);
            }
        }
        boolean trips = text.substring(Math.max(0, at - 4), at).contains("出车");
        for (MatchResult m : (trips ? SCIENCE : MERGED).all(after)) {
            if (reading.token(at + 1 + m.start("rest")) instanceof Token.Amount rest) {
                return rest.quantity();
            }
        }
        return quantity;
    }

    /** Both in the same unit, or one without. */
    private static boolean alike(String text, int one, int other) {
        char a = one + 1 < text.length() ? text.charAt(one + 1) : '\n';
        char b = other + 1 < text.length() ? text.charAt(other + 1) : '\n';
        return a == b || !Character.isIdeographic(a) || !Character.isIdeographic(b);
    }
}
