package org.hecha.verification;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hecha.standard.Criterion.Checking.Thing;

/** In what a number of a table counts: its cell, the labels left of it and above it, and what stands above the table say it. */
final class GridUnits {

    private static final BigDecimal TEN_THOUSAND = new BigDecimal(10_000);
    private static final Pattern COUNT = Pattern.compile("数量?(?:[(（\\t]|$)|次数|人数|场次|金额|总量|数值|合计|总计|天数|时长");
    private static final Pattern UNIT_IN_BRACKETS = Pattern.compile(
            "[(（](?:[\uE000\uE001][,，、])?(?:单位[:：])?(万)?((?:人次|人|名|位|个|所|处|场次|场|次|期|元|天|小时|分钟|分|家|户|平方米|㎡|m2|公里|km|%|％|支|辆|部|块|篇|件|台|座|册|份|组|站|点|起|批|亩|吨|堂|课|项|条|趟|课时|学时|岁|级))(?:[,，、;；][^()（）]*)?[)）]|单位[:：]\\s*(万)?(人次|人|个|所|处|场|次|元|天|小时|分钟|分)");

    private GridUnits() {}

    enum Unit {
        /** the cell, its labels or the title say the claim's unit */
        SAID,
        /** they say that something is counted, but not in what */
        COUNTED,
        SILENT,
        /** another unit */
        OTHER
    }

    static Unit of(Thing thing, Grid.Field field, String said, String near) {
        Phrase wanted = Phrases.of("^万?(?:" + String.join("|", thing.unit()) + ")");
        for (String beside : List.of(field.after(), field.beside())) {
            if (!beside.isEmpty() && beside.length() <= 5) {
                if (wanted.in(beside)) {
                    return Unit.SAID;
                }
                if (beside.equals(field.after()) || UNIT_WORD.matcher(beside).matches()) {
                    return Unit.OTHER;
                }
            }
        }
        Unit beforeIt = unitCell(thing, field);
        if (beforeIt != Unit.SILENT) {
            return beforeIt;
        }
        for (String label : List.of(field.column(), field.row())) {
            Matcher m = UNIT_IN_BRACKETS.matcher(label);
            boolean any = false;
            while (m.find()) {
                String unit = m.group(2) == null ? m.group(4) : m.group(2);
                if (wanted.in(unit)) {
                    return Unit.SAID;
                }
                any = true;
            }
            any |= SHORT_BRACKET
                    .matcher(TEN_THOUSAND_OF.matcher(label.strip()).replaceAll("$1"))
                    .find();
            if (any) {
                return Unit.OTHER;
            }
        }
        String last = field.lowest();
        for (String word : List.of(last, field.row().replace("\t", ""))) {
            if (NAMED_UNIT.matcher(word).find()) {
                String unit = NAMED_UNIT
                        .matcher(word)
                        .results()
                        .findFirst()
                        .orElseThrow()
                        .group(1);
                if (wanted.in(unit)) {
                    return Unit.SAID;
                }
                if (!last.isEmpty() && word.equals(last)) {
                    return Unit.OTHER;
                }
            }
        }
        Matcher m = UNIT_IN_BRACKETS.matcher(near);
        while (m.find()) {
            String unit = m.group(2) == null ? m.group(4) : m.group(2);
            if (wanted.in(unit)) {
                return Unit.SAID;
            }
        }
        if (ofMoney(thing, near) || ofOtherUnit(thing, near)) {
            return Unit.OTHER;
        }
        boolean counted = COUNT.matcher(said).find()
                || COUNT.matcher(near).find()
                || DONE.matcher(said).find()
                || WHETHER.matcher(field.lowest()).find();
        if (!counted) {
            return Unit.SILENT;
        }
        return measured(thing, said + "\n" + near) ? Unit.COUNTED : Unit.OTHER;
    }

    /** What is measured and not counted, by its unit, with the words of which one must say that it is measured. */
    private static final Map<String, Pattern> MEASURES = Map.of(
            "分", Pattern.compile("分(?![钟类项之别布队工管享组])|权重|比重"),
            "平方米", Pattern.compile("面积|平方|㎡|m2"),
            "小时", Pattern.compile("时长|小时|工时|学时|课时"),
            "元", Pattern.compile("[元费款]|金额|资金|支出|收入|预算|决算|投入|拨付|到账"));

