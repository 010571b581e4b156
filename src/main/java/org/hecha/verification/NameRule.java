package org.hecha.verification;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hecha.search.NormalText;
import org.hecha.verification.Finding.Why;
import org.hecha.verification.Observation.Stance;

/** Names, documents' annexes and codes: they must stand in the evidence literally. */
final class NameRule {

    private NameRule() {}

    /** The claimed words stand in the evidence literally. */
    static List<Observation> literal(Question question, String claimed) {
        List<Observation> found = new ArrayList<>();
        String wanted = Wording.mask(claimed);
        if (wanted.isBlank()) {
            return found;
        }
        for (Paper paper : question.about().papers()) {
            String text = paper.reading().text();
            annexed(question, paper, claimed).ifPresent(found::add);
            otherCode(question, paper, claimed).ifPresent(found::add);
            for (int i = text.indexOf(wanted); i >= 0; i = text.indexOf(wanted, i + 1)) {
                if (sameTokens(paper, i, wanted.length(), claimed)) {
                    Optional<Why> aside = Asides.ofSupport(question, paper, i, i + wanted.length());
                    double more = i < 80 ? 1 : 0;
                    found.add(
                            Observation.of(question, paper, i, i + wanted.length(), Stance.FOR, claimed, aside, more));
                }
            }
        }
        return found;
    }

    private static final Pattern DIGITS = Pattern.compile("\\d{6,10}");

    /** Digits with which a code says of which kind it is: 20607 is 科学技术普及. */
    private static final int KIND = 5;

    private static final Pattern CODE_OF = Pattern.compile("科目(?:编码|代码)?(?:为|是|列|使用|:|“|\\\"|\\(|\\t)*$");

    /** 2060702 | 科普活动经费 */
    private static final Pattern OF_SCIENCE = Pattern.compile("\\t[^\\t\\n]{0,8}(?:科普|科学技术普及)(?![^\\t\\n]*运行)");

    /** 功能科目为2060702: the code that was used, where the claim has another one of its kind. */
    private static Optional<Observation> otherCode(Question question, Paper paper, String claimed) {
        String wanted = claimed.strip();
        if (!DIGITS.matcher(wanted).matches() || !paper.clear()) {
            return Optional.empty();
        }
        String text = paper.reading().text();
        for (int i = text.indexOf(Token.NUMBER); i >= 0; i = text.indexOf(Token.NUMBER, i + 1)) {
            if (paper.reading().token(i) instanceof Token.Amount there
                    && (CODE_OF.matcher(text.substring(Sentences.clause(text, i), i))
                                    .find()
                            || OF_SCIENCE
                                    .matcher(text)
                                    .region(i + 1, text.length())
                                    .lookingAt())) {
                String code = Quantity.plain(there.quantity().written());
                if (code.length() == wanted.length()
                        && !code.equals(wanted)
                        && code.startsWith(wanted.substring(0, KIND))) {
                    Optional<Why> aside = Asides.ofDenial(question, paper, i, i + 1);
                    return Optional.of(Observation.of(question, paper, i, i + 1, Stance.AGAINST, code, aside, 0));
                }
            }
        }
        return Optional.empty();
    }

    private static final Pattern ANNEX = Pattern.compile("附件[\\t ]?(\\d{1,2})");

    /** “某函〔2022〕19号附件2” stands on an annex as “附件2 …（某函〔2022〕19号）”, in any order, or in the file's name. */
    private static Optional<Observation> annexed(Question question, Paper paper, String claimed) {
        String normal = NormalText.normal(claimed);
        Optional<DocNumber> wanted = DocNumber.parse(claimed);
        Matcher annex = ANNEX.matcher(normal);
        if (wanted.isEmpty() || !annex.find()) {
            return Optional.empty();
        }
        String number = annex.group(1);
        String raw = paper.pages().isEmpty()
                ? ""
                : NormalText.normal(paper.pages().get(0).text());
        String top = paper.path() + "\n" + raw.substring(0, Math.min(raw.length(), 260));
        boolean same = ANNEX.matcher(top).results().anyMatch(r -> r.group(1).equals(number));
        if (!same) {
            return Optional.empty();
        }
        boolean inPath =
                DocNumber.parse(paper.path()).filter(wanted.get()::same).isPresent();
        String head = paper.head();
        for (int i = 0; i < head.length(); i++) {
            if (head.charAt(i) == Token.DOCUMENT) {
                DocNumber there = ((Token.Document) paper.reading().token(i)).number();
                if (wanted.get().same(there) || paper.ocr() && wanted.get().nearly(there)) {
                    return Optional.of(Observation.of(
                            question,
                            paper,
                            Math.max(0, head.lastIndexOf('\n', i) + 1),
                            i + 1,
                            Stance.FOR,
                            claimed,
                            paper.draft() ? Optional.of(Why.DRAFT) : Optional.empty(),
                            1));
                }
            }
        }
        int first = Math.min(head.length(), Math.max(1, head.indexOf('\n')));
        return inPath
                ? Optional.of(Observation.of(question, paper, 0, first, Stance.FOR, claimed, Optional.empty(), 0))
                : Optional.empty();
    }

