package org.hecha.search;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a query asks for, understood without ever failing: every text is some query.
 *
 * @param quotes  what must stand there exactly, in normal form
 * @param numbers document numbers in their official form, 箬办发〔2019〕26号 or 赭办发〔2022〕
 * @param words other words, in normal form, without those that only ask
 * @param whole the words as they were typed together, in normal form; empty where they are one word anyhow
 * @param either one of each list must stand there, in normal form
 * @param without none of these may, in normal form
 * @param hint  message key; empty if none
 */
record Wanted(
        List<String> quotes,
        List<String> numbers,
        List<String> words,
        String whole,
        List<List<String>> either,
        List<String> without,
        String hint) {

    /** at most this many characters are used */
    static final int LONGEST = 500;
    /** at most this many quotes and words each */
    private static final int MOST = 16;

    /** 箬办发〔2019〕26号, 赭办发〔2022〕: issuer, year in brackets, perhaps a serial number. */
    private static final Pattern BRACKETED =
            Pattern.compile("(\\p{IsHan}{1,12})〔((?:19|20)\\d{2})〕(?:第?(\\d{1,4})(?!\\d)号?)?");

    /** 槐办发 2017 62号, 槐办发2017年第62号: without brackets, where the issuer ends as issuers' codes do or 号 says so. */
    private static final Pattern BARE =
            Pattern.compile("(\\p{IsHan}{1,11}[发函办字令规批通普组文])((?:19|20)\\d{2})(?:年第?|[-第 ])(\\d{1,4})(?!\\d)号?");

    private static final Pattern BETWEEN_WORDS = Pattern.compile(
            "[\\s\\p{Z}。；、！？;!?()（）:：《》〈〉【】\\[\\]〔〕［］﹝﹞…|\\\\+*~^&{}<>=_#@$`'’‘]+|(?<![0-9０-９])[,，]|[,，](?![0-9０-９])");

    Wanted {
        quotes = List.copyOf(quotes);
        numbers = List.copyOf(numbers);
        words = List.copyOf(words);
        either = List.copyOf(either);
        without = List.copyOf(without);
    }

    static Wanted of(Typed typed) {
        Wanted plain = of(typed.query().text());
        return new Wanted(
                plain.quotes,
                plain.numbers,
                plain.words,
                plain.whole,
                typed.either(),
                typed.without(),
                typed.hint().isEmpty() ? plain.hint : typed.hint());
    }

    static Wanted of(String text) {
        String typed = cut(text);
        var quotes = new ArrayList<String>();
        var numbers = new ArrayList<String>();
        var rest = new StringBuilder();
        String[] parts = Query.QUOTATION_MARKS.split(typed, -1);
        boolean unclosed = parts.length % 2 == 0;
        for (int i = 0; i < parts.length; i++) {
            boolean quoted = i % 2 == 1 && !(unclosed && i == parts.length - 1);
            if (quoted && Bare.of(NormalText.normal(parts[i])).length() > 0) {
                quotes.add(NormalText.normal(parts[i]));
            } else {
                rest.append(' ').append(parts[i]);
            }
        }
        String plain = documentNumbers(documentNumbers(rest.toString(), BRACKETED, numbers), BARE, numbers);
        var words = words(plain);
        String whole = words.size() > 1 ? NormalText.normal(plain) : "";
        return new Wanted(
                first(quotes),
                first(numbers),
                first(words),
                whole,
                List.of(),
                List.of(),
                unclosed ? "search.hint.unclosed-quote" : "");
    }

    static String cut(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        boolean inPair = Character.isHighSurrogate(text.charAt(LONGEST - 1));
        return text.substring(0, inPair ? LONGEST - 1 : LONGEST);
    }

    private static List<String> first(List<String> all) {
        return all.stream().distinct().limit(MOST).toList();
    }

    /** Takes document numbers out of the text, however they are written, and adds them to {@code found} in their official form. */
    private static String documentNumbers(String text, Pattern pattern, List<String> found) {
        var normal = NormalText.of(text);
        Matcher number = pattern.matcher(normal.text());
        var rest = new StringBuilder(text);
        while (number.find()) {
            int start = startOfIssuer(text, normal, number);
            String issuer = normal.text().substring(start, number.end(1));
            String serial = number.group(3) == null ? "" : number.group(3) + "号";
            found.add(issuer + "〔" + number.group(2) + "〕" + serial);
            for (int i = normal.origin(start); i < normal.originEnd(number.end() - 1); i++) {
                rest.setCharAt(i, ' ');
            }
        }
        return rest.toString();
    }

    /** White space went from the normal text: what stands before it was another word. */
    private static int startOfIssuer(String text, NormalText normal, Matcher number) {
        for (int i = number.end(1) - 1; i > number.start(1); i--) {
            if (!text.substring(normal.originEnd(i - 1), normal.origin(i)).isEmpty()) {
                return i;
            }
        }
        return number.start(1);
    }

    private static List<String> words(String plain) {
        var words = new ArrayList<String>();
        for (String word : BETWEEN_WORDS.split(plain)) {
            String normal = NormalText.normal(word);
            for (String part : QuestionWords.around(normal)) {
                if (Bare.of(part).length() > 0) {
                    words.add(part);
                }
            }
        }
        return withoutLeftovers(words);
    }

    /** Single characters beside real words are what is left of a question: 人, 是. */
    private static List<String> withoutLeftovers(List<String> words) {
        var longer = words.stream().filter(word -> Bare.of(word).length() > 1).toList();
        return longer.isEmpty() ? words : longer;
    }

    /** The same without insisting on quotes and document numbers. */
    Wanted asWords() {
        var all = new ArrayList<>(exact());
        all.addAll(words);
        return new Wanted(List.of(), List.of(), all, whole, either, without, hint);
    }

    /** Quotes and document numbers: what is not to be softened. */
    List<String> exact() {
        return Stream.concat(quotes.stream(), numbers.stream()).toList();
    }

    boolean nothing() {
        return exact().isEmpty() && words.isEmpty() && either.isEmpty();
    }
}
