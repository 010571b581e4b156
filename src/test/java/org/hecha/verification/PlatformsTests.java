package org.hecha.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hecha.dossier.Answer;
import org.hecha.verification.Advice.Outcome;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What platforms export, in the shapes counties hand it in; all of it invented. The deadline is 2022-09-20. */
class PlatformsTests {

    /** What the bench's claim is told; every one of it can be said in both languages, with all its facts there. */
    private static List<Advice> advice(Bench bench) {
        List<Advice> advice = bench.entry().advice();
        for (Properties words : SENTENCES) {
            for (Advice each : advice) {
                String sentence = words.getProperty("advice." + each.said());
                assertThat(sentence).as(each.said()).isNotNull();
                // a sentence without facts is shown as it stands: two apostrophes would stay two
                assertThat(each.facts().isEmpty() && sentence.contains("''"))
                        .as(each.said())
                        .isFalse();
                assertThat(Pattern.compile("\\{(\\d)}").matcher(sentence).results())
                        .as(each.said())
                        .allMatch(fact ->
                                Integer.parseInt(fact.group(1)) < each.facts().size());
            }
        }
        return advice;
    }

    private static final List<Properties> SENTENCES = Stream.of("", "_en")
            .map(language -> "messages-verification" + language + ".properties")
            .map(PlatformsTests::sentences)
            .toList();