    /** 已建科普小组 with its total 141 says how many, never how many points. */
    private static boolean measured(Thing thing, String said) {
        return MEASURES.entrySet().stream()
                .filter(measure -> Phrases.any(thing.unit(), measure.getKey()))
                .allMatch(measure -> measure.getValue().matcher(said).find());
    }

    private static final Pattern ALL_IN =
            Pattern.compile("(?:^|[^\\u4e00-\\u9fa5])单位[:：]\\s*(?<unit>[\\u4e00-\\u9fa5㎡]{1,3})\\s*(?:\\n|$|[)）])");

    /** 单位：个 above a table, none of whose labels names a unit: it does not count points. */
    static boolean ofOtherUnit(Thing thing, String above) {
        Matcher m = ALL_IN.matcher(above);
        return m.find()
                && UNIT_WORD.matcher(m.group("unit")).matches()
                && !Phrases.of("^万?(?:" + String.join("|", thing.unit()) + ")").in(m.group("unit"));
    }

    /** 是否有科技活动室: what a column is called whose total says how many have it. */
    private static final Pattern WHETHER = Pattern.compile("^(?:是否|有无|有没有)");

    /** A cell left of the number that is nothing but a unit: 注册科技志愿者 | 人 | 1236. */
    private static Unit unitCell(Thing thing, Grid.Field field) {
        String[] left = field.row().split("\t");
        String last = left.length < 2 ? "" : left[left.length - 1].strip();
        if (!UNIT_WORD.matcher(last).matches()) {
            return Unit.SILENT;
        }
        return Phrases.of("^万?(?:" + String.join("|", thing.unit()) + ")$").in(last) ? Unit.SAID : Unit.OTHER;
    }

    /** What a table of money alone says above its columns. */
    private static final Pattern MONEY = Pattern.compile("[(（](?:单位[:：])?[万亿]?元[)）]");

    /** Whether what stands above a table says that it counts money, which the thing is not. */
    static boolean ofMoney(Thing thing, String above) {
        return MONEY.matcher(above).find()
                && thing.unit().stream().noneMatch(unit -> Phrases.of(unit).in("元"));
    }

    /** A character or two in brackets behind a label is a unit, unless it is a kind of place or people. */
    private static final Pattern SHORT_BRACKET =
            Pattern.compile("[(（](?!街道|社区|市区|区|镇|乡|村|居|去重|不含|女|男|县|市|级)[\\u4e00-\\u9fa5]{1,2}[)）]$");

    /** 参与人次（万）: the bracket says how many at once are counted, and the word before it what. */
    private static final Pattern TEN_THOUSAND_OF = Pattern.compile("(人次|人数|人口|人|名)[(（]万[)）]");

    private static final Pattern UNIT_WORD = Pattern.compile(
            "万?(?:人次|人|名|位|个|所|处|场次|场|次|期|元|天|小时|分钟|分|家|户|平方米|㎡|公里|km|%|％|支|辆|部|块|篇|件|台|座|册|份|组|站|点|起|批|亩|吨|堂|课|项|条|趟|课时|学时|岁|级)");
    private static final Pattern NAMED_UNIT = Pattern.compile("(人次|场次|(?:人|场|次|天|期)(?=数|合计))(?:数|合计)?(?:[(（]|$)");
    private static final Pattern DONE = Pattern.compile("已(?:建|成立|配|设)|建有|设有|成立|建立");

    /** 覆盖人数 | 万人 | 40.15: a cell of its own says what the row counts in. */
    private static final Pattern IN_TEN_THOUSANDS = Pattern.compile("\\t万(?:人次?|名|元|份|册)\\t?$");

    static BigDecimal scale(Grid.Field field, String said, String near) {
        if (field.after().startsWith("万")
                || field.beside().matches("万(?:人次?|名|元)")
                || IN_TEN_THOUSANDS.matcher(field.row()).find()
                || TEN_THOUSAND_OF.matcher(field.lowest()).find()) {
            return TEN_THOUSAND;
        }
        Matcher m = UNIT_IN_BRACKETS.matcher(said);
        boolean any = false;
        while (m.find()) {
            any = true;
            if (m.group(1) != null) {
                return TEN_THOUSAND;
            }
        }
        Matcher line = UNIT_IN_BRACKETS.matcher(near);
        return !any && line.find() && (line.group(1) != null || line.group(3) != null) ? TEN_THOUSAND : BigDecimal.ONE;
    }
}