    private static final Pattern LABEL = Pattern.compile("(?:统一社会信用)?代[^\\u4e00-\\u9fa5\\n]{0,3}码[:：\\t ]?$");

    /** A code: must stand in a paper of this county; another valid code of the same thing contradicts. */
    static List<Observation> code(Question question, String claimed) {
        List<Observation> found = new ArrayList<>();
        String wanted = NormalText.normal(claimed);
        for (Paper paper : question.about().papers()) {
            String text = paper.reading().text();
            boolean topic = Phrases.any(question.checking().topic(), text);
            for (int i = 0; i < text.length(); i++) {
                if (!paper.reading().isToken(i) || !(paper.reading().token(i) instanceof Token.Code code)) {
                    continue;
                }
                boolean same = code.text().equals(wanted) || (!paper.clear() && distance(code.text(), wanted) <= 1);
                boolean labelled =
                        LABEL.matcher(text.substring(Math.max(0, i - 12), i)).find();
                if (same || (topic && (CreditCodes.valid(code.text()) || labelled))) {
                    Optional<Why> aside = paper.issuer() == Places.Whose.OTHER || ofAnother(question, text, code.text())
                            ? Optional.of(Why.OTHER_COUNTY)
                            : paper.issuer() == Places.Whose.ABOVE
                                    ? Optional.of(Why.SUPERIOR)
                                    : paper.expired(question.about().deadline())
                                            ? Optional.of(Why.OUT_OF_WINDOW)
                                            : Optional.empty();
                    boolean sure = paper.clear() || CreditCodes.valid(code.text());
                    found.add(Observation.of(
                            question,
                            paper,
                            i,
                            i + 1,
                            same ? Stance.FOR : sure ? Stance.AGAINST : Stance.DOUBT,
                            code.text(),
                            aside,
                            0));
                }
            }
        }
        return found;
    }

    private static final Pattern HOLDER = Pattern.compile(
            "名\\s*称[:：\\t ]*(?<name>[\\u4e00-\\u9fa5]{2,5}?(?:县|旗|(?<![社小街园景])区|市))[\\u4e00-\\u9fa5]{4}");

    /** Whether a certificate names a holder of another county, where the code was not given in this one either. */
    private static boolean ofAnother(Question question, String text, String code) {
        if (code.startsWith(question.about().region(), REGION_FROM)) {
            return false;
        }
        boolean another = code.length() > REGION_TO
                && DIVISION.matcher(code.substring(REGION_FROM, REGION_TO)).matches()
                && !question.about().region().isEmpty()
                && question.about().places().mentions(text, true).stream()
                        .noneMatch(m -> m.whose() == Places.Whose.OWN);
        Matcher holder = HOLDER.matcher(text);
        return another
                || holder.find()
                        && question.about().places().mentions(holder.group("name"), false).stream()
                                .allMatch(m -> m.whose() == Places.Whose.OTHER);
    }

    /** Where the division of who registered stands in a code. */
    private static final int REGION_FROM = 2;

    private static final int REGION_TO = 8;

    /** A county's, not a city's or a province's, which register for counties too. */
    private static final Pattern DIVISION = Pattern.compile("\\d{4}(?!00)\\d{2}");

    private static int distance(String a, String b) {
        if (a.length() != b.length()) {
            return Integer.MAX_VALUE;
        }
        int different = 0;
        for (int i = 0; i < a.length(); i++) {
            different += a.charAt(i) == b.charAt(i) ? 0 : 1;
        }
        return different;
    }

    private static boolean sameTokens(Paper paper, int at, int length, String claimed) {
        List<Token> wanted = Scanner.scan(NormalText.normal(claimed)).stream()
                .map(Scanner.Found::token)
                .toList();
        int next = 0;
        for (int i = at; i < at + length; i++) {
            if (paper.reading().isToken(i)) {
                Token there = paper.reading().token(i);
                if (next >= wanted.size() || !same(wanted.get(next), there)) {
                    return false;
                }
                next++;
            }
        }
        return true;
    }

    private static boolean same(Token a, Token b) {
        if (a instanceof Token.Document one && b instanceof Token.Document other) {
            return one.number().same(other.number()) || one.number().almost(other.number());
        }
        if (a instanceof Token.Amount one && b instanceof Token.Amount other) {
            return one.quantity().written().compareTo(other.quantity().written()) == 0;
        }
        return a.equals(b);
    }
}