    private static Properties sentences(String file) {
        Properties sentences = new Properties();
        try (var in = new InputStreamReader(
                Objects.requireNonNull(PlatformsTests.class.getResourceAsStream("/" + file)), StandardCharsets.UTF_8)) {
            sentences.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sentences;
    }

    private static Advice said(Bench bench, String key) {
        List<Advice> advice = advice(bench);
        return advice.stream()
                .filter(a -> a.said().equals(key))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + key + " in " + advice));
    }

    private static List<String> keys(Bench bench) {
        return advice(bench).stream().map(Advice::said).toList();
    }

    @Test
    void everyReaderTheEditionNamesIsThere() {
        assertThat(Bench.standard().criteria().stream()
                        .flatMap(c -> c.claims().stream())
                        .flatMap(c -> c.checking().platform().stream())
                        .map(p -> p.reads())
                        .toList())
                .hasSizeGreaterThan(10)
                .allMatch(Platforms::known);
    }

    @Test
    void adviceNeverMovesAFinding() {
        Bench without = Bench.claiming("S11/caravan_event_y", 9).showing("报告.txt", "大篷车全年出车9次。");
        Bench with = Bench.claiming("S11/caravan_event_y", 9)
                .showing("报告.txt", "大篷车全年出车9次。")
                .showing("大篷车出车.csv", "出车日期\t地点\t里程\n2021-03-05\t甲村\t10\n2021-03-05\t乙村\t12");
        assertThat(with.entry().advice()).isNotEmpty();
        assertThat(with.finding().getClass()).isEqualTo(without.finding().getClass());
    }

    @Nested
    class Caravan {

        private static final String HEAD = "序号\t车牌号\t出车日期\t出发时间\t返回时间\t活动地点\t行驶里程（公里）\n";

        private Bench log(long claimed, String... pages) {
            return Bench.claiming("S11/caravan_event_y", claimed).showing("大篷车出车记录.xlsx", pages);
        }

        @Test
        void saysNothingOfAPlanOfTrips() {
            assertThat(Bench.claiming("S11/caravan_event_y", 2)
                            .showing("2021年大篷车出车计划.xlsx", "日期\t地点\t里程\n2021-03-05\t甲村\t10\n2021-03-05\t乙村\t12")
                            .entry()
                            .advice())
                    .isEmpty();
        }

        @Test
        void namesTwoTripsOfOneVanThatOverlap() {
            Bench bench = log(
                    3,
                    HEAD + "1\t岚A0001\t2021-03-05\t08:30\t11:30\t甲村小学\t30\n"
                            + "2\t岚A0001\t2021-03-05\t11:00\t16:00\t乙村\t42\n"
                            + "3\t岚A0002\t2021-03-05\t09:00\t10:00\t丙村\t8");

            Advice overlap = said(bench, "trips-overlap");

            assertThat(overlap.outcome()).isEqualTo(Outcome.LOOK);
            assertThat(overlap.facts()).containsExactly("2021-03-05", "甲村小学 08:30–11:30", "乙村 11:00–16:00", "岚a0001");
            assertThat(overlap.passages()).hasSize(2).allMatch(p -> p.page() == 1);
            assertThat(overlap.passages().get(1).quote())
                    .startsWith("2\t岚A0001")
                    .endsWith("42");
            assertThat(said(bench, "trips-km").facts()).containsExactly("2021", "3", "3", "80");
            assertThat(said(bench, "trips-km").outcome()).isEqualTo(Outcome.AGREES);
        }

        @Test
        void leavesAMorningAndAnAfternoonAlone() {
            assertThat(keys(log(
                            2,
                            HEAD + "1\t岚A0001\t2021-03-05\t08:30\t11:00\t甲村\t30\n"
                                    + "2\t岚A0001\t2021-03-05\t11:00\t16:00\t乙村\t42")))
                    .containsExactly("trips-km");
        }

        @Test
        void readsReorderedColumnsTitlesFullWidthDigitsAndDatesInSeveralSpellings() {
            Bench bench = log(
                    5,
                    "柏川县2021年科普大篷车出车登记表\t\t\t\n地点\t里程(km)\t车号\t日期\n"
                            + "甲村\t３０\t岚A１\t2021年3月5日\n乙村\t12.5\t岚A1\t2021.3.5\n"
                            + "丙村\t9\t岚A1\t2021/04/06\n丁村\t9\t岚A1\t20210407\n戊村\t9\t岚A1\t5月8日\n"
                            + "合计\t80\t\t");

            assertThat(said(bench, "trips-same-day").facts()).containsExactly("2021-03-05", "甲村", "乙村", "岚a1");
            assertThat(said(bench, "trips-km").facts()).containsExactly("2021", "5", "5", "69.5");
            assertThat(said(bench, "trips-total").facts()).containsExactly("80", "69.5");
        }

        @Test
        void seesATripOfSeveralDaysAndACounterThatRunsBackwards() {
            Bench bench = log(
                    3,
                    "出车日期\t车牌\t目的地\t出车里程\t收车里程\n2021年3月5日至7日\t岚A1\t甲乡\t100\t180\n"
                            + "2021年3月6日\t岚A1\t乙乡\t180\t170\n2021年3月9日\t岚A1\t丙乡\t170\t200");

            assertThat(said(bench, "trips-same-day").facts()).startsWith("2021-03-06");
            assertThat(said(bench, "trip-counter-backwards").facts()).contains("180", "170");
            assertThat(said(bench, "trips-km").facts()).endsWith("110");
        }

        @Test
        void doesNotCountTripsToAnotherCountyNorOneTripTwice() {
            Bench bench = log(
                    4,
                    HEAD + "1\t岚A1\t2021-03-05\t08:30\t09:30\t石湾县甲村\t30\n2\t岚A1\t2021-03-06\t08:30\t09:30\t乙村\t42\n"
                            + "3\t岚A1\t2021-03-06\t08:30\t09:30\t乙村\t42\n4\t岚A1\t2020-03-06\t08:30\t09:30\t乙村\t42");

            assertThat(said(bench, "trips-elsewhere").facts()).containsExactly("1", "石湾县甲村");
            assertThat(said(bench, "trip-twice").passages()).hasSize(2);
            assertThat(said(bench, "trips-km").facts()).containsExactly("2021", "1", "4", "42");
            assertThat(said(bench, "trips-km").outcome()).isEqualTo(Outcome.LOOK);
        }

        @Test
        void goesOnOverRepeatedHeadingsOfTheNextPage() {
            assertThat(said(
                                    log(
                                            2,
                                            HEAD + "1\t岚A1\t2021-03-05\t\t\t甲村\t30",
                                            HEAD + "2\t岚A1\t2021-03-06\t\t\t乙村\t42"),
                                    "trips-km")
                            .facts())
                    .containsExactly("2021", "2", "2", "72");
        }
    }

    @Nested
    class Tours {

        private Bench table(long claimed, String page) {
            return Bench.claiming("S11/tour_count_36m", claimed).showing("流动科技馆站点表.xlsx", page);
        }

        @Test
        void countsTheCountysStationsOfThirtySixMonthsOnly() {
            Bench bench = table(
                    3,
                    "全省流动科技馆巡展站点表\n序号\t县（市、区）\t站点\t开展日期\t闭展日期\t观众（万人次）\n"
                            + "1\t柏川县\t文体中心\t2019-05-08\t2019-07-18\t3.1\n"
                            + "2\t石湾县\t一中\t2021-05-08\t2021-07-18\t2.6\n"
                            + "3\t柏川县\t二中体育馆\t2021-10-09\t2021-12-12\t41");

            assertThat(said(bench, "stations").facts()).containsExactly("2019-09-20", "2022-09-20", "1", "3", "1", "1");
            assertThat(said(bench, "stations").outcome()).isEqualTo(Outcome.LOOK);
            assertThat(said(bench, "station-visitors").facts()).contains("二中体育馆", "410000", "5000–80000");
        }

        @Test
        void readsStretchesInOneCellAndSaysWhatIsUnusual() {
            Bench bench = table(2, "巡展时间\t地点\t参观人次\n2021.3.5-3.9\t甲中学\t12000\n2020年9月1日—2020年11月2日\t乙中学\t30000");

            assertThat(said(bench, "stations").outcome()).isEqualTo(Outcome.AGREES);
            assertThat(said(bench, "station-days").facts()).containsExactly("甲中学", "4", "", "30–120");
            assertThat(keys(bench)).doesNotContain("station-visitors");
        }

        @Test
        void readsHeadingsOfTwoLines() {
            Bench bench = table(1, "序号\t站 点\t展出时间\t\t观众\n\t\t开展\t闭展\t（人次）\n1\t甲中学\t2021.10.9\t2021.12.12\t20000");
            assertThat(said(bench, "stations").facts().get(2)).isEqualTo("1");
            assertThat(keys(bench)).containsExactly("stations");
        }

        @Test
        void leavesTheLogOfAVanInTheSameFolderAlone() {
            assertThat(Bench.claiming("S11/tour_count_36m", 1)
                            .showing("流动科技馆和大篷车/出车记录.xlsx", "日期\t地点\t里程\n2021-03-05\t甲村\t10")
                            .entry()
                            .advice())
                    .isEmpty();
        }

        @Test
        void saysThatAStationClosesBeforeItOpens() {
            assertThat(keys(table(1, "站点\t开展日\t闭展日\n甲中学\t2021-10-09\t2021-01-12")))
                    .contains("station-ends-first");
        }
    }

    @Nested
    class Weekly {

        private static List<LocalDate> weekly(int from, int to) {
            return IntStream.rangeClosed(from, to)
                    .mapToObj(w -> LocalDate.of(2021, 1, 5).plusWeeks(w))
                    .toList();
        }

        @Test
        void namesTheLongestGapWithItsDays() {
            List<LocalDate> days = new ArrayList<>(weekly(0, 19));
            days.addAll(weekly(23, 51));
            String rows =
                    String.join("\n", days.stream().map(d -> "科普之窗\t第几期\t" + d).toList());
            Bench bench = Bench.claiming("S08/column_issue_dates", new Answer.Days(weekly(0, 51)))
                    .showing("电视台播出单.xlsx", "栏目名称\t期次\t播出日期\n" + rows + "\n科普之窗\t重播\t2021-06-01");

            Advice weeks = said(bench, "weeks");

            assertThat(weeks.facts()).containsExactly("科普之窗", "2021", "49", "52", "28", "2021-05-18", "2021-06-15");
            assertThat(weeks.outcome()).isEqualTo(Outcome.LOOK);
            assertThat(weeks.passages()).hasSize(2);
            assertThat(said(bench, "weeks-claimed").outcome()).isEqualTo(Outcome.AGREES);
            assertThat(said(bench, "issues-not-shown").facts())
                    .containsExactly("3", "2021-05-25 2021-06-01 2021-06-08");
        }

        @Test
        void boundsAGapByTheYear() {
            Weeks weeks = Weeks.of(2021, weekly(10, 51));
            assertThat(weeks.from()).isEqualTo("2020-12-31");
            assertThat(weeks.to()).isEqualTo("2021-03-16");
            assertThat(Weeks.of(2020, List.of()).all()).isEqualTo(53);
        }

        @Test
        void saysWhetherAnAccountStillPosts() {
            Answer row = new Answer.Rows(List.of(java.util.Map.of("平台", "微信", "账号名", "柏川科普", "近90日发文", "9")));
            Bench bench = Bench.claiming("S08/new_media", row)
                    .showing("公众号历史消息.csv", "发布时间\t标题\t账号\n2022-03-01\t甲\t柏川科普\n2021-03-01\t乙\t柏川科普");

            assertThat(said(bench, "posts").facts()).containsExactly("柏川科普", "90", "0", "2022-03-01");
            assertThat(said(bench, "posts").outcome()).isEqualTo(Outcome.LOOK);
        }
    }

    @Nested
    class RepostedDenials {

        @Test
        void countsThoseWithDayAndAddressAndNamesTheOthers() {
            Bench bench = Bench.claiming("S03/platforms_used", new Answer.Choices(List.of("科学辟谣")))
                    .showing(
                            "科学辟谣转发记录.xlsx",
                            "序号\t标题\t转发日期\t链接\n1\t喝醋软化血管\t2022年3月5日\thttps://piyao.example.cn/a/1\n"
                                    + "2\t大蒜治病\t2022/4/5\t\n3\t手机致癌\t\thttps://piyao.example.cn/a/2\n"
                                    + "4\t地震预报\t2020.4.5\tpiyao.example.com/a/4");

            assertThat(said(bench, "reposts").facts()).containsExactly("4", "1", "2021-09-20", "2022-09-20");
            assertThat(said(bench, "reposts-lacking").passages())
                    .extracting(Finding.Citation::quote)
                    .allMatch(q -> q.contains("大蒜") || q.contains("手机"))
                    .hasSize(2);
            assertThat(said(bench, "reposts-outside").facts()).startsWith("1");
        }
    }

    @Nested
    class Museum {

        @Test
        void readsYearVenueDaysAndVisitorsBesideTheirLabels() {
            Bench bench = Bench.claiming("S11/museum_open_days_y", 262)
                    .showing(
                            "科技馆数据采集填报表.pdf",
                            "全国科技馆体系数据采集填报表\n场馆名称\t柏川县科技馆\t填报年度\t2021年\n" + "全年开放天数（天）\t２６２\t参观人次（万）\t3.5");

            assertThat(said(bench, "museum-year").facts()).containsExactly("柏川县科技馆", "2021", "262", "35000", "262");
            assertThat(said(bench, "museum-year").outcome()).isEqualTo(Outcome.AGREES);
        }

        @Test
        void readsAColumnOfLabelsAboveItsValuesAndSaysThatTheYearIsAnother() {
            Bench bench = Bench.claiming("S11/museum_open_days_y", 262)
                    .showing("2019年科技馆免费开放情况表.xlsx", "馆名\t开放天数\t接待人次\n柏川县科技馆\t250\t21000");

            assertThat(said(bench, "museum-year").outcome()).isEqualTo(Outcome.NOTE);
            assertThat(said(bench, "museum-other-year").facts()).containsExactly("2019", "2021");
        }

        @Test
        void holdsNoDaysAgainstAClaimThatIsNoNumber() {
            Bench bench = Bench.claiming("S06/venue_exists", true)
                    .showing("2021年科技馆免费开放情况表.xlsx", "馆名\t开放天数\t接待人次\n柏川县科技馆\t250\t21000");
            assertThat(keys(bench)).containsExactly("museum-year-shown");
        }
    }

    @Nested
    class Schools {

        @Test
        void findsTheCountysSchoolsInThePublishedListOrNot() {
            Bench bench = Bench.claiming("S11/rural_museum_count", 2)
                    .showing(
                            "基金会公布农村中学科技馆名单.pdf",
                            "农村中学科技馆名单\n序号\t县（市、区）\t学校名称\n1\t柏川县\t柏川县双桥中学\n2\t石湾县\t石湾二中学校\n3\t望楼县\t望楼中学")
                    .showing("柏川县农村中学科技馆一览.xlsx", "学校\t建成年份\n双桥中学\t2018\n北岭中学\t2020");

            assertThat(said(bench, "rural-published").facts()).containsExactly("1", "2");
            assertThat(said(bench, "rural-not-published").facts()).containsExactly("1", "北岭中学");
        }

        @Test
        void saysThatThereIsNoPublishedListToCompareWith() {
            assertThat(keys(Bench.claiming("S11/rural_museum_count", 2)
                            .showing("柏川县农村中学科技馆一览.xlsx", "学校\t建成年份\n双桥中学\t2018\n北岭中学\t2020")))
                    .containsExactly("rural-own-list");
        }
    }

    @Nested
    class Volunteers {

        private static final String HEAD = "姓名\t证件号码\t所属组织\n";

        @Test
        void countsPeopleByTheirNumbersAndFindsThoseInMoreThanFiveTeams() {
            String six = String.join(
                    "\n",
                    IntStream.range(0, 6)
                            .mapToObj(t -> "甲一\t990321198001010011\t第" + t + "分队")
                            .toList());
            Bench bench = Bench.claiming("S07/vol_distinct", 7)
                    .showing(
                            "科技志愿者名册.xlsx",
                            HEAD + six + "\n乙二\t990321198101010022\t第0分队\n乙二\t990321198101010022\t第0分队");

            assertThat(said(bench, "roster").facts()).containsExactly("8", "2", "6", "1", "7");
            assertThat(said(bench, "roster-too-many-teams").facts()).containsExactly("1", "5");
            assertThat(said(bench, "roster-twice").facts()).containsExactly("1");
            assertThat(bench.entry().advice())
                    .allSatisfy(a -> assertThat(a.toString()).doesNotContain("990321198001010011"));
        }

        @Test
        void tellsNobodyApartByNamesAlone() {
            assertThat(keys(Bench.claiming("S07/vol_distinct", 2)
                            .showing("科技志愿者名册.csv", "姓名\t性别\t服务队\n甲一\t男\t一队\n甲一\t男\t二队")))
                    .containsExactly("roster-names-only");
        }

        private Bench activities(List<String> rows) {
            return Bench.claiming("S07/activity_count_y", 8)
                    .showing("科技志愿服务活动清单.xlsx", "活动名称\t活动日期\t地点\t参加人数\t人均时长(小时)\t状态\n" + String.join("\n", rows));
        }

        private static final List<String> ROWS = Stream.concat(
                        IntStream.rangeClosed(1, 8).mapToObj(n -> "讲座" + n + "\t2021-0" + n + "-11\t甲村\t30\t2\t已完成"),
                        Stream.of(
                                "讲座1\t2021年1月11日\t甲村\t30\t2\t已完成",
                                "讲座9\t2021-09-11\t甲村\t0\t2\t已取消",
                                "讲座10\t2022-01-11\t甲村\t8\t2\t已完成"))
                .toList();

        @Test
        void countsActivitiesYearByYear() {
            Advice counted = said(activities(ROWS), "activities");
            assertThat(counted.facts()).containsExactly("2021", "8", "8", "2021: 8, 2022: 1", "1", "1");
            assertThat(counted.outcome()).isEqualTo(Outcome.AGREES);
        }

        @Test
        void drawsTheSameFiveAgainWhateverTheirOrder() {
            List<String> turned = new ArrayList<>(ROWS);
            java.util.Collections.reverse(turned);
            Advice drawn = said(activities(ROWS), "activities-drawn");

            assertThat(drawn.facts())
                    .startsWith("5")
                    .isEqualTo(said(activities(turned), "activities-drawn").facts());
            assertThat(drawn.passages()).hasSize(5);
            // as the Javadoc says how to repeat it
            List<String> lines = IntStream.rangeClosed(1, 8)
                    .mapToObj(n -> "2021-0" + n + "-11|甲村|讲座" + n)
                    .toList();
            assertThat(drawn.facts().get(1))
                    .isEqualTo(
                            VolunteerActivities.sha256(String.join("\n", lines)).substring(0, 8));
        }

        @Test
        void namesActivitiesOfImpossibleLengthOrWithoutPeople() {
            Advice odd = said(
                    activities(List.of(
                            "甲\t2021-01-11\t甲村\t30\t13\t已完成",
                            "乙\t2021-02-11\t甲村\t0\t2\t已完成",
                            "丙\t2021-03-11\t甲村\t9\t2\t")),
                    "activities-odd");
            assertThat(odd.facts()).containsExactly("2", "12");
        }

        @Test
        void namesActivitiesInAnotherCounty() {
            assertThat(said(activities(List.of("甲\t2021-01-11\t望楼县文化馆\t9\t2\t")), "activities-elsewhere")
                            .facts())
                    .containsExactly("1", "望楼县文化馆");
        }

        @Test
        void countsNobodyOfAPlatformOfOtherVolunteers() {
            assertThat(Bench.claiming("S07/vol_distinct", 1)
                            .showing("志愿汇志愿者名册.csv", "姓名\t证件号码\t服务队\n甲一\t990321198001010011\t一队")
                            .entry()
                            .advice())
                    .isEmpty();
        }

        @Test
        void asksForTheOrganizationsNumber() {
            Bench without = Bench.claiming("S07/team_registered", true)
                    .showing("截图.png", "科技志愿服务信息平台\n组织管理中心 数据统计\n柏川县科技志愿服务队 1020人");
            Bench with = Bench.claiming("S07/team_registered", true)
                    .showing("截图.png", "科技志愿服务信息平台\n柏川县科技志愿服务队\t组织编号：３３ＫＺ００９\n截图时间 2022-08-01");

            assertThat(keys(without)).containsExactly("team-no-number");
            assertThat(said(with, "team-number").facts()).containsExactly("33kz009");
        }

        @Test
        void findsTheNumberBelowItsLabelAndInBrackets() {
            Bench below = Bench.claiming("S07/team_registered", true)
                    .scanned("截图.png", "中国科技志愿\n柏川县科技志愿服务队\n注册时间\t组织编号\n2019-05-30\tBC9903210001\n数据更新：2022-08-20");
            Bench brackets = Bench.claiming("S07/team_registered", true)
                    .scanned("截图.png", "组织管理中心\n查询统计·柏川县科技志愿服务总队（BC9903210001）\n成员\t1020\t人");

            assertThat(said(below, "team-number").facts()).containsExactly("bc9903210001");
            assertThat(keys(brackets)).containsExactly("team-number-no-time");
        }
    }

    @Nested
    class Federation {

        /** A code of this division whose check character is right. */
        private static String code(String seventeen) {
            return "0123456789ABCDEFGHJKLMNPQRTUWXY"
                    .chars()
                    .mapToObj(c -> seventeen + (char) c)
                    .filter(CreditCodes::valid)
                    .findFirst()
                    .orElseThrow();
        }

        private List<String> faults(String code) {
            return keys(Bench.claiming("S04/nongji_fed_uscc", code));
        }

        @Test
        void saysEachFaultByItself() {
            String good = code("51" + Bench.REGION + "MJ0A11015");
            char last = good.charAt(17) == '0' ? '1' : '0';
            assertThat(faults(good)).containsExactly("code-good");
            assertThat(faults(" " + good.toLowerCase(java.util.Locale.ROOT))).containsExactly("code-good");
            assertThat(faults(good.substring(1))).containsExactly("code-length");
            assertThat(faults(good.substring(0, 17) + last)).containsExactly("code-check");
            assertThat(faults(code("92" + Bench.REGION + "MJ0A11015"))).containsExactly("code-prefix");
            assertThat(faults(code("51990322MJ0A11015"))).containsExactly("code-county");
        }

        @Test
        void asksThePageForTheFederationAndTheDay() {
            Bench bench = Bench.claiming("S04/nongji_fed_platform", true)
                    .showing("入驻页.png", "智慧农技协\n组织信息\n柏川县农村专业技术协会联合会\n入驻状态 审核通过");
            assertThat(keys(bench)).containsExactly("page-no-time");
        }
    }

    @Nested
    class Ranking {

        private Bench sheet(long rank, String own) {
            StringBuilder rows = new StringBuilder("科普中国信息员数据排名表\n县（市、区）\t信息员人数\t排名\t年度总活跃人数\t排名\n");
            for (int i = 1; i <= 9; i++) {
                rows.append("第")
                        .append(i)
                        .append("区\t")
                        .append(9000 - i * 500)
                        .append("\t")
                        .append(i)
                        .append("\t")
                        .append(5000 - i * 100)
                        .append("\t")
                        .append(i)
                        .append('\n');
            }
            return Bench.claiming("S10/informant_rank", rank)
                    .and("S10/rank_total", 10)
                    .showing("全省排名表.xlsx", rows + own);
        }

        @Test
        void worksTheRankOutAgain() {
            Advice within = said(sheet(3, "柏川县\t8000\t3\t4750\t3"), "rank-within");
            assertThat(within.facts()).containsExactly("8000", "2", "10", "3", "3", "10");
            assertThat(within.outcome()).isEqualTo(Outcome.LOOK);
            assertThat(said(sheet(2, "柏川县\t8000\t2\t4750\t3"), "rank-within").outcome())
                    .isEqualTo(Outcome.AGREES);
            assertThat(said(sheet(3, "柏川县\t7000\t3\t4750\t3"), "rank-below").outcome())
                    .isEqualTo(Outcome.LOOK);
        }

        @Test
        void worksNoRankOutOfAnExtract() {
            assertThat(keys(sheet(2, "柏川县\t8000\t2\t4750\t3").and("S10/rank_total", 98)))
                    .containsExactly("rank-extract");
        }
    }

    @Test
    void numbersOfOneClaimAreHeldOnlyWhereTheEditionSetsThem() {
        assertThat(Bench.standard().criteria().stream()
                        .flatMap(c -> c.claims().stream())
                        .filter(c -> c.key().equals("vol_distinct"))
                        .flatMap(c -> c.checking().platform().stream())
                        .map(p -> p.limits().get("teams")))
                .containsExactly(new BigDecimal(5));
    }
}
